using Cdce.Campaign;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Notices;

/// <summary>Shows what changed lately for the caller: one line for each object, with its latest state.</summary>
internal sealed class ListOwnNotices : IEndpoint
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <param name="Items">Newest first.</param>
    internal sealed record OwnNotices(IReadOnlyList<OwnNotice> Items);

    /// <param name="State">What became of it: momentumLost, joinRequested, titleStepRecorded ...</param>
    /// <param name="Area">NIS code; empty for the campaign.</param>
    /// <param name="Place">The commune's name, in the language of the caller's mails.</param>
    /// <param name="Path">The page of the client where something can be done.</param>
    /// <param name="Role">For which role the caller is told; absent for what concerns him or her alone.</param>
    internal sealed record OwnNotice(string Topic, string State, string Area, string? Place, string Path, DateOnly On, Role? Role);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/people/me/notices", Handle)
        .WithName("listOwnNotices")
        .WithSummary("List what changed lately for the caller");

    private static async Task<Ok<OwnNotices>> Handle(
        CurrentUser user, Recipients recipients, CampaignDb campaign, StoreConnections connections, TimeProvider clock, CancellationToken ct)
    {
        if (user.PersonId is not { } personId || await recipients.FindAsync(personId, clock.Today(), ct) is not { } recipient)
            return TypedResults.Ok(new OwnNotices([]));
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        var wishes = await NoticeTable.WishesAsync(connection, personId, ct);
        var items = await NoticeTable.RecentAsync(connection, personId, clock.GetUtcNow() - Lately, ct);
        var hidden = await NoticeSender.HiddenAsync(campaign, items, recipient, ct);
        DigestLine[] lines = [.. Digest.Group(
            items.Where(i => wishes[i.Topic].Screen && !hidden.Contains(i.Object) && Digest.WhyOf(i, recipient).Told), recipient)];
        var places = await NoticeSender.PlacesAsync(campaign, lines, recipient.Language, ct);
        return TypedResults.Ok(new OwnNotices(
            [.. lines.Select(l => new OwnNotice(l.Topic, l.State, l.Area, places.GetValueOrDefault(l.Area), l.Path, l.On, l.Role?.Role))]));
    }
}
