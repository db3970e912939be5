using Cdce.Governance.Committees;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Governance;

/// <summary>Lists the event names, projections, handlers, services and endpoints of the Governance module.</summary>
public static class GovernanceModule
{
    public const string Name = "governance";

    /// <summary>Events with their stored names, and the read models made from them.</summary>
    public static void Configure(StoreOptions options)
    {
        options.Events.MapEventType<JoinAnswered>("governance.join_answered", on: e => e.On);
        options.Events.MapEventType<JoinRequested>("governance.join_requested", on: e => e.On);
        options.Events.MapEventType<MandateEnded>("governance.mandate_ended", on: e => e.On);
        options.Events.MapEventType<MandateGiven>("governance.mandate_given", on: e => e.On);

        options.Events.MapStream<Committee>("committee", "/governance/committees/{id}");

        options.ReadModels<GovernanceDb>(Name).Add<CommitteeProjection>();
    }

    /// <summary>Handlers of messages from other modules, and what this module tells the others.</summary>
    public static void Configure(MessagingOptions options)
    {
    }

    public static void AddServices(IServiceCollection services)
    {
        services.AddScoped<Leaving>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        AnswerJoinRequest.Map(routes);
        EndMandate.Map(routes);
        GetCommittee.Map(routes);
        GiveMandate.Map(routes);
        HandOverMandate.Map(routes);
        ListCommittees.Map(routes);
        RequestToJoin.Map(routes);
    }
}
