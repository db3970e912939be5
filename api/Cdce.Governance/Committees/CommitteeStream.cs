namespace Cdce.Governance.Committees;

/// <summary>A committee that is about to change.</summary>
internal static class CommitteeStream
{
    /// <summary>The mandate with its committee, or null where it is not there or not this user's to end.</summary>
    public static async Task<(IEventStream<Committee> Stream, Committee Committee, Mandate Mandate)?> FetchMandateAsync(
        this IDocumentSession session, Guid mandateId, CurrentUser user, GovernanceDb db, CancellationToken ct)
    {
        if (await db.Mandates.FindAsync([mandateId], ct) is not { } row || !user.MayEnd(row))
            return null;
        var stream = await session.Events.FetchForWriting<Committee>(Committee.StreamKey(row.Area), ct);
        return stream.Aggregate is { } committee && committee.Find(mandateId) is { } mandate ? (stream, committee, mandate) : null;
    }
}
