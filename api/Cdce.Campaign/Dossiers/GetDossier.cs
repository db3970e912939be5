using Cdce.Campaign.Activities;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Dossiers;

/// <summary>All that a commune can show for its title, as a ZIP of readable files: facts, steps, resolutions, criteria, Fair-ô-mètres.</summary>
internal sealed class GetDossier : IEndpoint
{
    private static readonly LocalText What = new(
        "Dossier d’une commune : faits, étapes du titre, résolutions, critères avec leurs preuves et Fair-ô-mètres. Les noms de personnes n’y figurent pas.",
        "Akte einer Gemeinde: Einträge, Schritte zum Titel, Beschlüsse, Kriterien mit ihren Nachweisen und Fair-O-Meter. Personennamen enthält sie nicht.");

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/communes/{nisCode}/dossier", Handle)
        .WithName("getDossier")
        .WithSummary("Get a commune's dossier (ZIP)")
        .Produces<Stream>(StatusCodes.Status200OK, DossierFile.MediaType)
        .AllowsAsOf();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string nisCode, CurrentUser user, CampaignDb db, IDocumentSession session, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (!user.MayActFor(nisCode) || await db.Communes.SingleOrDefaultAsync(c => c.NisCode == nisCode, ct) is not { } commune)
            return Problems.NotFound();

        var rows = await db.Activities.Where(a => a.NisCode == nisCode).OrderBy(a => a.On).ThenBy(a => a.ActivityId)
            .Take(Dossier.MaximumFacts + 1).ToListAsync(ct);
        if (rows.Count > Dossier.MaximumFacts)
            return new Refusal("dossier-too-large", $"A dossier has at most {Dossier.MaximumFacts} facts.", []).ToProblem();

        var day = horizon.Day(clock);
        var file = await db.TitleFiles.SingleOrDefaultAsync(f => f.NisCode == nisCode, ct) ?? new TitleFileRow { NisCode = nisCode };
        var facts = (await CriterionSource.LoadAsync(db, [nisCode], day, ct))[nisCode];
        var simulated = commune.Simulated || file.Simulated || rows.Any(r => r.Simulated);
        var dossier = new Dossier(
            new DossierManifest(DossierFile.Format, DossierFile.FormatVersion, What,
                new DossierCommune(nisCode, commune.Name.ToText(), facts.Population, commune.PopulationOn), clock.Today(), day,
                horizon.AsOf, horizon.AsOf is null ? null : horizon.Reading, simulated.OrNothing(),
                new DossierVersions(CriterionRules.Current.Version, TitleRules.Current.Version,
                    facts.Targets.InForceOn(day)?.Table, file.Version), []),
            [.. rows.Select(row => DossierFact.Of(row, day))], DossierTitleFile.Of(file), DossierResolution.Of(file.Facts),
            DossierCriterion.Of(nisCode, facts, day), await FairOMetersAsync(nisCode, rows, db, session, ct));
        return TypedResults.File(DossierFile.Write(dossier), DossierFile.MediaType, $"dossier-{nisCode}-{day:yyyy-MM-dd}.zip");
    }

    private static async Task<IReadOnlyList<DossierFairOMeter>> FairOMetersAsync(string nisCode, List<ActivityRow> ledger, CampaignDb db,
        IDocumentSession session, CancellationToken ct)
    {
        var rows = await db.FairOMeterAssessments.Where(a => a.NisCode == nisCode)
            .Join(db.FairOMeterEditions, a => a.Edition, e => e.Code, (Assessment, Edition) => new { Assessment, Edition })
            .OrderBy(r => r.Edition.OpensOn).ThenBy(r => r.Edition.Code).Take(DossierFairOMeter.Most).ToListAsync(ct);
        var versions = rows.Select(r => r.Assessment.Grid).Distinct().ToArray();
        var grids = await db.FairOMeterGrids.Where(g => versions.Contains(g.Grid)).ToDictionaryAsync(g => g.Grid, g => g.ToSource(), ct);
        var facts = ledger.Select(f => f.ActivityId).ToHashSet();
        var found = new List<DossierFairOMeter>();
        foreach (var row in rows)
        {
            // Of a past day only those that had happened, or were known.
            var kept = row.Assessment.Events.Select(e => e.Version).ToHashSet();
            var events = await session.Events.FetchStreamAsync(Assessment.StreamKey(row.Assessment.AssessmentId), token: ct);
            found.Add(DossierFairOMeter.Of(row.Assessment, row.Edition, grids[row.Assessment.Grid],
                events.Where(e => kept.Contains(e.Version)).Select(e => e.Data), facts));
        }

        return found;
    }
}
