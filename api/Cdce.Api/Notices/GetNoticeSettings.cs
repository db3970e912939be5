using Cdce.Platform.Notices;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Notices;

/// <summary>Shows about what, where and how often the caller is told.</summary>
internal sealed class GetNoticeSettings : IEndpoint
{
    /// <param name="Email">Whether there is an address that mails can go to.</param>
    internal sealed record NoticeSettings(bool Email, IReadOnlyList<TopicSetting> Topics);

    /// <param name="Mail">How often mails go out.</param>
    /// <param name="Screen">Whether it stands in the list on the screen.</param>
    /// <param name="ByDefault">Nothing was chosen yet.</param>
    /// <param name="Rhythms">What can be chosen for mails.</param>
    internal sealed record TopicSetting(string Topic, Rhythm Mail, bool Screen, bool ByDefault, IReadOnlyList<Rhythm> Rhythms);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/people/me/noticeSettings", Handle)
        .WithName("getNoticeSettings")
        .WithSummary("Show about what and how often the caller is told");

    private static async Task<Ok<NoticeSettings>> Handle(
        CurrentUser user, Recipients recipients, StoreConnections connections, TimeProvider clock, CancellationToken ct)
    {
        var personId = user.PersonId ?? Guid.Empty;
        var recipient = await recipients.FindAsync(personId, clock.Today(), ct);
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        var wishes = await NoticeTable.WishesAsync(connection, personId, ct);
        // What is about other roles stays away; whoever holds none is told about his or her own roles, dates and juries.
        var mine = Topics.All.Where(t => t.Code is Topics.Committee or Topics.Reminders or Topics.Awards || recipient?.Roles.Any(held => t.Roles.Contains(held.Role)) == true);
        return TypedResults.Ok(new NoticeSettings(recipient?.Email is not null,
            [.. mine.Select(t => wishes[t.Code]).Select(w => new TopicSetting(w.Topic.Code, w.Mail, w.Screen, !w.Chosen, w.Topic.Rhythms))]));
    }
}
