using Cdce.Campaign.Activities;
using Cdce.Campaign.Alerts;
using Cdce.Campaign.Awards;
using Cdce.Campaign.Boundaries;
using Cdce.Campaign.Cases;
using Cdce.Campaign.Changes;
using Cdce.Campaign.Communes;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.Dashboard;
using Cdce.Campaign.Dossiers;
using Cdce.Campaign.Elections;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Comparisons;
using Cdce.Campaign.FairOMeter.Consistency;
using Cdce.Campaign.FairOMeter.Editions;
using Cdce.Campaign.FairOMeter.Evidence;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.LocalActions;
using Cdce.Campaign.FairOMeter.Papers;
using Cdce.Campaign.FairOMeter.PastEditions;
using Cdce.Campaign.FairOMeter.Reviews;
using Cdce.Campaign.FairOMeter.Scoring;
using Cdce.Campaign.FairOMeter.Statements;
using Cdce.Campaign.Forecast;
using Cdce.Campaign.Imports;
using Cdce.Campaign.Labels;
using Cdce.Campaign.Momentum;
using Cdce.Campaign.Onboarding;
using Cdce.Campaign.ProgrammeReports;
using Cdce.Campaign.PublicTitles;
using Cdce.Campaign.Recommendations;
using Cdce.Campaign.Reports;
using Cdce.Campaign.Targets;
using Cdce.Campaign.TitleFiles;
using Cdce.Campaign.WorkPlan;
using Cdce.Contracts.Campaign;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Campaign;

/// <summary>Lists the event names, projections, handlers, services and endpoints of the Campaign module.</summary>
public static class CampaignModule
{
    public const string Name = "campaign";

