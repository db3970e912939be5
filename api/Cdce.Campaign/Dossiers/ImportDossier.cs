using System.Security.Cryptography;
using Cdce.Campaign.Activities;
using Cdce.Campaign.Communes;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.TitleFiles;
using Cdce.Platform.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Dossiers;

/// <summary>A commune's dossier from another system is taken where the commune has no history yet: all of it, or nothing.</summary>
internal sealed class ImportDossier : IEndpoint
{
    /// <param name="Status">As it is here, by the targets and populations of this system, on the day of the dossier.</param>
    internal sealed record Criterion(string Code, CriterionStatus Status, CriterionStatus StatusInDossier);

    /// <param name="Changed">False where the same file was taken before.</param>
    /// <param name="Facts">Facts of the ledger taken, withdrawn ones included.</param>
    /// <param name="Steps">Steps of the title file that stand.</param>
    internal sealed record Response(string Href, string NisCode, bool Changed, DateOnly MadeOn, DateOnly Day, int Facts, int Steps,
        TitleState TitleState, TitleState TitleStateInDossier, IReadOnlyList<Criterion> Criteria, IReadOnlyList<FairOMeterTaken> FairOMeters,
        bool? Simulated);

    /// <summary>A Fair-ô-mètre that was taken.</summary>
    /// <param name="Score">What counts, or what the answers earn before they are sent: recounted here, and the same as in the dossier.</param>
    internal sealed record FairOMeterTaken(string Href, string AssessmentId, decimal Score, string Grade);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/dossierImports", Handle)
        .WithName("importDossier")
        .WithSummary("Take a commune's dossier from another system")
        .Accepts<Stream>(DossierFile.MediaType);

    /// <param name="ownFacts">Facts that the commune's ledger holds here.</param>
    /// <param name="ownSteps">Steps that were ever recorded in its title file here.</param>
    internal static Decision? Refuse(CommuneLife? commune, int ownFacts, long ownSteps)
    {
        if (commune is null)
            return Decision.Refuse("unknown-commune", "The register knows no commune with this code.");
        return ownFacts + ownSteps == 0
            ? null
            : Decision.Refuse("commune-has-history", "A dossier is taken where the commune has no history yet; this one has "
                + $"{ownFacts} facts in its ledger and {ownSteps} entries in its title file.");
    }

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        HttpRequest http, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if (await http.Body.ReadAtMostAsync(DossierFile.MaximumBytes, ct) is not { } bytes)
            return Problems.Standard(StatusCodes.Status413PayloadTooLarge, "payloadTooLarge", "Payload Too Large", "At most 8 MiB.");
        var (read, issue) = await DossierFile.ReadAsync(bytes, ct);
        if (read is not { } dossier)
            return Problems.BadRequest(issue is null ? [] : [issue]);
        if (DossierRules.Issues(dossier, clock.Today()) is { Count: > 0 } issues)
            return Problems.BadRequest(issues);

        var nisCode = dossier.Manifest.Commune.NisCode;
        var steps = dossier.TitleFile.History.Select(v => v.StepId).ToHashSet();
        // What another part of that system kept can be changed here only in the ledger itself; a step keeps its fact.
        var facts = dossier.Ledger.Select(f => Dossier.Events(nisCode, f, keptElsewhere: steps.Contains(f.ActivityId))).ToList();
        var (title, file) = dossier.Title();
        var answer = await AnswerAsync(dossier, facts, file, http, db, ct);

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var mark = await session.Events.FetchForWriting<ImportedDossier>($"imported-dossier/{nisCode}", ct);
        if (mark.Aggregate?.Sha256 == sha256)
            return TypedResults.Ok(answer with { Changed = false });

        var titleStream = await session.Events.FetchForWriting<TitleFile>($"title-file/{nisCode}", ct);
        var commune = await CommuneLife.FindAsync(db, nisCode, ct);
        var ownFacts = await db.Activities.CountAsync(a => a.NisCode == nisCode, ct);
        if (Refuse(commune, ownFacts, titleStream.StartingVersion)?.Refusal is { } refusal)
            return refusal.ToProblem();
        var ids = dossier.Ledger.Select(f => f.ActivityId).ToArray();
        if (await db.Activities.AnyAsync(a => ids.Contains(a.ActivityId), ct))
            return new Refusal("fact-known", "A fact of the dossier stands in another commune's ledger.", []).ToProblem();

        var grids = await session.Events.FetchForWriting<GridVersions>(GridVersions.Stream, ct);
        var known = grids.Aggregate?.Versions.ToList() ?? [];
        foreach (var fairOMeter in dossier.FairOMeters)
        {
            if (await fairOMeter.TakeAsync(session, grids, known, nisCode, ct) is { } refused)
                return refused.ToProblem();
        }

        if (answer.Simulated is true)
            session.SetHeader("simulated", true);
        titleStream.AppendMany(title);
        foreach (var (fact, events) in dossier.Ledger.Zip(facts))
            session.Events.StartStream<Activity>($"activity/{fact.ActivityId}", [.. events]);
        mark.AppendOne(new DossierImported(nisCode, sha256, dossier.Manifest.MadeOn, dossier.Manifest.Day, facts.Count, file.Facts.Count));
        return TypedResults.Ok(answer);
    }

    // The states follow from what is taken, by the rules, targets and populations here: where they differ, the answer says so.
    private static async Task<Response> AnswerAsync(Dossier dossier, List<IReadOnlyList<object>> facts, TitleFile file,
        HttpRequest http, CampaignDb db, CancellationToken ct)
    {
        var (nisCode, day) = (dossier.Manifest.Commune.NisCode, dossier.Manifest.Day);
        var here = (await CriterionSource.LoadAsync(db, [nisCode], day, ct))[nisCode] with
        {
            Facts = [.. facts.Select(Dossier.Fold).Where(a => !a.Withdrawn).Select(a => (a.Id, a.EndedOn, Fact: a.Fact!)) // recorded first
                .Where(a => a.Fact.On <= day)
                .Select(a => new CriterionFact(a.Id, a.Fact.Kind, a.Fact.Criterion, a.Fact.On, a.Fact.PartnerKind, a.Fact.Source?.Path,
                    a.Fact.ValidUntil, a.EndedOn, a.Fact.Label))],
            Steps = file.Facts,
        };
        var inDossier = dossier.Criteria.ToDictionary(c => c.Code, c => c.Status);
        var simulated = dossier.Manifest.Simulated is true || dossier.TitleFile.Simulated is true || dossier.Ledger.Any(f => f.Simulated is true);
        return new Response(http.Absolute($"/api/v1/campaign/communes/{nisCode}"), nisCode, true, dossier.Manifest.MadeOn, day,
            facts.Count, file.Facts.Count, file.Path.State, dossier.TitleFile.State,
            [.. CriterionState.All(nisCode, here, day).Select(s => new Criterion(s.Code, s.Status, inDossier[s.Code]))],
            [.. dossier.FairOMeters.Select(f => (Id: Assessment.Id(f.Edition, nisCode), Score: f.Counting ?? f.Own))
                .Select(f => new FairOMeterTaken(http.Absolute($"/api/v1/campaign/fairOMeter/assessments/{f.Id}"), f.Id, f.Score.Value, f.Score.Grade))],
            simulated.OrNothing());
    }
}
