using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Architecture.Tests;

public class EndpointTests
{
    private static readonly string[] Known = [Policies.Coordination, Policies.Commune, Policies.SignedIn];

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
    public void Every_route_names_a_known_policy_or_says_that_it_is_anonymous()
    {
        foreach (var route in TheProgram.Endpoints)
        {
            var policies = route.Metadata.GetOrderedMetadata<IAuthorizeData>();
            var anonymous = route.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.True(anonymous || (policies.Count > 0 && policies.All(p => Known.Contains(p.Policy))),
                $"{route.DisplayName} is open.");
        }
    }

    [Fact]
    public void Every_operation_has_a_summary() =>
        Assert.All(Operations.Values, e => Assert.NotNull(e.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IEndpointSummaryMetadata>()));

    private static Dictionary<string, RouteEndpoint> Operations => TheProgram.Endpoints
        .Where(e => e.Metadata.GetMetadata<IEndpointNameMetadata>() is not null)
        .ToDictionary(e => e.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName);
}
