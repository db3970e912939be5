using Cdce.Campaign.Activities;
using Cdce.Campaign.Communes;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.Recommendations;
using Cdce.Campaign.Targets;
using Cdce.Campaign.TitleFiles;
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
        options.Events.MapEventType<ActivityCorrected>("campaign.activity_corrected", e => e.Fact.On);
        options.Events.MapEventType<ActivityEnded>("campaign.activity_ended", e => e.On);
        options.Events.MapEventType<ActivityRecorded>("campaign.activity_recorded", e => e.Fact.On);
        options.Events.MapEventType<ActivityWithdrawn>("campaign.activity_withdrawn", e => e.On);
        options.Events.MapEventType<CommuneDescriptionCorrected>("campaign.commune_description_corrected", e => e.On);
        options.Events.MapEventType<CommuneEnded>("campaign.commune_ended", e => e.On);
        options.Events.MapEventType<CommuneRegistered>("campaign.commune_registered", e => e.On);
        options.Events.MapEventType<CommuneRegistrationWithdrawn>("campaign.commune_registration_withdrawn", e => e.On);
        options.Events.MapEventType<CommuneRenamed>("campaign.commune_renamed", e => e.On);
        options.Events.MapEventType<CommuneRestored>("campaign.commune_restored", e => e.On);
        options.Events.MapEventType<CommuneSplitOff>("campaign.commune_split_off", e => e.On);
        options.Events.MapEventType<CommunesMerged>("campaign.communes_merged", e => e.On);
        options.Events.MapEventType<MergerReversed>("campaign.merger_reversed", e => e.On);
        options.Events.MapEventType<PopulationRecorded>("campaign.population_recorded", e => e.On);
        options.Events.MapEventType<PopulationWithdrawn>("campaign.population_withdrawn", e => e.On);
        options.Events.MapEventType<RecommendationAnswered>("campaign.recommendation_answered", e => e.On);
        options.Events.MapEventType<RecommendationProgressRecorded>("campaign.recommendation_progress_recorded", e => e.On);
        options.Events.MapEventType<ReferenceLoaded>("campaign.reference_loaded");
        options.Events.MapEventType<TargetsRevised>("campaign.targets_revised", e => e.ValidFrom);
        options.Events.MapEventType<TitleDeadlineSet>("campaign.title_deadline_set");
        options.Events.MapEventType<TitleStepCorrected>("campaign.title_step_corrected", e => e.Fact.On);
        options.Events.MapEventType<TitleStepRecorded>("campaign.title_step_recorded", e => e.Fact.On);
        options.Events.MapEventType<TitleStepWithdrawn>("campaign.title_step_withdrawn", e => e.On);

        options.ReadModels<CampaignDb>(Name)
            .Add<ActivityProjection>()
            .Add<CommuneProjection>()
            .Add<RecommendationProjection>()
            .Add<TargetsProjection>()
            .Add<TitleFileProjection>();
    }

    /// <summary>Handlers of messages from other modules, and what this module tells the others.</summary>
    public static void Configure(MessagingOptions options)
    {
        options.Discovery.IncludeType(typeof(CommuneActivityRecordedHandler));
        options.Discovery.IncludeType(typeof(CommuneActivityWithdrawnHandler));
    }

    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IReferenceLoader, CampaignReference>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        CorrectActivity.Map(routes);
        CorrectTitleStep.Map(routes);
        ExportCommunes.Map(routes);
        GetActivity.Map(routes);
        GetCommune.Map(routes);
        GetCriteria.Map(routes);
        GetCriterion.Map(routes);
        GetRecommendation.Map(routes);
        GetTargets.Map(routes);
        GetTitleFile.Map(routes);
        ListActivities.Map(routes);
        ListActivityKinds.Map(routes);
        ListCommunes.Map(routes);
        ListRecommendations.Map(routes);
        MergeCommunes.Map(routes);
        RecordActivity.Map(routes);
        RecordCouncilResolution.Map(routes);
        RecordPopulation.Map(routes);
        RecordRecommendationProgress.Map(routes);
        RecordTitleStep.Map(routes);
        RenameCommune.Map(routes);
        ReverseMerger.Map(routes);
        ReviseTargets.Map(routes);
        SetTitleDeadline.Map(routes);
        SplitCommune.Map(routes);
        WithdrawActivity.Map(routes);
        WithdrawTitleStep.Map(routes);
    }
}
