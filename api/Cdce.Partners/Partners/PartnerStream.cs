namespace Cdce.Partners.Partners;

/// <summary>Two entries that are merged or parted.</summary>
internal static class PartnerStream
{
    /// <summary>Both for writing, or null where one is not there or belongs to a commune that the user does not act for.</summary>
    public static async Task<(IEventStream<Partner> Stream, Partner Partner, IEventStream<Partner> Other, Partner Duplicate)?> FetchBothAsync(
        this IDocumentSession session, Guid partnerId, Guid duplicateId, CurrentUser user, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Partner>(Partner.StreamKey(partnerId), ct);
        var other = await session.Events.FetchForWriting<Partner>(Partner.StreamKey(duplicateId), ct);
        return stream.Aggregate is { Withdrawn: false } partner && other.Aggregate is { Withdrawn: false } duplicate
            && user.MayActFor(partner.Description.NisCode) && user.MayActFor(duplicate.Description.NisCode)
                ? (stream, partner, other, duplicate)
                : null;
    }
}
