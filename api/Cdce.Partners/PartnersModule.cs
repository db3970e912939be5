using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Partners;

/// <summary>Lists the event names, projections, handlers, services and endpoints of the Partners module.</summary>
public static class PartnersModule
{
    public const string Name = "partners";

    /// <summary>Events with their stored names, and the read models made from them.</summary>
    public static void Configure(StoreOptions options)
    {
        options.ReadModels<PartnersDb>(Name);
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
