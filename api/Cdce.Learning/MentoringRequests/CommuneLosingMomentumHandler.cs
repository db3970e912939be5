using Cdce.Contracts.Campaign;

namespace Cdce.Learning.MentoringRequests;

/// <summary>A commune that loses momentum gets a mentoring request.</summary>
public static class CommuneLosingMomentumHandler
{
    // The alert names the stream, so handling the same alert twice opens one request.
    public static async Task Handle(CommuneLosingMomentum message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MentoringRequest>(
            MentoringRequest.StreamKey(message.AlertId), ct);
        stream.AppendMany(Decide(stream.Aggregate, message));
    }

    internal static object[] Decide(MentoringRequest? request, CommuneLosingMomentum message) =>
        request is not null ? [] :
        [
            new MentoringRequested(message.AlertId, message.NisCode, "momentum", message.Causes, message.WeakCriteria, message.On),
        ];
}
