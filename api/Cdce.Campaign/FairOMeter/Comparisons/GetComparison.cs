using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Comparisons;

/// <summary>
/// The classes of similar communes with their definition, and what was drawn of each: quarters of progress and score, and nothing of a class with
/// too few communes. A commune's own values stand in its Fair-ô-mètre.
/// </summary>
internal sealed class GetComparison : IEndpoint
{
    /// <summary>A class with its figures.</summary>
    /// <param name="Own">The commune asked for belongs to it.</param>
    /// <param name="Communes">How many the figures are about; absent where there are none.</param>
    /// <param name="Progress">Points of the score since the edition before; absent where too few communes have one.</param>
    /// <param name="Score">Points, 0 to 100; absent before the figures are drawn, and where too few communes are in the class.</param>
    internal sealed record ComparedClass(ComparisonClass Definition, bool Own, int? Communes, Quarters? Progress, Quarters? Score);

    /// <param name="Label">What is said of the classes.</param>
    /// <param name="Example">They are not the campaign's own.</param>
    /// <param name="RuralBelow">Inhabitants per square kilometre below which a commune is rural.</param>
    /// <param name="Others">How many communes besides the one that reads a figure is about at least.</param>
    /// <param name="DrawnOn">Absent before the figures are drawn.</param>
    /// <param name="Version">Of the classes: comes back as <c>If-Match</c> when they are revised.</param>
    internal sealed record Response(string Href, string Edition, LocalText EditionLabel, LocalText Label, bool Example, DateOnly ValidFrom, int RuralBelow,
        int Others, DateOnly? DrawnOn, IReadOnlyList<ComparedClass> Classes, long Version, IReadOnlyList<string> AllowedActions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/editions/{code}/comparison", Handle)
        .WithName("getComparison")
        .WithSummary("Get the comparison of similar communes in an edition of the Fair-ô-mètre")
        .AllowsAsOf();

    /// <param name="nisCode">A commune whose class is marked.</param>
    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string code, string? nisCode, HttpContext http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FairOMeterEditions.FirstOrDefaultAsync(e => e.Code == code, ct) is not { } edition)
            return Problems.NotFound();
        var drawn = await db.FairOMeterComparisons.FirstOrDefaultAsync(c => c.Edition == code, ct);
        var rows = await db.FairOMeterClasses.Take(1_000).ToListAsync(ct);
        var day = drawn?.DrawnOn ?? horizon.Day(clock);
        var tables = rows.Select(r => r.ToTable()).ToList();
        if ((drawn is null ? tables.InForceOn(day) : tables.FirstOrDefault(t => t.Table == drawn.Table)) is not { } table)
            return Problems.NotFound();

        var own = nisCode is not null && (await ComparedCommunes.TraitsAsync(db, [nisCode], day, ct)).GetValueOrDefault(nisCode) is { } traits
            ? table.Of(traits) : null;
        var version = rows.Max(r => r.Version);
        http.Response.SetVersion(version);
        return TypedResults.Ok(new Response(http.Request.Absolute($"/api/v1/campaign/fairOMeter/editions/{code}/comparison"), code,
            new LocalText(edition.LabelFr, edition.LabelDe), table.Label, table.Example, table.ValidFrom, table.RuralBelow, Comparison.Others, drawn?.DrawnOn,
            [.. table.Classes.Select(c => (Class: c, Figures: drawn?.Classes.FirstOrDefault(f => f.Class == c.Code)))
                .Select(c => new ComparedClass(c.Class, c.Class == own, c.Figures?.Communes, c.Figures?.Progress, c.Figures?.Score))],
            version, horizon.AsOf is not null ? []
                : user.Allowed(null, ["reviseComparisonClasses", .. drawn is null && edition.ClosedOn is not null ? ["drawComparison"] : Array.Empty<string>()])));
    }
}
