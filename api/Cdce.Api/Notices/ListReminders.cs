using Cdce.Campaign;
using Cdce.Platform.Notices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Notices;

/// <summary>Lists the reminders that come next, computed as they are when they are sent.</summary>
internal sealed class ListReminders : IEndpoint
{
    private const int UsualDays = 60;
    private const int MostDays = 366;

    /// <param name="Until">The last day that was looked at.</param>
    /// <param name="Paused">Objects of which nobody is reminded for now.</param>
    internal sealed record NextReminders(
        DateOnly Until, IReadOnlyList<NextReminder> Items, IReadOnlyList<PausedReminder> Paused, IReadOnlyList<string> AllowedActions);

    /// <param name="Object">Names what it is about; for pausing.</param>
    /// <param name="Kind">Of what: keyAction, joinRequest, mandateEnd ...</param>
    /// <param name="Rule">Which rule wants it.</param>
    /// <param name="DueOn">The morning on which it goes out.</param>
    /// <param name="Day">The day that it is about.</param>
    /// <param name="Roles">Who is reminded, where the role is held.</param>
    /// <param name="Person">Whether it also goes to the person whom it concerns.</param>
    /// <param name="Path">The page of the client where it is done.</param>
    /// <param name="Code">Tells it from others of its kind, as the code of a key action.</param>
    internal sealed record NextReminder(string Object, string Kind, string Rule, DateOnly DueOn, DateOnly Day, string Area, LocalText? Commune,
        IReadOnlyList<Role> Roles, bool Person, string Path, string? Code);

    internal sealed record PausedReminder(string Object, string Kind, DateOnly Until, string Area, LocalText? Commune, string Path);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reminders", Handle)
        .WithName("listReminders")
        .WithSummary("List the reminders that come next");

    /// <param name="area">Only those of this commune.</param>
    /// <param name="days">So many days from today; 60 where absent, 366 at most.</param>
    private static async Task<Results<Ok<NextReminders>, ProblemHttpResult>> Handle(
        string? area, int? days, CurrentUser user, ReminderSources sources, CampaignDb campaign, StoreConnections connections, TimeProvider clock,
        CancellationToken ct)
    {
        if (days is < 1 or > MostDays)
            return Problems.BadRequest(new InputIssue("query", "days", $"1 to {MostDays}."));
        var today = clock.Today();
        var until = today.AddDays(days ?? UsualDays);
        var objects = (await sources.FindAsync(ct)).Where(o => user.MayActFor(o.Area) && (area is null || o.Area == area)).ToList();
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        var pauses = await ReminderBook.PausesAsync(connection, ct);
        var due = ReminderPlan.Between(await ReminderBook.ToSendAsync(connection, ct), objects, pauses, today, until);
        var sent = (await NoticeTable.ColumnAsync<string>(connection,
            "select distinct rule || ' ' || object || ' ' || period from notice.reminders", ct)).ToHashSet(StringComparer.Ordinal);
        var names = await NamesAsync(campaign, objects, ct);
        var byKey = objects.ToLookup(o => o.Key);
        return TypedResults.Ok(new NextReminders(until,
            [
                .. due.Where(d => !sent.Contains($"{d.Rule.Code} {d.Item.Key} {d.Period:yyyy-MM-dd}")).Select(d => new NextReminder(
                    d.Item.Key, d.Item.Kind, d.Rule.Code, d.DueOn, d.Item.Day, d.Item.Area, names.GetValueOrDefault(d.Item.Area),
                    d.Rule.Roles, d.Item.PersonId is not null, d.Item.Path, d.Item.Code)),
            ],
            [
                .. pauses.Where(p => p.From <= today && today <= p.Until).OrderBy(p => p.Until).SelectMany(p => byKey[p.Key].Select(o =>
                    new PausedReminder(o.Key, o.Kind, p.Until, o.Area, names.GetValueOrDefault(o.Area), o.Path))),
            ],
            user.Allowed(area, "pauseReminders", "resumeReminders", "reviseReminderRules")));
    }

    private static async Task<Dictionary<string, LocalText>> NamesAsync(CampaignDb campaign, IReadOnlyList<ReminderObject> objects, CancellationToken ct)
    {
        string[] codes = [.. objects.Select(o => o.Area).Distinct()];
        return (await campaign.Communes.Where(c => codes.Contains(c.NisCode)).Select(c => new { c.NisCode, c.NameFr, c.NameDe, c.NameNl }).ToListAsync(ct))
            .ToDictionary(c => c.NisCode, c => new LocalText(c.NameFr, c.NameDe, c.NameNl));
    }
}
