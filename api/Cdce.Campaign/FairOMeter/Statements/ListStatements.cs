using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Statements;

/// <summary>What communes told in an edition, with what became of it, and how often each theme came; by <c>format</c> the counts alone, as CSV.</summary>
internal sealed class ListStatements : IEndpoint
{
    private const int Most = 5_000;

    private static readonly string[] Columns = ["edition", "theme", "themeFr", "themeDe", "difficulty", "need", "effort", "pride", "total", "open"];

    /// <param name="FollowUp">The coordination follows it up.</param>
    /// <param name="Open">Its follow-up has not ended, and it was not taken back.</param>
    /// <param name="WithdrawnOn">The commune took it back; absent where it stands.</param>
    /// <param name="WithdrawalReason">Why, if the commune said so.</param>
    /// <param name="Version">Comes back as <c>If-Match</c> when it is followed up or taken back.</param>
    internal sealed record Item(Guid StatementId, string NisCode, LocalText CommuneName, StatementKind Kind, string Text, bool FollowUp, bool Open,
        DateOnly MadeOn, IReadOnlyList<string> Themes, string? Answer, DateOnly? AnsweredOn, bool Closed,
        DateOnly? WithdrawnOn, string? WithdrawalReason, bool? Simulated, long Version);

    /// <summary>How many statements are about a theme; one that is about two counts for both, one that was taken back for none.</summary>
    /// <param name="Theme">Absent for those that are not sorted.</param>
    internal sealed record ThemeCount(string? Theme, LocalText? Label, int Difficulty, int Need, int Effort, int Pride, int Total, int Open);

    /// <param name="Example">The themes are not the campaign's own.</param>
    /// <param name="Counts">Of the communes that the caller may read.</param>
    /// <param name="Version">Of the themes: comes back as <c>If-Match</c> when they are revised.</param>
    /// <param name="Export">The counts as CSV.</param>
    internal sealed record Response(string Href, string Edition, LocalText EditionLabel, int Open, bool Example, IReadOnlyList<StatementTheme> Themes,
        IReadOnlyList<ThemeCount> Counts, IReadOnlyList<Item> Items, string Export, long Version, IReadOnlyList<string> AllowedActions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/editions/{code}/statements", Handle)
        .WithName("listStatements")
        .WithSummary("List what communes told in an edition of the Fair-ô-mètre")
        .Produces<Response>()
        .AllowsAsOf();

    /// <param name="nisCode">Of one commune alone.</param>
    /// <param name="format">json (default) or csv: the counts by theme</param>
    private static async Task<Results<Ok<Response>, FileContentHttpResult, ProblemHttpResult>> Handle(
        string code, string? nisCode, string? format, HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (format is not (null or "json" or "csv"))
            return Problems.BadRequest(new InputIssue("query", "format", "json or csv", Value: format));
        if ((nisCode is not null && !user.MayActFor(nisCode)) || await db.FairOMeterEditions.FirstOrDefaultAsync(e => e.Code == code, ct) is not { } edition)
            return Problems.NotFound();

        var rows = db.FairOMeterStatements.Where(s => s.Edition == code && (nisCode == null || s.NisCode == nisCode));
        if (user.Patterns is { } own)
            rows = rows.Where(s => own.Any(area => EF.Functions.Like(s.NisCode, area)));
        // What waits for the coordination comes first, then the latest, and last what was taken back.
        var found = await rows.Join(db.Communes, s => s.NisCode, c => c.NisCode, (statement, commune) => new { statement, commune })
            .OrderBy(r => r.statement.WithdrawnOn != null ? 2 : r.statement.FollowUp && !r.statement.Closed ? 0 : 1).ThenByDescending(r => r.statement.MadeOn).ThenBy(r => r.statement.StatementId)
            .Take(Most).ToListAsync(ct);
        var table = await db.FairOMeterStatementThemes.OrderByDescending(t => t.Table).FirstOrDefaultAsync(ct);
        var themes = table?.Themes ?? StatementThemes.Shipped.Themes;
        var counts = Count(themes, [.. found.Select(r => r.statement).Where(s => s.WithdrawnOn is null)]);
        if (format == "csv")
        {
            var csv = CsvText.Write(Columns, counts.Select(c => new object?[]
                { code, c.Theme, c.Label?.Fr, c.Label?.De, c.Difficulty, c.Need, c.Effort, c.Pride, c.Total, c.Open }));
            return TypedResults.File(csv, CsvText.MediaType + "; charset=utf-8", $"themes-{code}.csv");
        }

        var version = table?.Version ?? 0;
        http.Response.SetVersion(version);
        var address = http.Request.Absolute($"/api/v1/campaign/fairOMeter/editions/{code}/statements");
        var open = edition.ClosedOn is null && horizon.Day(clock) >= edition.OpensOn;
        return TypedResults.Ok(new Response(address, code, new LocalText(edition.LabelFr, edition.LabelDe),
            found.Count(r => IsOpen(r.statement)), table?.Example ?? true, themes, counts,
            [.. found.Select(r => new Item(r.statement.StatementId, r.statement.NisCode, r.commune.Name.ToText(), r.statement.Kind, r.statement.Text,
                r.statement.FollowUp, IsOpen(r.statement), r.statement.MadeOn, r.statement.Themes, r.statement.Answer, r.statement.AnsweredOn,
                r.statement.Closed, r.statement.WithdrawnOn, r.statement.WithdrawalReason, r.statement.Simulated.OrNothing(), r.statement.Version))],
            address + "?format=csv", version, horizon.AsOf is not null ? []
                : user.Allowed(nisCode, [.. open ? ["makeStatement", "withdrawStatement"] : Array.Empty<string>(), "followUpStatement", "reviseStatementThemes"])));
    }

    private static bool IsOpen(StatementRow statement) => statement is { FollowUp: true, Closed: false, WithdrawnOn: null };

    // In the order of the themes, then former ones, then what is not sorted.
    private static IReadOnlyList<ThemeCount> Count(IReadOnlyList<StatementTheme> themes, IReadOnlyList<StatementRow> statements)
    {
        var former = statements.SelectMany(s => s.Themes).Except(themes.Select(t => t.Code)).Distinct().Order(StringComparer.Ordinal);
        return
        [
            .. themes.Select(t => Of(t.Code, t.Label, s => s.Themes.Contains(t.Code))),
            .. former.Select(t => Of(t, null, s => s.Themes.Contains(t))),
            Of(null, null, s => s.Themes.Count == 0),
        ];

        ThemeCount Of(string? theme, LocalText? label, Func<StatementRow, bool> isAbout)
        {
            var about = statements.Where(isAbout).ToList();
            return new ThemeCount(theme, label, about.Count(s => s.Kind is StatementKind.Difficulty), about.Count(s => s.Kind is StatementKind.Need),
                about.Count(s => s.Kind is StatementKind.Effort), about.Count(s => s.Kind is StatementKind.Pride), about.Count, about.Count(IsOpen));
        }
    }
}
