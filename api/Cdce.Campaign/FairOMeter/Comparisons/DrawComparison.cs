using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Editions;
using Cdce.Campaign.FairOMeter.Scoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Comparisons;

/// <summary>The coordination draws the figures of similar communes from the final results of a closed edition: once, and they stay.</summary>
internal sealed class DrawComparison : IEndpoint
{
    internal sealed record Request;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/editions/{code}/comparison", Handle)
        .WithName("drawComparison")
        .WithSummary("Draw the comparison of similar communes in a closed edition of the Fair-ô-mètre");

    internal static Decision Decide(Comparison? drawn, Edition edition, ClassTable? table, IReadOnlyList<ComparedCommune> communes,
        IEnumerable<Comparison> earlier, DateOnly today)
    {
        if (drawn is not null)
            return Decision.Refuse("comparison-drawn", "The figures of this edition were drawn; they do not change any more.");
        if (edition.ClosedOn is null)
            return Decision.Refuse("edition-not-closed", "Figures are drawn once the edition is closed.");
        return table is null
            ? Decision.Refuse("no-classes", "No classes are in force on this day.")
            : Decision.Accept(new ComparisonDrawn(edition.Code, table.Table, Comparison.Draw(table, communes, earlier), today));
    }

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        string code, Request request, HttpRequest http, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if (await session.Events.AggregateStreamAsync<Edition>(Edition.StreamKey(code), token: ct) is not { } edition
            || await db.FairOMeterEditions.FirstOrDefaultAsync(e => e.Code == code, ct) is not { } row)
        {
            return Problems.NotFound();
        }

        var today = clock.Today();
        var table = (await db.FairOMeterClasses.Take(1_000).ToListAsync(ct)).Select(t => t.ToTable()).InForceOn(today);
        var drawn = await db.FairOMeterComparisons.Select(c => c.Edition).Take(1_000).ToListAsync(ct);
        var earlier = new List<Comparison>();
        foreach (var other in drawn)
        {
            if (await session.Events.AggregateStreamAsync<Comparison>(Comparison.StreamKey(other), token: ct) is { } comparison)
                earlier.Add(comparison);
        }

        var communes = table is null ? [] : await CommunesAsync(db, row, table, today, ct);
        var stream = await session.Events.FetchForWriting<Comparison>(Comparison.StreamKey(code), ct);
        var decision = Decide(stream.Aggregate, edition, table, communes, earlier, today);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        var href = http.Absolute($"/api/v1/campaign/fairOMeter/editions/{code}/comparison");
        return TypedResults.Created(href, new CreatedResource(code, stream.CurrentVersion, href));
    }

    private static async Task<IReadOnlyList<ComparedCommune>> CommunesAsync(CampaignDb db, EditionRow edition, ClassTable table, DateOnly day, CancellationToken ct)
    {
        var rows = await db.FairOMeterAssessments.Where(a => a.Edition == edition.Code && a.Status == AssessmentStatus.Validated).Take(1_000).ToListAsync(ct);
        var final = rows.Select(r => (r.NisCode, Assessment: r.ToAssessment())).Where(r => r.Assessment.IsFinal).ToList();
        string[] nisCodes = [.. final.Select(r => r.NisCode)];
        var traits = await ComparedCommunes.TraitsAsync(db, nisCodes, day, ct);
        var former = await FormerAssessment.OfAsync(db, nisCodes, edition, ct);
        var grid = (await db.FairOMeterGrids.FirstAsync(g => g.Grid == edition.Grid, ct)).ToContent();
        return [.. final.Where(r => traits.ContainsKey(r.NisCode)).Select(r => new ComparedCommune(r.NisCode, table.Of(traits[r.NisCode]).Code,
            Score.Of(grid, r.Assessment.Counting()).Value, former.GetValueOrDefault(r.NisCode)?.ProgressTo(grid, r.Assessment.Counting()).Index))];
    }
}
