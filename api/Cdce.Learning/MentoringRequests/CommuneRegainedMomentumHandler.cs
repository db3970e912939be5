using Cdce.Contracts.Campaign;
using Cdce.Learning.MentoringPairs;
using Cdce.Learning.MentoringProfiles;

namespace Cdce.Learning.MentoringRequests;

/// <summary>A commune that is back at its rhythm needs no mentor any more; a pair that runs goes on and notes it.</summary>
public static class CommuneRegainedMomentumHandler
{
    public static async Task Handle(CommuneRegainedMomentum message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MentoringRequest>(
            MentoringRequest.StreamKey(message.AlertId), ct);
        if (stream.Aggregate is not { } request)
            return;

        stream.AppendMany(Decide(request, message.On));
        if (request is { State: RequestState.Offered, MentorNisCode: { } mentor })
            await session.FreePlaceAsync(mentor, request.Id, message.On, ct);
        if (request is { State: RequestState.Matched, PairId: { } pairId })
        {
            var pair = await session.Events.FetchForWriting<MentoringPair>(MentoringPair.StreamKey(pairId), ct);
            if (pair.Aggregate is { Ended: false, MomentumRegained: false })
                pair.AppendOne(new MenteeRegainedMomentum(message.On));
        }
    }

    internal static object[] Decide(MentoringRequest request, DateOnly on) =>
        request.State is RequestState.Open or RequestState.Offered ? [new MentoringRequestClosed("momentumRegained", on)] : [];
}
