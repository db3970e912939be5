using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Operations;

/// <summary>Builds a module's read models anew from the log, beside those that answer, and swaps them in when they are complete.</summary>
internal sealed class RebuildReadModels : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/readModels/{module}/rebuilds", Handle)
        .WithName("rebuildReadModels")
        .WithSummary("Build a module's read models anew");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string module, ProjectionCoordinator projections, CancellationToken ct)
    {
        if (!projections.Modules.Contains(module))
            return TypedResults.NotFound();
        await projections.RebuildAsync(module, ct);
        return TypedResults.NoContent();
    }
}
