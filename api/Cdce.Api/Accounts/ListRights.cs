using Cdce.Platform.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cdce.Api.Accounts;

/// <summary>The table of rights, as it is applied: who may do what, in all communes or in the own ones.</summary>
internal sealed class ListRights : IEndpoint
{
    /// <param name="Operation">As the contract names it.</param>
    /// <param name="Name">What people call it.</param>
    /// <param name="Summary">What it does; absent for what is not part of the contract.</param>
    /// <param name="Roles">Those that may; all others may not.</param>
    internal sealed record Item(string Href, string Operation, LocalText Name, string? Summary, IReadOnlyList<Right> Roles);

    internal sealed record Right(Role Role, Reach Reach);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/refData/rights", Handle)
        .WithName("listRights")
        .WithSummary("List who may do what");

    private static Ok<Page<Item>> Handle(HttpRequest http, EndpointDataSource endpoints)
    {
        var summaries = endpoints.Endpoints.Where(e => RightsPolicy.OperationOf(e) is not null)
            .ToLookup(e => RightsPolicy.OperationOf(e), e => e.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary);
        var items = Rights.Operations.Select(operation => new Item(
            http.Absolute($"/api/v1/refData/rights#{operation}"), operation, Rights.NameOf(operation), summaries[operation].FirstOrDefault(),
            [.. Enum.GetValues<Role>().Select(role => new Right(role, Rights.Of(operation, role))).Where(r => r.Reach != Reach.Nowhere)])).ToList();
        return TypedResults.Ok(new Page<Item>(items, items.Count, Total: items.Count));
    }
}
