using Cdce.Campaign.Activities;
using Cdce.Campaign.Alerts;
using Cdce.Campaign.Awards;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Reviews;
using Cdce.Campaign.FairOMeter.Statements;
using Cdce.Campaign.Imports;
using Cdce.Campaign.Recommendations;
using Cdce.Campaign.TitleFiles;
using Cdce.Governance.Committees;
using Cdce.Learning.MentoringPairs;
using Cdce.Learning.MentoringRequests;
using Cdce.Partners.Imports;
using Cdce.Platform.Notices;

namespace Cdce.Api.Notices;

/// <summary>A fact that people are told about.</summary>
/// <param name="State">A code: what became of the object.</param>
/// <param name="Object">Later facts about the same one take the place of earlier ones in a digest.</param>
/// <param name="Areas">Whoever holds a role of the topic there is told.</param>
/// <param name="Path">Of the page where something can be done.</param>
/// <param name="People">Told whatever the role.</param>
/// <param name="Beside">A topic under which those are told whom the first one does not reach; for them it is not urgent.</param>
/// <param name="Urgent">Does not wait for a digest: for these people, or for the coordination where there are none.</param>
internal sealed record NewNotice(
    string Topic, string State, string Object, IReadOnlyList<string> Areas, string Path, DateOnly On, IReadOnlyList<Guid>? People = null,
    bool Urgent = false, bool Confidential = false, string? Beside = null)
{
    // The kind of fact of the ledger.
    private const string MajorityChange = "majorityChanged";

    /// <summary>The events that are told, by their types.</summary>
    public static readonly IReadOnlyList<Type> Types =
    [
        typeof(MomentumLost), typeof(MomentumRegained), typeof(AlertClosed), typeof(HelpCalled),
        typeof(MentoringProposalApproved), typeof(MentoringDeclined), typeof(PairStarted), typeof(PairEnded),
        typeof(JoinRequested), typeof(JoinAnswered), typeof(MandateGiven), typeof(MandateEnded),
        typeof(RecommendationProgressRecorded), typeof(TitleStepRecorded), typeof(TitleStepCorrected), typeof(TitleStepWithdrawn),
        typeof(ActivityRecorded), typeof(ActivityCorrected), typeof(ActivityWithdrawn), typeof(ImportConfirmed), typeof(PartnersImported),
        typeof(AssessmentSubmitted), typeof(AssessmentReturned), typeof(AssessmentValidated), typeof(AnswerReviewed), typeof(CriterionAskedAbout),
        typeof(CriterionExplained), typeof(ReviewContested), typeof(ContestDecided), typeof(PublicationChosen),
        typeof(AwardCallOpened), typeof(AwardNominated), typeof(AwardNominationScreened), typeof(JurorNamed), typeof(AwardScoringOpened),
        typeof(AwardResultsPublished), typeof(AwardCanceled),
        typeof(GridPublished), typeof(GridScheduleRefused), typeof(StatementMade), typeof(StatementFollowedUp), typeof(StatementWithdrawn),
    ];

    /// <summary>Null where nobody is told.</summary>
    public static NewNotice? Of(IEvent e) => e.Data switch
    {
        MomentumLost x => Alert("momentumLost", x.AlertId, x.NisCode, x.On),
        MomentumRegained x => Alert("momentumRegained", x.AlertId, x.NisCode, x.On),
        AlertClosed x => Alert("alertClosed", x.AlertId, x.NisCode, x.On),
        HelpCalled x => Alert("helpCalled", x.AlertId, x.NisCode, x.On) with { Urgent = true, Confidential = x.Confidential },
        MentoringProposalApproved x => new(Topics.Mentoring, "mentoringOffered", e.StreamKey, [x.MentorNisCode, x.MenteeNisCode],
            $"/parrainage/demandes/{x.RequestId}", x.On),
        MentoringDeclined x => new(Topics.Mentoring, "mentoringDeclined", e.StreamKey, [x.MentorNisCode],
            $"/parrainage/demandes/{IdOf(e)}", x.On),
        PairStarted x => Pair("pairStarted", x.PairId, x.MentorNisCode, x.MenteeNisCode, x.On),
        PairEnded x => Pair("pairEnded", x.PairId, x.MentorNisCode, x.MenteeNisCode, x.On),
        JoinRequested x => new(Topics.Committee, "joinRequested", $"join/{x.RequestId}", [x.Area], Committee(x.Area), x.On),
        JoinAnswered x => new(Topics.Committee, x.Accepted ? "joinAccepted" : "joinRefused", $"join/{x.RequestId}", [x.Area],
            "/mon-compte", x.On, [x.PersonId], Urgent: true),
        MandateGiven x => Mandate("mandateGiven", x.MandateId, x.Area, x.On, x.PersonId),
        MandateEnded x => Mandate("mandateEnded", x.MandateId, x.Area, x.On, x.PersonId),
        RecommendationProgressRecorded x => new(Topics.Recommendations, "recommendationProgress", $"recommendation/{x.Code}", [""],
            "/recommandations", x.On),
        TitleStepRecorded x => Title("titleStepRecorded", x.NisCode, x.Fact.StepId, x.Fact.On),
        TitleStepCorrected x => Title("titleStepCorrected", x.NisCode, x.Fact.StepId, x.Fact.On),
        TitleStepWithdrawn x => Title("titleStepWithdrawn", x.NisCode, x.StepId, x.On),
        ActivityRecorded { Fact.Kind: MajorityChange } x => Majority(Topics.Alerts, "majorityChanged", x.NisCode, x.ActivityId, x.Fact.On) with { Urgent = true, Beside = Topics.Journal },
        ActivityCorrected { Fact.Kind: MajorityChange } x => Majority(Topics.Journal, "majorityCorrected", x.NisCode, x.ActivityId, x.Fact.On),
        ActivityRecorded x => Activity("activityRecorded", x.NisCode, x.ActivityId, x.Fact.On),
        ActivityCorrected x => Activity("activityCorrected", x.NisCode, x.ActivityId, x.Fact.On),
        ActivityWithdrawn x => Activity("activityWithdrawn", x.NisCode, x.ActivityId, x.On),
        ImportConfirmed x => new(Topics.Imports, "importFinished", $"import/{x.ImportId}", [""],
            $"/imports/campagne/{x.ImportId}", e.Timestamp.DayInBrussels()),
        PartnersImported x => new(Topics.Imports, "importFinished", $"import/{x.ImportId}", [""], $"/imports/partenaires/{x.ImportId}", x.On),
        AssessmentSubmitted x => FairOMeter("fairOMeterSubmitted", x.Edition, x.NisCode, x.On),
        AssessmentReturned x => FairOMeter("fairOMeterReturned", x.Edition, x.NisCode, x.On),
        AssessmentValidated x => FairOMeter("fairOMeterValidated", x.Edition, x.NisCode, x.On),
        AnswerReviewed { Outcome: not ReviewOutcome.Accepted } x => FairOMeter("fairOMeterAdjusted", x.Edition, x.NisCode, x.On),
        CriterionAskedAbout x => FairOMeter("fairOMeterAsked", x.Edition, x.NisCode, x.On, x.Criterion),
        CriterionExplained x => FairOMeter("fairOMeterExplained", x.Edition, x.NisCode, x.On, x.Criterion),
        ReviewContested x => FairOMeter("fairOMeterContested", x.Edition, x.NisCode, x.On),
        ContestDecided x => FairOMeter("fairOMeterDecided", x.Edition, x.NisCode, x.On),
        PublicationChosen x => FairOMeter(x.Choice is Publication.NotPublished ? "fairOMeterHidden" : "fairOMeterPublished", x.Edition, x.NisCode, x.On),
        StatementMade { Kind: StatementKind.Difficulty, ForInformation: false } x => Statement("fairOMeterDifficulty", x.StatementId, x.Edition, x.NisCode, x.On),
        StatementFollowedUp { Answers: true } x => Statement("fairOMeterStatementAnswered", x.StatementId, x.Edition, x.NisCode, x.On),
        StatementWithdrawn { Awaited: true } x => Statement("fairOMeterDifficultyWithdrawn", x.StatementId, x.Edition, x.NisCode, x.On),
        AwardCallOpened x => Award("awardCallOpened", x.AwardId, x.Communes, x.On),
        AwardNominated x => Nomination("awardNominated", x.AwardId, x.NominationId, x.NisCode, x.On),
        AwardNominationScreened x => Nomination(x.Admitted ? "awardAdmitted" : "awardRefused", x.AwardId, x.NominationId, x.NisCode, x.On),
        JurorNamed x => Award("awardJurorNamed", x.AwardId, [], x.On) with { People = [x.PersonId] },
        AwardScoringOpened x => Award("awardToScore", x.AwardId, [], x.On) with { People = x.Jurors },
        AwardResultsPublished x => Award("awardPublished", x.AwardId, [.. x.Results.Select(r => r.NisCode).Distinct()], x.On),
        AwardCanceled x => Award("awardCanceled", x.AwardId, x.Communes, x.On),
        // Who publishes a grid at once knows it.
        GridPublished { ScheduledOn: not null } x => Grid("gridPublished", $"/fair-o-metre/grilles/{x.Grid}", x.On),
        GridScheduleRefused x => Grid("gridNotPublished", "/fair-o-metre", x.On),
        _ => null,
    };

    private static NewNotice Alert(string state, Guid id, string nisCode, DateOnly on) =>
        new(Topics.Alerts, state, $"alert/{id}", [nisCode], $"/alertes/{id}", on);

    // The latest state of the whole is told, and beside it what is asked about each criterion.
    private static NewNotice FairOMeter(string state, string edition, string nisCode, DateOnly on, string? criterion = null) =>
        new(Topics.FairOMeterReview, state, $"{Assessment.StreamKey(Assessment.Id(edition, nisCode))}{(criterion is null ? "" : $"/{criterion}")}", [nisCode],
            $"/fair-o-metre/{Assessment.Id(edition, nisCode)}", on);

    private static NewNotice Statement(string state, Guid id, string edition, string nisCode, DateOnly on) =>
        FairOMeter(state, edition, nisCode, on) with { Object = Campaign.FairOMeter.Statements.Statement.StreamKey(id) };

    private static NewNotice Award(string state, Guid id, IReadOnlyList<string> communes, DateOnly on) =>
        new(Topics.Awards, state, Campaign.Awards.Award.StreamKey(id), communes, $"/prix/{id}", on);

    private static NewNotice Nomination(string state, Guid awardId, Guid id, string nisCode, DateOnly on) =>
        Award(state, awardId, [nisCode], on) with { Object = $"nomination/{id}" };

    private static NewNotice Grid(string state, string path, DateOnly on) => new(Topics.FairOMeterReview, state, GridVersions.Stream, [""], path, on);

    private static NewNotice Pair(string state, Guid id, string mentor, string mentee, DateOnly on) =>
        new(Topics.Mentoring, state, $"pair/{id}", [mentor, mentee], $"/parrainage/binomes/{id}", on);

    private static NewNotice Mandate(string state, Guid id, string area, DateOnly on, Guid personId) =>
        new(Topics.Committee, state, $"mandate/{id}", [area], area.Length == 5 ? Committee(area) : "/mon-compte", on, [personId]);

    private static NewNotice Title(string state, string nisCode, Guid stepId, DateOnly on) =>
        new(Topics.Title, state, $"titleStep/{stepId}", [nisCode], $"/communes/{nisCode}/titre", on);

    private static NewNotice Activity(string state, string nisCode, Guid id, DateOnly on) =>
        new(Topics.Journal, state, $"activity/{id}", [nisCode], $"/communes/{nisCode}/journal", on);

    private static NewNotice Majority(string topic, string state, string nisCode, Guid id, DateOnly on) =>
        new(topic, state, $"activity/{id}", [nisCode], $"/pilotage/majorites/{id}", on);

    private static string Committee(string area) => $"/communes/{area}/comite";

    private static string IdOf(IEvent e) => e.StreamKey[(e.StreamKey.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
