namespace Cdce.Api.Health;

/// <summary>Tells every client whether the API is up; the coordination also sees why not.</summary>
internal sealed class GetHealth : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/health", Handle)
        .WithName("getHealth")
        .WithSummary("Whether the API is up")
        .Produces<HealthReport>();

    internal static async Task<IResult> Handle(HealthChecks checks, CurrentUser user, CancellationToken ct)
    {
        var report = await checks.LookAsync(ct);
        return TypedResults.Json(user.May("readMetrics") ? report : report with { Details = null },
            statusCode: report.Status == HealthChecks.Down ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}