    /// <summary>Events with their stored names, and the read models made from them.</summary>
    public static void Configure(StoreOptions options)
    {
        options.Events.MapEventType<AccompanimentClosed>("campaign.accompaniment_closed", e => e.On);
        options.Events.MapEventType<AccompanimentContactNoted>("campaign.accompaniment_contact_noted", e => e.On);
        options.Events.MapEventType<AccompanimentGoalReached>("campaign.accompaniment_goal_reached", e => e.On);
        options.Events.MapEventType<AccompanimentGoalSet>("campaign.accompaniment_goal_set", e => e.On);
        options.Events.MapEventType<AccompanimentOpened>("campaign.accompaniment_opened", e => e.On);
        options.Events.MapEventType<ActionPlanned>("campaign.action_planned", e => e.On);
        options.Events.MapEventType<ActionSettled>("campaign.action_settled", e => e.On);
        options.Events.MapEventType<ActionTaken>("campaign.action_taken", e => e.On);
        options.Events.MapEventType<ActivityCorrected>("campaign.activity_corrected", e => e.Fact.On);
        options.Events.MapEventType<ActivityEnded>("campaign.activity_ended", e => e.On);
        options.Events.MapEventType<ActivityRecorded>("campaign.activity_recorded", e => e.Fact.On);
        options.Events.MapEventType<ActivityWithdrawn>("campaign.activity_withdrawn", e => e.On);
        options.Events.MapEventType<AlertAcknowledged>("campaign.alert_acknowledged", e => e.On);
        options.Events.MapEventType<AlertClosed>("campaign.alert_closed", e => e.On);
        options.Events.MapEventType<AlertEscalated>("campaign.alert_escalated", e => e.On);
        options.Events.MapEventType<AwardCallOpened>("campaign.award_call_opened", e => e.On);
        options.Events.MapEventType<AwardCanceled>("campaign.award_canceled", e => e.On);
        options.Events.MapEventType<ConflictRecorded>("campaign.award_conflict_recorded", e => e.On);
        options.Events.MapEventType<AwardExtended>("campaign.award_extended", e => e.On);
        options.Events.MapEventType<InterestsDeclared>("campaign.award_interests_declared", e => e.On);
        options.Events.MapEventType<JurorDismissed>("campaign.award_juror_dismissed", e => e.On);
        options.Events.MapEventType<JurorNamed>("campaign.award_juror_named", e => e.On);
        options.Events.MapEventType<AwardNominated>("campaign.award_nominated", e => e.On);
        options.Events.MapEventType<AwardNominationScreened>("campaign.award_nomination_screened", e => e.On);
        options.Events.MapEventType<AwardNominationWithdrawn>("campaign.award_nomination_withdrawn", e => e.On);
        options.Events.MapEventType<AwardPlanned>("campaign.award_planned", e => e.On);
        options.Events.MapEventType<AwardResultsPublished>("campaign.award_results_published", e => e.On);
        options.Events.MapEventType<AwardScoringOpened>("campaign.award_scoring_opened", e => e.On);
        options.Events.MapEventType<NominationScored>("campaign.award_sheet_filled", e => e.On);
        options.Events.SealUntil<NominationScored, AwardResultsPublished>();
        options.Events.MapEventType<BoundariesImported>("campaign.boundaries_imported", e => e.On);
        options.Events.MapEventType<CommuneDescriptionCorrected>("campaign.commune_description_corrected", e => e.On);
        options.Events.MapEventType<CommuneEnded>("campaign.commune_ended", e => e.On);
        options.Events.MapEventType<CommuneRegistered>("campaign.commune_registered", e => e.On);
        options.Events.MapEventType<CommuneRegistrationWithdrawn>("campaign.commune_registration_withdrawn", e => e.On);
        options.Events.MapEventType<CommuneRenamed>("campaign.commune_renamed", e => e.On);
        options.Events.MapEventType<CommuneRestored>("campaign.commune_restored", e => e.On);
        options.Events.MapEventType<CommuneSplitOff>("campaign.commune_split_off", e => e.On);
        options.Events.MapEventType<CommunesMerged>("campaign.communes_merged", e => e.On);
        options.Events.MapEventType<ContactNoted>("campaign.contact_noted", e => e.On);
        options.Events.MapEventType<DossierImported>("campaign.dossier_imported");
        options.Events.MapEventType<ElectionWatchRevised>("campaign.election_watch_revised", e => e.ValidFrom);
        options.Events.MapEventType<AnswerCleared>("campaign.fair_o_meter_answer_cleared", e => e.On);
        options.Events.MapEventType<AnswerFileAttached>("campaign.fair_o_meter_answer_file_attached", e => e.On);
        options.Events.MapEventType<AnswerFileWithdrawn>("campaign.fair_o_meter_answer_file_withdrawn", e => e.On);
        options.Events.MapEventType<AnswerGiven>("campaign.fair_o_meter_answer_given", e => e.On);
        options.Events.MapEventType<AnswerReviewed>("campaign.fair_o_meter_answer_reviewed", e => e.On);
        options.Events.MapEventType<ComparisonClassesRevised>("campaign.fair_o_meter_comparison_classes_revised", e => e.ValidFrom);
        options.Events.MapEventType<ComparisonDrawn>("campaign.fair_o_meter_comparison_drawn", e => e.On);
        options.Events.MapEventType<ConsistencyAnswered>("campaign.fair_o_meter_consistency_answered", e => e.On);
        options.Events.MapEventType<ContestDecided>("campaign.fair_o_meter_contest_decided", e => e.On);
        options.Events.MapEventType<CriterionAskedAbout>("campaign.fair_o_meter_criterion_asked_about", e => e.On);
        options.Events.MapEventType<CriterionExplained>("campaign.fair_o_meter_criterion_explained", e => e.On);
        options.Events.MapEventType<PublicationChosen>("campaign.fair_o_meter_publication_chosen", e => e.On);
        options.Events.MapEventType<ReviewContested>("campaign.fair_o_meter_review_contested", e => e.On);
        options.Events.MapEventType<ProposalRejected>("campaign.fair_o_meter_proposal_rejected", e => e.On);
        options.Events.MapEventType<AssessmentReturned>("campaign.fair_o_meter_assessment_returned", e => e.On);
        options.Events.MapEventType<AssessmentSubmitted>("campaign.fair_o_meter_assessment_submitted", e => e.On);
        options.Events.MapEventType<AssessmentValidated>("campaign.fair_o_meter_assessment_validated", e => e.On);
        options.Events.MapEventType<CommunesInvited>("campaign.fair_o_meter_communes_invited", e => e.On);
        options.Events.MapEventType<EditionClosed>("campaign.fair_o_meter_edition_closed", e => e.On);
        options.Events.MapEventType<EditionExtended>("campaign.fair_o_meter_edition_extended", e => e.On);
        options.Events.MapEventType<EditionOpened>("campaign.fair_o_meter_edition_opened", e => e.On);
        options.Events.MapEventType<EditionReminded>("campaign.fair_o_meter_edition_reminded", e => e.On);
        options.Events.MapEventType<EditionRulesSet>("campaign.fair_o_meter_edition_rules_set", e => e.On);
        options.Events.MapEventType<GridPublished>("campaign.fair_o_meter_grid_published", e => e.On);
        options.Events.MapEventType<GridScheduleCanceled>("campaign.fair_o_meter_grid_schedule_canceled", e => e.On);
        options.Events.MapEventType<GridScheduleRefused>("campaign.fair_o_meter_grid_schedule_refused", e => e.On);
        options.Events.MapEventType<GridScheduled>("campaign.fair_o_meter_grid_scheduled", e => e.On);
        options.Events.MapEventType<LocalActionDescribed>("campaign.fair_o_meter_local_action_described", e => e.On);
        options.Events.MapEventType<LocalActionValued>("campaign.fair_o_meter_local_action_valued", e => e.On);
        options.Events.MapEventType<LocalActionWithdrawn>("campaign.fair_o_meter_local_action_withdrawn", e => e.On);
        options.Events.MapEventType<PastAnswersRecorded>("campaign.fair_o_meter_past_answers_recorded", e => e.On);
        options.Events.MapEventType<PastEditionRecorded>("campaign.fair_o_meter_past_edition_recorded", e => e.On);
        options.Events.MapEventType<PastEditionWithdrawn>("campaign.fair_o_meter_past_edition_withdrawn", e => e.On);
        options.Events.MapEventType<StatementFollowedUp>("campaign.fair_o_meter_statement_followed_up", e => e.On);
        options.Events.MapEventType<StatementMade>("campaign.fair_o_meter_statement_made", e => e.On);
        options.Events.MapEventType<StatementThemesRevised>("campaign.fair_o_meter_statement_themes_revised", e => e.On);
        options.Events.MapEventType<StatementWithdrawn>("campaign.fair_o_meter_statement_withdrawn", e => e.On);
        options.Events.MapEventType<HelpCalled>("campaign.help_called", e => e.On);
        options.Events.MapEventType<ImportConfirmed>("campaign.import_confirmed");
        options.Events.MapEventType<ImportUndone>("campaign.import_undone");
        options.Events.MapEventType<ImportUploaded>("campaign.import_uploaded");
        options.Events.MapEventType<MajorityDescribed>("campaign.majority_described", e => e.On);
        options.Events.MapEventType<MergerReversed>("campaign.merger_reversed", e => e.On);
        options.Events.MapEventType<MomentumEvaluated>("campaign.momentum_evaluated", e => e.Day);
        options.Events.MapEventType<MomentumLost>("campaign.momentum_lost", e => e.On);
        options.Events.MapEventType<MomentumParametersSet>("campaign.momentum_parameters_set", e => e.ValidFrom);
        options.Events.MapEventType<MomentumRegained>("campaign.momentum_regained", e => e.On);
        options.Events.MapEventType<LabelsRevised>("campaign.labels_revised", e => e.ValidFrom);
        options.Events.MapEventType<OnboardingRevised>("campaign.onboarding_revised", e => e.ValidFrom);
        options.Events.MapEventType<ProgrammeIndicatorsRevised>("campaign.programme_indicators_revised", e => e.ValidFrom);
        options.Events.MapEventType<ProgrammeReportDrawn>("campaign.programme_report_drawn", e => e.On);
        options.Events.MapEventType<PopulationRecorded>("campaign.population_recorded", e => e.On);
        options.Events.MapEventType<PopulationWithdrawn>("campaign.population_withdrawn", e => e.On);
        options.Events.MapEventType<RecommendationAnswered>("campaign.recommendation_answered", e => e.On);
        options.Events.MapEventType<RecommendationProgressRecorded>("campaign.recommendation_progress_recorded", e => e.On);
        options.Events.MapEventType<ReferenceLoaded>("campaign.reference_loaded");
        options.Events.MapEventType<StandingChanged>("campaign.standing_changed", e => e.On);
        options.Events.MapEventType<TargetsRevised>("campaign.targets_revised", e => e.ValidFrom);
        options.Events.MapEventType<TitleDeadlineSet>("campaign.title_deadline_set");
        options.Events.MapEventType<TitleStepCorrected>("campaign.title_step_corrected", e => e.Fact.On);
        options.Events.MapEventType<TitleStepRecorded>("campaign.title_step_recorded", e => e.Fact.On);
        options.Events.MapEventType<TitleStepWithdrawn>("campaign.title_step_withdrawn", e => e.On);
        options.Events.MapEventType<WatchPaused>("campaign.watch_paused", e => e.On);
        options.Events.MapEventType<WatchResumed>("campaign.watch_resumed", e => e.On);

        options.Events.MapStream<Accompaniment>("accompaniment", "/campaign/accompaniments/{id}");
        options.Events.MapStream<Activity>("activity", "/campaign/activities/{id}");
        options.Events.MapStream<Assessment>("fair-o-meter", "/campaign/fairOMeter/assessments/{id}");
        options.Events.MapStream<Award>("award", "/campaign/awards/{id}");
        options.Events.MapStream<ComparisonClasses>(ComparisonClasses.Stream);
        options.Events.MapStream<Comparison>("fair-o-meter-comparison", "/campaign/fairOMeter/editions/{id}/comparison");
        options.Events.MapStream<Edition>("fair-o-meter-edition", "/campaign/fairOMeter/editions/{id}");
        options.Events.MapStream<Statement>("fair-o-meter-statement");
        options.Events.MapStream<StatementThemes>(StatementThemes.Stream);
        options.Events.MapStream<GridVersions>(GridVersions.Stream, "/campaign/fairOMeter/grids");
        options.Events.MapStream<BoundarySet>(BoundarySet.Stream, "/campaign/boundaries");
        options.Events.MapStream<Commune>("commune", "/campaign/communes/{id}");
        options.Events.MapStream<ElectionWatch>(ElectionWatch.Stream, "/campaign/electionWatch");
        options.Events.MapStream<Import>("import", "/campaign/imports/{id}");
        options.Events.MapStream<ImportedDossier>("imported-dossier", "/campaign/communes/{id}/dossier");
        options.Events.MapStream<LoadedReference>("campaign-reference");
        options.Events.MapStream<MomentumEvaluation>("momentum-evaluation", "/campaign/momentum/evaluations/{id}");
        options.Events.MapStream<MomentumParametersHistory>(MomentumParametersHistory.StreamKey, "/campaign/momentum/parameters");
        options.Events.MapStream<MomentumWatch>("momentum-watch", "/campaign/communes/{id}/momentum");
        options.Events.MapStream<LabelList>(LabelList.Stream, "/campaign/labels");
        options.Events.MapStream<OnboardingPlan>(OnboardingPlan.Stream, "/campaign/onboarding");
        options.Events.MapStream<ProgrammeIndicatorList>(ProgrammeIndicatorList.Stream, "/campaign/programmeReports");
        options.Events.MapStream<ProgrammeReport>("programme-report", "/campaign/programmeReports/{id}");
        options.Events.MapStream<PlannedAction>("planned-action", "/campaign/plannedActions/{id}");
        options.Events.MapStream<Recommendation>("recommendation", "/campaign/recommendations/{id}");
        options.Events.MapStream<Targets.Targets>(Targets.Targets.Stream, "/campaign/targets");
        options.Events.MapStream<TitleFile>("title-file", "/campaign/communes/{id}/titleFile");

        options.ReadModels<CampaignDb>(Name)
            .Add<AccompanimentProjection>()
            .Add<ActivityProjection>()
            .Add<AssessmentProjection>()
            .Add<AwardProjection>()
            .Add<BoundaryProjection>()
            .Add<ChangeProjection>()
            .Add<ClassTableProjection>()
            .Add<CommuneProjection>()
            .Add<ComparisonProjection>()
            .Add<EditionProjection>()
            .Add<ElectionRulesProjection>()
            .Add<GridProjection>()
            .Add<GridScheduleProjection>()
            .Add<PublishedGradeProjection>()
            .Add<ImportProjection>()
            .Add<MomentumAlertProjection>()
            .Add<MomentumEvaluationProjection>()
            .Add<MomentumMarkProjection>()
            .Add<MomentumParametersProjection>()
            .Add<LabelsProjection>()
            .Add<OnboardingRulesProjection>()
            .Add<PlannedActionProjection>()
            .Add<ProgrammeIndicatorsProjection>()
            .Add<ProgrammeReportProjection>()
            .Add<RecommendationProjection>()
            .Add<StatementProjection>()
            .Add<StatementThemesProjection>()
            .Add<TargetsProjection>()
            .Add<TitleFileProjection>();
    }

