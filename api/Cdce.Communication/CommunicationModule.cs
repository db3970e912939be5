using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Communication;

/// <summary>Lists the event names, projections, handlers, services and endpoints of the Communication module.</summary>
public static class CommunicationModule
{
    public const string Name = "communication";

    /// <summary>Events with their stored names, and the read models made from them.</summary>
    public static void Configure(StoreOptions options)
    {
        options.ReadModels<CommunicationDb>(Name);
    }

    /// <summary>Handlers of messages from other modules, and what this module tells the others.</summary>
    public static void Configure(MessagingOptions options)
    {
    }

    public static void AddServices(IServiceCollection services)
    {
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
