namespace Cdce.Learning.MentoringProfiles;

/// <summary>Keeps a mentor's places in its own stream.</summary>
internal static class Places
{
    /// <summary>Gives back the place that was kept for a request.</summary>
    public static async Task FreePlaceAsync(
        this IDocumentSession session, string mentorNisCode, Guid requestId, DateOnly on, CancellationToken ct)
    {
        var profile = await session.Events.FetchForWriting<MentoringProfile>(MentoringProfile.StreamKey(mentorNisCode), ct);
        profile.AppendOne(new MentoringPlaceFreed(requestId, on));
    }
}
