using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Awards;

/// <summary>
/// The results of an award, once they are published: the coordination, its programs and the jury see every sheet, under the number of the member of the
/// jury, so that they can add them up again; a commune those of its own nominations; everybody the laureates. By <c>format</c> as CSV, a line for each
/// sheet and criterion.
/// </summary>
internal sealed class GetAwardResults : IEndpoint
{
    private static readonly string[] Columns =
        ["category", "rank", "laureate", "nominationId", "nisCode", "communeFr", "title", "score", "sheets", "juror", "counts", "criterion", "weight", "points", "mostPoints"];

    /// <param name="Sum">Points times weights.</param>
    /// <param name="LeftOut">Why it does not count: dismissed or conflict; absent where it does.</param>
    internal sealed record Sheet(int Juror, IReadOnlyList<CriterionPoints> Points, long Sum, string? LeftOut);

    /// <param name="Score">0 to 100, rounded once; absent like all below for what is not the caller's.</param>
    /// <param name="Counted">So many sheets count.</param>
    /// <param name="Sum">Points times weights of these together.</param>
    /// <param name="MostSum">What they could have given at most.</param>
    internal sealed record Item(Guid NominationId, string NisCode, LocalText CommuneName, string Title, int Rank, bool Laureate, decimal? Score, int? Counted, long? Sum, long? MostSum,
        IReadOnlyList<Sheet>? Sheets);

    internal sealed record CategoryResults(string Code, LocalText Label, int Laureates, IReadOnlyList<Item> Items);

    /// <param name="Recomputed">Whether the sheets, added up again just now, give what was published; for who sees all of them.</param>
    internal sealed record Response(string Href, Guid AwardId, LocalText Name, DateOnly PublishedOn, int MostPoints, IReadOnlyList<AwardCriterion> Criteria,
        IReadOnlyList<CategoryResults> Categories, bool? Recomputed, string Export);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/awards/{awardId:guid}/results", Handle)
        .WithName("getAwardResults")
        .WithSummary("Get the results of an award, once they are published")
        .Produces<Response>()
        .AllowsAsOf();

    /// <param name="format">json (default) or csv</param>
    private static async Task<Results<Ok<Response>, FileContentHttpResult, ProblemHttpResult>> Handle(
        Guid awardId, string? format, HttpRequest http, CurrentUser user, CampaignDb db, CancellationToken ct)
    {
        if (format is not (null or "json" or "csv"))
            return Problems.BadRequest(new InputIssue("query", "format", "json or csv", Value: format));
        if (await db.Awards.SingleOrDefaultAsync(a => a.AwardId == awardId, ct) is not { } award || !AwardView.IsShown(award, user))
            return Problems.NotFound();
        if (award.PublishedOn is not { } publishedOn)
            return Decision.Refuse("results-sealed", "The results are sealed until they are published.").Refusal!.ToProblem();

        var jurors = await db.AwardJurors.Where(j => j.AwardId == awardId).OrderBy(j => j.Number).ToListAsync(ct);
        var nominations = await db.AwardNominations.Where(n => n.AwardId == awardId).ToDictionaryAsync(n => n.NominationId, ct);
        var sheets = (await db.AwardSheets.Where(s => s.AwardId == awardId).ToListAsync(ct)).ConvertAll(s => s.ToSheet());
        var codes = award.Results.Select(r => r.NisCode).Distinct().ToArray();
        var names = await db.Communes.Where(c => codes.Contains(c.NisCode)).ToDictionaryAsync(c => c.NisCode, c => c.Name.ToText(), ct);
        var rules = award.Rules[0];
        var weights = rules.Criteria.ToDictionary(c => c.Code, c => c.Weight);
        var members = jurors.ConvertAll(j => j.ToJuror());
        var seesAll = user.May("screenNomination") || user.Roles.Any(r => r.Role is Role.Script) || members.Exists(j => j.PersonId == user.PersonId && !j.Dismissed);

        var categories = rules.Categories.Select(c => new CategoryResults(c.Code, c.Label, c.Laureates,
            [.. award.Results.Where(r => r.Category == c.Code && (seesAll || r.Laureate || user.May("nominate", r.NisCode))).Select(Of)])).ToList();
        if (format is "csv")
            return TypedResults.File(CsvText.Write(Columns, categories.SelectMany(Lines)), CsvText.MediaType + "; charset=utf-8", $"award-{awardId}.csv");

        var href = http.Absolute($"/api/v1/campaign/awards/{awardId}/results");
        return TypedResults.Ok(new Response(href, awardId, rules.Name, publishedOn, rules.MostPoints, rules.Criteria, categories,
            seesAll ? AwardTally.Of(new Award(awardId, rules, award.Stage, award.Changes)
            {
                Nominations = [.. nominations.Values.Select(n => new Nomination(n.NominationId, n.NisCode, n.Category, n.Title, n.State, n.Changes))],
                Jurors = members,
                Sheets = sheets,
            }).SequenceEqual(award.Results) : null, href + "?format=csv"));

        Item Of(AwardResult result)
        {
            var own = seesAll || user.May("nominate", result.NisCode);
            return new Item(result.NominationId, result.NisCode, names[result.NisCode], nominations[result.NominationId].Title, result.Rank, result.Laureate,
                own ? result.Score : null, own ? result.Sheets : null, own ? result.Sum : null, own ? (long)result.Sheets * rules.MostPoints * weights.Values.Sum() : null,
                own ? [.. sheets.Where(s => s.NominationId == result.NominationId).Select(s => new Sheet(jurors.First(j => j.PersonId == s.PersonId).Number, s.Points,
                    s.Points.Sum(p => (long)p.Given * weights[p.Criterion]), AwardTally.LeftOut(s, members))).OrderBy(s => s.Juror)] : null);
        }

        IEnumerable<object?[]> Lines(CategoryResults category) =>
            from item in category.Items
            from sheet in item.Sheets ?? []
            from points in sheet.Points
            select new object?[]
            {
                category.Code, item.Rank, item.Laureate, item.NominationId, item.NisCode, item.CommuneName.Fr, item.Title, item.Score, item.Counted, sheet.Juror, sheet.LeftOut is null,
                points.Criterion, weights[points.Criterion], points.Given, rules.MostPoints,
            };
    }
}