    /// <summary>Handlers of messages from other modules, and what this module tells the others.</summary>
    public static void Configure(MessagingOptions options)
    {
        options.Discovery.IncludeType(typeof(CheckMomentumHandler));
        options.Discovery.IncludeType(typeof(CommuneActivityRecordedHandler));
        options.Discovery.IncludeType(typeof(CommuneActivityWithdrawnHandler));
        options.Discovery.IncludeType(typeof(CommuneCalledForHelpHandler));
        options.Discovery.IncludeType(typeof(DescribeCommuneHandler));
        options.Discovery.IncludeType(typeof(PublishScheduledGridHandler));
        options.PublishFrom(typeof(Outbound));
        // After the evening's entries, before the coordination's morning.
        options.EveryNight("campaign.check-momentum", new TimeOnly(4, 0), day => new CheckMomentum(day));
        // So that a version holds from its first hour.
        options.EveryNight("campaign.publish-scheduled-grid", new TimeOnly(0, 5), day => new PublishScheduledGrid(day));
    }

    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IReferenceLoader, CampaignReference>();
        services.AddSingleton<MomentumBoard>();
        services.AddSingleton(new SimulatedRows("delete from evidence.files where simulated"));
        services.AddScoped<ICommunes, CommuneRegister>();
        services.AddScoped<Evaluation>();
        services.AddScoped<PortfolioMomentum>();
        services.AddSingleton<IReferenceLoader, MomentumParametersLoader>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        AcknowledgeMomentumAlert.Map(routes);
        AddLocalAction.Map(routes);
        AnswerConsistency.Map(routes);
        AnswerQuestion.Map(routes);
        AskAboutCriterion.Map(routes);
        AttachEvidenceFile.Map(routes);
        CallForHelp.Map(routes);
        CancelAward.Map(routes);
        CancelScheduledGrid.Map(routes);
        ChoosePublication.Map(routes);
        ClearAnswer.Map(routes);
        CloseAccompaniment.Map(routes);
        CloseEdition.Map(routes);
        CloseMomentumAlert.Map(routes);
        ConfirmImport.Map(routes);
        ContestReview.Map(routes);
        CorrectActivity.Map(routes);
        CorrectTitleStep.Map(routes);
        DecideContest.Map(routes);
        DeclareInterests.Map(routes);
        DescribeMajority.Map(routes);
        DismissJuror.Map(routes);
        DrawComparison.Map(routes);
        DrawProgrammeReport.Map(routes);
        EvaluateMomentum.Map(routes);
        ExplainCriterion.Map(routes);
        ExportAnswers.Map(routes);
        ExportAssessment.Map(routes);
        ExportCommunes.Map(routes);
        ExportEvidence.Map(routes);
        ExtendAward.Map(routes);
        ExtendEdition.Map(routes);
        FollowUpStatement.Map(routes);
        GetAccompaniment.Map(routes);
        GetActivity.Map(routes);
        GetAssessment.Map(routes);
        GetAward.Map(routes);
        GetAwardResults.Map(routes);
        GetBoundaries.Map(routes);
        GetCampaignReport.Map(routes);
        GetChange.Map(routes);
        GetCommune.Map(routes);
        GetComparison.Map(routes);
        GetConsistency.Map(routes);
        GetCriteria.Map(routes);
        GetCriterion.Map(routes);
        GetDashboard.Map(routes);
        GetDossier.Map(routes);
        GetEdition.Map(routes);
        GetElectionWatch.Map(routes);
        GetEvidenceFile.Map(routes);
        GetFairOMeterTrend.Map(routes);
        GetFeedback.Map(routes);
        GetForecast.Map(routes);
        GetGrid.Map(routes);
        GetImport.Map(routes);
        GetLabels.Map(routes);
        GetMajorityChange.Map(routes);
        GetMomentum.Map(routes);
        GetMomentumAlert.Map(routes);
        GetMomentumEvaluation.Map(routes);
        GetMomentumParameters.Map(routes);
        GetMomentumProof.Map(routes);
        GetOnboarding.Map(routes);
        GetOnboardingPlan.Map(routes);
        GetPlannedAction.Map(routes);
        GetProgrammeReport.Map(routes);
        GetPublicTitle.Map(routes);
        GetRecommendation.Map(routes);
        GetReview.Map(routes);
        GetTargets.Map(routes);
        GetTitleFile.Map(routes);
        ImportAssessmentPaper.Map(routes);
        ImportBoundaries.Map(routes);
        ImportCommunes.Map(routes);
        ImportDossier.Map(routes);
        ImportTitleEvidence.Map(routes);
        ListAccompaniments.Map(routes);
        ListActivities.Map(routes);
        ListActivityKinds.Map(routes);
        ListAssessments.Map(routes);
        ListAwards.Map(routes);
        ListCommunes.Map(routes);
        ListDashboardTile.Map(routes);
        ListEditions.Map(routes);
        ListGrids.Map(routes);
        ListImports.Map(routes);
        ListMomentumAlerts.Map(routes);
        ListPlannedActions.Map(routes);
        ListProgrammeReports.Map(routes);
        ListProgress.Map(routes);
        ListPublicTitles.Map(routes);
        ListPublishedAwards.Map(routes);
        ListPublishedGrades.Map(routes);
        ListRecommendations.Map(routes);
        ListStatements.Map(routes);
        MakeStatement.Map(routes);
        MergeCommunes.Map(routes);
        NameJuror.Map(routes);
        Nominate.Map(routes);
        NoteAccompanimentContact.Map(routes);
        NoteContact.Map(routes);
        OpenAccompaniment.Map(routes);
        OpenAwardCall.Map(routes);
        OpenAwardScoring.Map(routes);
        OpenEdition.Map(routes);
        PauseWatch.Map(routes);
        PlanAction.Map(routes);
        PlanAward.Map(routes);
        PreviewAssessmentPaper.Map(routes);
        PreviewGrid.Map(routes);
        PreviewMomentumParameters.Map(routes);
        PreviewPastEdition.Map(routes);
        PreviewTargets.Map(routes);
        PublishAwardResults.Map(routes);
        PublishGrid.Map(routes);
        ReachAccompanimentGoal.Map(routes);
        RecordActivity.Map(routes);
        RecordConflict.Map(routes);
        RecordCouncilResolution.Map(routes);
        RecordMajorityChange.Map(routes);
        RecordPastEdition.Map(routes);
        RecordPopulation.Map(routes);
        RecordRecommendationProgress.Map(routes);
        RecordTitleStep.Map(routes);
        RejectProposal.Map(routes);
        RemindEdition.Map(routes);
        RenameCommune.Map(routes);
        ReplanAction.Map(routes);
        ResumeWatch.Map(routes);
        ReturnAssessment.Map(routes);
        ReuseAnswers.Map(routes);
        ReverseMerger.Map(routes);
        ReviewAnswer.Map(routes);
        ReviseAward.Map(routes);
        ReviseComparisonClasses.Map(routes);
        ReviseElectionWatch.Map(routes);
        ReviseLabels.Map(routes);
        ReviseLocalAction.Map(routes);
        ReviseMomentumParameters.Map(routes);
        ReviseNomination.Map(routes);
        ReviseOnboarding.Map(routes);
        ReviseProgrammeIndicators.Map(routes);
        ReviseStatementThemes.Map(routes);
        ReviseTargets.Map(routes);
        ScheduleGrid.Map(routes);
        ScoreNomination.Map(routes);
        ScreenNomination.Map(routes);
        SetAccompanimentGoal.Map(routes);
        SetEditionRules.Map(routes);
        SetTitleDeadline.Map(routes);
        SettleAction.Map(routes);
        SplitCommune.Map(routes);
        SubmitAssessment.Map(routes);
        TakeAction.Map(routes);
        UndoAssessmentPaper.Map(routes);
        UndoImport.Map(routes);
        ValidateAssessment.Map(routes);
        ValueLocalAction.Map(routes);
        WhatChanged.Map(routes);
        WithdrawActivity.Map(routes);
        WithdrawEvidenceFile.Map(routes);
        WithdrawLocalAction.Map(routes);
        WithdrawNomination.Map(routes);
        WithdrawPastEdition.Map(routes);
        WithdrawStatement.Map(routes);
        WithdrawTitleStep.Map(routes);
    }
}
