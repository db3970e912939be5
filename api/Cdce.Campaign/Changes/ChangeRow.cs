using Cdce.Campaign.Activities;
using Cdce.Campaign.Alerts;
using Cdce.Campaign.Communes;
using Cdce.Campaign.Dossiers;
using Cdce.Campaign.Elections;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Comparisons;
using Cdce.Campaign.FairOMeter.Editions;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.PastEditions;
using Cdce.Campaign.FairOMeter.Reviews;
using Cdce.Campaign.Labels;
using Cdce.Campaign.Momentum;
using Cdce.Campaign.Onboarding;
using Cdce.Campaign.ProgrammeReports;
using Cdce.Campaign.Recommendations;
using Cdce.Campaign.Targets;
using Cdce.Campaign.TitleFiles;
using Cdce.Campaign.WorkPlan;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Changes;

/// <summary>One line of "what changed": an event in a few words.</summary>
public sealed class ChangeRow
{
    /// <summary>Stream and version of the event, such as <c>commune.62063.3</c>.</summary>
    public required string ChangeId { get; set; }

    /// <summary>Place in the log; orders the lines.</summary>
    public long Sequence { get; set; }

    /// <summary>The commune; null for what concerns the network.</summary>
    public string? NisCode { get; set; }

    /// <summary>What happened, as a code: activityRecorded, titleStepRecorded ...</summary>
    public required string Change { get; set; }

    /// <summary>Of what kind: code of a fact, a step, a key action's status ...</summary>
    public string? Kind { get; set; }

    /// <summary>The day it happened.</summary>
    public DateOnly On { get; set; }

    /// <summary>The day in Brussels on which it was recorded.</summary>
    public DateOnly RecordedOn { get; set; }

    public DateTimeOffset RecordedAt { get; set; }
    public string? RecordedBy { get; set; }

    /// <summary>Path of the object below <c>/api/v1</c>.</summary>
    public required string Path { get; set; }

    public bool Simulated { get; set; }

    internal static void Map(EntityTypeBuilder<ChangeRow> row)
    {
        row.ToTable("changes").ShownWhere($"\"NisCode\" is null or {WalledTables.IsAskedFor("NisCode")}").HasKey(r => r.ChangeId);
        row.HasIndex(r => new { r.RecordedOn, r.Sequence });
        row.HasIndex(r => new { r.NisCode, r.RecordedOn });
    }
}

internal static class ChangeRows
{
    public const string Assessments = "/campaign/fairOMeter/assessments/";
    public const string Editions = "/campaign/fairOMeter/editions/";

    /// <summary>Those of the caller's communes; what happened to a Fair-ô-mètre only for whoever may open it.</summary>
    public static IQueryable<ChangeRow> SeenBy(this IQueryable<ChangeRow> rows, CurrentUser user)
    {
        if (user.Patterns is { } own)
            rows = rows.Where(c => c.NisCode == null || own.Any(area => EF.Functions.Like(c.NisCode, area)));
        if (user.PatternsFor("getAssessment") is { } opened)
            rows = rows.Where(c => !c.Path.StartsWith(Assessments) || opened.Any(area => EF.Functions.Like(c.NisCode!, area)));
        return user.May("getEdition") ? rows : rows.Where(c => !c.Path.StartsWith(Editions));
    }
}

/// <summary>Adds a line for each event that people would call a change; what the reference files brought is none.</summary>
public sealed class ChangeProjection
{
    public void On(IEvent<ActivityRecorded> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "activityRecorded", e.Data.Fact.Kind, e.Data.Fact.On, Activity(e.Data.ActivityId));

    public void On(IEvent<ActivityCorrected> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "activityCorrected", e.Data.Fact.Kind, e.Data.Fact.On, Activity(e.Data.ActivityId));

    public void On(IEvent<ActivityWithdrawn> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "activityWithdrawn", null, e.Data.On, Activity(e.Data.ActivityId));

    public void On(IEvent<ActivityEnded> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "activityEnded", null, e.Data.On, Activity(e.Data.ActivityId));

    public void On(IEvent<TitleStepRecorded> e, CampaignDb db) => Add(e, db, e.Data.NisCode, "titleStepRecorded",
        TitleDecisions.Code(e.Data.Fact.Step), e.Data.Fact.On, TitleFile(e.Data.NisCode));

