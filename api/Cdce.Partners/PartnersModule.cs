using Cdce.Partners.Coverage;
using Cdce.Partners.Imports;
using Cdce.Partners.Partners;
using Cdce.Partners.Pledges;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Partners;

/// <summary>Lists the event names, projections, handlers, services and endpoints of the Partners module.</summary>
public static class PartnersModule
{
    public const string Name = "partners";

    // Names and sizes of communes are shown as they are known now, whatever day is asked for.
    private static readonly DateOnly AllTimes = new(1977, 1, 1);

    /// <summary>Events with their stored names, and the read models made from them.</summary>
    public static void Configure(StoreOptions options)
    {
        options.Events.MapEventType<PartnerAbsorbed>("partners.partner_absorbed", on: e => e.On);
        options.Events.MapEventType<PartnerCommuneDescribed>("partners.partner_commune_described", on: _ => AllTimes);
        options.Events.MapEventType<PartnerDescriptionCorrected>("partners.partner_description_corrected", on: e => e.On);
        options.Events.MapEventType<PartnerMergedInto>("partners.partner_merged_into", on: e => e.On);
        options.Events.MapEventType<PartnerMergeUndone>("partners.partner_merge_undone", on: e => e.On);
        options.Events.MapEventType<PartnerRegistered>("partners.partner_registered", on: e => e.On);
        options.Events.MapEventType<PartnerRegistrationWithdrawn>("partners.partner_registration_withdrawn", on: e => e.On);
        options.Events.MapEventType<PartnersImported>("partners.partners_imported", on: e => e.On);
        options.Events.MapEventType<PartnersImportUndone>("partners.partners_import_undone", on: e => e.On);
        options.Events.MapEventType<PartnersUploaded>("partners.partners_uploaded", on: e => e.On);
        options.Events.MapEventType<PartnerTargetsNoted>("partners.partner_targets_noted", on: e => e.On);
        options.Events.MapEventType<PledgeConfirmed>("partners.pledge_confirmed", on: e => e.On);
        options.Events.MapEventType<PledgeLapsed>("partners.pledge_lapsed", on: e => e.On);
        options.Events.MapEventType<PledgeRenewed>("partners.pledge_renewed", on: e => e.On);
        options.Events.MapEventType<PledgeWithdrawn>("partners.pledge_withdrawn", on: e => e.On);

        options.Events.MapStream<Partner>("partner", "/partners/partners/{id}");
        options.Events.MapStream<PartnerCommune>("partner-commune");
        options.Events.MapStream<PartnerImport>("partner-import", "/partners/imports/{id}");
        options.Events.MapStream<PartnerTargets>(PartnerTargets.StreamKey, "/partners/coverage");
        options.Events.MapStream<Pledge>("pledge", "/partners/pledges/{id}");

        options.ReadModels<PartnersDb>(Name)
            .Add<PartnerCommuneProjection>()
            .Add<PartnerImportProjection>()
            .Add<PartnerProjection>()
            .Add<PartnerTargetProjection>()
            .Add<PledgeProjection>();
    }

    /// <summary>Handlers of messages from other modules, and what this module tells the others.</summary>
    public static void Configure(MessagingOptions options)
    {
        options.Discovery
            .IncludeType(typeof(CheckPledgeHandler))
            .IncludeType(typeof(PartnerCommuneDescribedHandler))
            .IncludeType(typeof(PartnerTargetsRevisedHandler))
            .IncludeType(typeof(PledgeExpectedHandler));
        options.PublishFrom(typeof(Outbound));
    }

    public static void AddServices(IServiceCollection services)
    {
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ConfirmPartnerImport.Map(routes);
        ConfirmPledge.Map(routes);
        ExportPartners.Map(routes);
        GetCoverage.Map(routes);
        GetPartner.Map(routes);
        GetPartnerImport.Map(routes);
        GetPledge.Map(routes);
        ImportPartners.Map(routes);
        ListPartners.Map(routes);
        ListPledges.Map(routes);
        MergePartners.Map(routes);
        RegisterPartner.Map(routes);
        RenewPledge.Map(routes);
        UndoPartnerImport.Map(routes);
        UndoPartnerMerge.Map(routes);
        UpdatePartner.Map(routes);
        WithdrawPledge.Map(routes);
    }
}
