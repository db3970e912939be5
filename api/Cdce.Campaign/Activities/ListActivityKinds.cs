using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Activities;

/// <summary>The kinds of facts that can be recorded, for forms and scripts.</summary>
internal sealed class ListActivityKinds : IEndpoint
{
    internal sealed record Kind(string Href, string Code, string? Criterion, LocalText Label, bool NeedsPartnerKind);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/refData/activityKinds", Handle)
        .WithName("listActivityKinds")
        .WithSummary("List the kinds of facts of the ledger");

    private static Ok<Page<Kind>> Handle(HttpRequest http) => TypedResults.Ok(new Page<Kind>(
        [.. ActivityKinds.All.Select(kind => new Kind(
            http.Absolute($"/api/v1/campaign/refData/activityKinds#{kind.Code}"), kind.Code, kind.Criterion, kind.Label,
            ActivityKinds.CountsPartners(kind.Code)))],
        ActivityKinds.All.Count, Total: ActivityKinds.All.Count));
}