    public void On(IEvent<TitleStepCorrected> e, CampaignDb db) => Add(e, db, e.Data.NisCode, "titleStepCorrected",
        TitleDecisions.Code(e.Data.Fact.Step), e.Data.Fact.On, TitleFile(e.Data.NisCode));

    public void On(IEvent<TitleStepWithdrawn> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "titleStepWithdrawn", null, e.Data.On, TitleFile(e.Data.NisCode));

    public void On(IEvent<TitleDeadlineSet> e, CampaignDb db) => Add(e, db, e.Data.NisCode, "titleDeadlineSet", null,
        e.Timestamp.DayInBrussels(), TitleFile(e.Data.NisCode));

    public void On(IEvent<CommuneRegistered> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "communeRegistered", null, e.Data.On, Commune(e.Data.NisCode));

    public void On(IEvent<CommuneRegistrationWithdrawn> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "communeRegistrationWithdrawn", null, e.Data.On, Commune(e.Data.NisCode));

    public void On(IEvent<CommuneDescriptionCorrected> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "communeDescriptionCorrected", null, e.Data.On, Commune(e.Data.NisCode));

    public void On(IEvent<CommuneRenamed> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "communeRenamed", null, e.Data.On, Commune(e.Data.NisCode));

    public void On(IEvent<PopulationRecorded> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "populationRecorded", null, e.Data.On, Commune(e.Data.NisCode));

    public void On(IEvent<PopulationWithdrawn> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "populationWithdrawn", null, e.Data.On, Commune(e.Data.NisCode));

    public void On(IEvent<CommunesMerged> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "communesMerged", null, e.Data.On, Commune(e.Data.NisCode));

    public void On(IEvent<MergerReversed> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "mergerReversed", null, e.Data.On, Commune(e.Data.NisCode));

    public void On(IEvent<CommuneSplitOff> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "communeSplitOff", null, e.Data.On, Commune(e.Data.NisCode));

    public void On(IEvent<CommuneEnded> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "communeEnded", null, e.Data.On, Commune(e.Data.NisCode));

    public void On(IEvent<CommuneRestored> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "communeRestored", null, e.Data.On, Commune(e.Data.NisCode));

    public void On(IEvent<MomentumLost> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "momentumLost", null, e.Data.On, Alert(e.Data.AlertId));

    public void On(IEvent<MomentumRegained> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "momentumRegained", null, e.Data.On, Alert(e.Data.AlertId));

    public void On(IEvent<RecommendationProgressRecorded> e, CampaignDb db) => Add(e, db, null, "recommendationProgress",
        e.Data.KeyAction, e.Data.On, $"/campaign/recommendations/{e.Data.Code}");

    public void On(IEvent<MajorityDescribed> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "majorityDescribed", null, e.Data.On, Activity(e.Data.ActivityId));

    public void On(IEvent<ElectionWatchRevised> e, CampaignDb db) =>
        Add(e, db, null, "electionWatchRevised", null, e.Data.ValidFrom, "/campaign/electionWatch");

    public void On(IEvent<LabelsRevised> e, CampaignDb db) =>
        Add(e, db, null, "labelsRevised", null, e.Data.ValidFrom, "/campaign/labels");

    public void On(IEvent<OnboardingRevised> e, CampaignDb db) =>
        Add(e, db, null, "onboardingRevised", null, e.Data.ValidFrom, "/campaign/onboarding");

    public void On(IEvent<ProgrammeIndicatorsRevised> e, CampaignDb db) =>
        Add(e, db, null, "programmeIndicatorsRevised", null, e.Data.ValidFrom, "/campaign/programmeReports");

    public void On(IEvent<ProgrammeReportDrawn> e, CampaignDb db) =>
        Add(e, db, null, "programmeReportDrawn", $"{e.Data.Year}", e.Data.On, $"/campaign/programmeReports/{e.Data.Year}");

    public void On(IEvent<ActionPlanned> e, CampaignDb db) =>
        Add(e, db, null, "actionPlanned", null, e.Data.On, PlannedAction(e.Data.ActionId));

    public void On(IEvent<ActionSettled> e, CampaignDb db) =>
        Add(e, db, null, "actionSettled", null, e.Data.On, PlannedAction(e.Data.ActionId));

    public void On(IEvent<TargetsRevised> e, CampaignDb db) =>
        Add(e, db, null, "targetsRevised", null, e.Data.ValidFrom, "/campaign/targets");

