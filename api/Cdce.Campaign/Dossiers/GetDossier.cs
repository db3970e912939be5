using Cdce.Campaign.Criteria;
using Cdce.Campaign.Targets;
using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Dossiers;

/// <summary>All that a commune can show for its title, as a ZIP of readable files: facts, steps, resolutions, criteria.</summary>
internal sealed class GetDossier : IEndpoint
{
    private static readonly LocalText What = new(
        "Dossier d’une commune : faits, étapes du titre, résolutions et critères avec leurs preuves. Les noms de personnes n’y figurent pas.",
        "Akte einer Gemeinde: Einträge, Schritte zum Titel, Beschlüsse und Kriterien mit ihren Nachweisen. Personennamen enthält sie nicht.");

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/communes/{nisCode}/dossier", Handle)
        .WithName("getDossier")
        .WithSummary("Get a commune's dossier (ZIP)")
        .Produces<Stream>(StatusCodes.Status200OK, DossierFile.MediaType)
        .AllowsAsOf();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string nisCode, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
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
                    TargetTable.On(facts.Targets, day)?.Table, file.Version), []),
            [.. rows.Select(row => DossierFact.Of(row, day))], DossierTitleFile.Of(file), DossierResolution.Of(file.Facts),
            DossierCriterion.Of(nisCode, facts, day));
        return TypedResults.File(DossierFile.Write(dossier), DossierFile.MediaType, $"dossier-{nisCode}-{day:yyyy-MM-dd}.zip");
    }
}
