using System.Reflection;
using Cdce.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Architecture.Tests;

/// <summary>The program as it would start, without a database.</summary>
internal static class TheProgram
{
    private static readonly string[] Names =
        ["Cdce.Api", "Cdce.Campaign", "Cdce.Governance", "Cdce.Partners", "Cdce.Learning", "Cdce.Communication"];

    private static readonly WebApplication App = WebHost.Build(["--quiet=1"]);

    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Names.Select(Assembly.Load)];

    public static IReadOnlyList<Type> Types { get; } = [.. Assemblies.SelectMany(a => a.GetTypes())];

    public static StoreOptions Store => App.Services.GetRequiredService<StoreOptions>();

    public static MessagingOptions Messaging => App.Services.GetRequiredService<MessagingOptions>();

    // Kept: a data source makes its endpoints anew each time it is asked.
    public static IReadOnlyList<RouteEndpoint> Endpoints { get; } =
        [.. ((IEndpointRouteBuilder)App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
}
