using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Operations;

/// <summary>Makes a module's read models stand still on every node; questions are answered from what they have reached.</summary>
internal sealed class StopReadModels : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/readModels/{module}/stop", Handle)
        .WithName("stopReadModels")
        .WithSummary("Make a module's read models stand still");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string module, ProjectionCoordinator projections, CancellationToken ct)
    {
        if (!projections.Modules.Contains(module))
            return TypedResults.NotFound();
        await projections.StopAsync(module, ct);
        return TypedResults.NoContent();
    }
}