    public void On(IEvent<WatchPaused> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "watchPaused", null, e.Data.On, Commune(e.Data.NisCode));

    public void On(IEvent<WatchResumed> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "watchResumed", null, e.Data.On, Commune(e.Data.NisCode));

    public void On(IEvent<MomentumParametersSet> e, CampaignDb db) =>
        Add(e, db, null, "momentumParametersSet", null, e.Data.ValidFrom, "/campaign/momentum/parameters");

    public void On(IEvent<DossierImported> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "dossierImported", null, e.Timestamp.DayInBrussels(), Commune(e.Data.NisCode));

    public void On(IEvent<GridPublished> e, CampaignDb db) =>
        Add(e, db, null, "gridPublished", null, e.Data.On, $"/campaign/fairOMeter/grids/{e.Data.Grid}");

    public void On(IEvent<EditionOpened> e, CampaignDb db) =>
        Add(e, db, null, "editionOpened", null, e.Data.On, Edition(e.Data.Edition));

    public void On(IEvent<PastEditionRecorded> e, CampaignDb db) =>
        Add(e, db, null, "pastEditionRecorded", null, e.Data.On, Edition(e.Data.Edition));

    public void On(IEvent<PastEditionWithdrawn> e, CampaignDb db) =>
        Add(e, db, null, "pastEditionWithdrawn", null, e.Data.On, "/campaign/fairOMeter/editions");

    public void On(IEvent<EditionExtended> e, CampaignDb db) =>
        Add(e, db, null, "editionExtended", null, e.Data.On, Edition(e.Data.Edition));

    public void On(IEvent<EditionClosed> e, CampaignDb db) =>
        Add(e, db, null, "editionClosed", null, e.Data.On, Edition(e.Data.Edition));

    public void On(IEvent<ComparisonDrawn> e, CampaignDb db) =>
        Add(e, db, null, "comparisonDrawn", null, e.Data.On, Edition(e.Data.Edition));

    public void On(IEvent<AssessmentSubmitted> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "assessmentSubmitted", null, e.Data.On, Assessment(e.Data.Edition, e.Data.NisCode));

    public void On(IEvent<AssessmentReturned> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "assessmentReturned", null, e.Data.On, Assessment(e.Data.Edition, e.Data.NisCode));

    public void On(IEvent<AssessmentValidated> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "assessmentValidated", null, e.Data.On, Assessment(e.Data.Edition, e.Data.NisCode));

    public void On(IEvent<ReviewContested> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "reviewContested", null, e.Data.On, Assessment(e.Data.Edition, e.Data.NisCode));

    public void On(IEvent<ContestDecided> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "contestDecided", null, e.Data.On, Assessment(e.Data.Edition, e.Data.NisCode));

    public void On(IEvent<PublicationChosen> e, CampaignDb db) =>
        Add(e, db, e.Data.NisCode, "publicationChosen", null, e.Data.On, Assessment(e.Data.Edition, e.Data.NisCode));

    private static string Activity(Guid id) => $"/campaign/activities/{id}";

    private static string PlannedAction(Guid id) => $"/campaign/plannedActions/{id}";

    private static string Alert(Guid id) => $"/campaign/momentumAlerts/{id}";

    private static string Assessment(string edition, string nisCode) => $"{ChangeRows.Assessments}{edition}-{nisCode}";

    private static string Edition(string code) => $"{ChangeRows.Editions}{code}";

    private static string Commune(string nisCode) => $"/campaign/communes/{nisCode}";

    private static string TitleFile(string nisCode) => $"/campaign/communes/{nisCode}/titleFile";

    private static void Add(IEvent e, CampaignDb db, string? nisCode, string change, string? kind, DateOnly on, string path)
    {
        if (e.UserName == CampaignReference.Actor)
            return;
        db.Changes.Add(new ChangeRow
        {
            ChangeId = $"{e.StreamKey.Replace('/', '.')}.{e.Version}",
            Sequence = e.Sequence,
            NisCode = nisCode,
            Change = change,
            Kind = kind,
            On = on,
            RecordedOn = e.Timestamp.DayInBrussels(),
            RecordedAt = e.Timestamp,
            RecordedBy = e.UserName,
            Path = path,
            Simulated = e.IsSimulated(),
        });
    }
}
