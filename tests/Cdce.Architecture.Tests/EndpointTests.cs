using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Cdce.Architecture.Tests;

public class EndpointTests
{
    private static IReadOnlyList<Type> All =>
        [.. TheProgram.Types.Where(t => t.IsClass && typeof(IEndpoint).IsAssignableFrom(t))];

    public static TheoryData<Type> Classes => [.. All];

    [Theory, MemberData(nameof(Classes))]
    public void An_endpoint_is_sealed_and_its_operation_is_named_after_it(Type endpoint)
    {
        Assert.True(endpoint.IsSealed, "An endpoint is sealed.");
        Assert.True(endpoint.IsNotPublic, "An endpoint is internal.");
        Assert.Contains(char.ToLowerInvariant(endpoint.Name[0]) + endpoint.Name[1..], Operations.Keys);
    }

    [Fact]
    public void Every_operation_belongs_to_an_endpoint_class() => Assert.Equal(
        All.Select(c => c.Name).Select(n => char.ToLowerInvariant(n[0]) + n[1..]).Order(StringComparer.Ordinal),
        Operations.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Who_may_call_a_route_stands_in_the_table_of_rights() => RightsPolicy.Check(TheProgram.Endpoints);

    [Fact]
    public void A_route_that_stands_nowhere_in_the_table_stops_the_start()
    {
        Endpoint[] forgotten = [.. TheProgram.Endpoints, new RouteEndpoint(
            _ => Task.CompletedTask, RoutePatternFactory.Parse("/forgotten"), 0,
            new EndpointMetadataCollection(new AuthorizeAttribute(RightsPolicy.Name), new EndpointNameMetadata("forgotten")), "forgotten")];
        Endpoint[] unguarded = [.. TheProgram.Endpoints, new RouteEndpoint(
            _ => Task.CompletedTask, RoutePatternFactory.Parse("/unguarded"), 0, EndpointMetadataCollection.Empty, "unguarded")];

        Assert.Contains("forgotten", Assert.Throws<InvalidOperationException>(() => RightsPolicy.Check(forgotten)).Message, StringComparison.Ordinal);
        Assert.Contains("unguarded", Assert.Throws<InvalidOperationException>(() => RightsPolicy.Check(unguarded)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => RightsPolicy.Check(TheProgram.Endpoints.Skip(20)));
    }

    [Fact]
    public void Every_operation_has_a_summary() =>
        Assert.All(Operations.Values, e => Assert.NotNull(e.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IEndpointSummaryMetadata>()));

    private static Dictionary<string, RouteEndpoint> Operations => TheProgram.Endpoints
        .Where(e => e.Metadata.GetMetadata<IEndpointNameMetadata>() is not null)
        .ToDictionary(e => e.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName);
}
