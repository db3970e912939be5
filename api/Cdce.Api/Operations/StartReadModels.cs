using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Operations;

/// <summary>Lets a module's read models go on that were made to stand still.</summary>
internal sealed class StartReadModels : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/readModels/{module}/stop", Handle)
        .WithName("startReadModels")
        .WithSummary("Let a module's read models go on");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string module, ProjectionCoordinator projections, CancellationToken ct)
    {
        if (!projections.Modules.Contains(module))
            return TypedResults.NotFound();
        await projections.StartAsync(module, ct);
        return TypedResults.NoContent();
    }
}
