using Cdce.Campaign.Communes;
using Cdce.Campaign.Elections;
using Cdce.Campaign.FairOMeter.Comparisons;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.Labels;
using Cdce.Campaign.Onboarding;
using Cdce.Campaign.ProgrammeReports;
using Cdce.Campaign.Recommendations;
using Cdce.Campaign.Targets;

namespace Cdce.Campaign;

/// <summary>A reference file was taken into the log; marks it, so that it is taken once.</summary>
public sealed record ReferenceLoaded(string Name);

/// <summary>The mark of a reference file that was taken.</summary>
public sealed record LoadedReference(string Name)
{
    public static LoadedReference Create(ReferenceLoaded e) => new(e.Name);
}

/// <summary>Takes communes, targets, the management response and the examples of a grid, of classes, of the watch over elections and of a new commune's steps into the log at the first start.</summary>
internal sealed class CampaignReference(IDocumentStore store) : IReferenceLoader
{
    /// <summary>Who recorded what the reference files hold.</summary>
    public const string Actor = "reference";

    public async Task LoadAsync(CancellationToken ct)
    {
        await LoadOnceAsync("communes", session =>
        {
            foreach (var (code, events) in CommuneReference.Events())
                session.Events.StartStream<Commune>($"commune/{code}", [.. events]);
        }, ct);
        await LoadOnceAsync("targets", session =>
            session.Events.StartStream<Targets.Targets>(Targets.Targets.Stream, [.. TargetReference.Events()]), ct);
        await LoadOnceAsync("management-response", session =>
        {
            foreach (var recommendation in RecommendationReference.Events())
                session.Events.StartStream<Recommendation>($"recommendation/{recommendation.Code}", recommendation);
        }, ct);
        // As old as the criteria it is built on, so that every past day has a grid.
        await LoadOnceAsync("fair-o-meter-grid", session => session.Events.StartStream<GridVersions>(GridVersions.Stream,
            new GridPublished(1, GridReference.Example, new DateOnly(2006, 1, 1))), ct);
        await LoadOnceAsync("fair-o-meter-comparison-classes", session =>
            session.Events.StartStream<ComparisonClasses>(ComparisonClasses.Stream, ComparisonReference.Event()), ct);
        await LoadOnceAsync("election-watch", session => session.Events.StartStream<ElectionWatch>(ElectionWatch.Stream, ElectionReference.Event()), ct);
        await LoadOnceAsync("labels", session => session.Events.StartStream<LabelList>(LabelList.Stream, LabelReference.Event()), ct);
        await LoadOnceAsync("onboarding", session => session.Events.StartStream<OnboardingPlan>(OnboardingPlan.Stream, OnboardingReference.Event()), ct);
        await LoadOnceAsync("programme-indicators", session =>
            session.Events.StartStream<ProgrammeIndicatorList>(ProgrammeIndicatorList.Stream, ProgrammeReference.Event()), ct);
    }

    private async Task LoadOnceAsync(string name, Action<IDocumentSession> append, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var mark = await session.Events.FetchForWriting<LoadedReference>($"campaign-reference/{name}", ct);
        if (mark.Aggregate is not null)
            return;

        session.LastModifiedBy = Actor;
        mark.AppendOne(new ReferenceLoaded(name));
        append(session);
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (ConcurrencyException)
        {
            // Another node that starts at the same moment has taken it.
        }
    }
}
