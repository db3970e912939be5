namespace Cdce.Api.Health;

/// <summary>The same for machines: alive, and ready for requests.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this WebApplication app)
    {
        var routes = app.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("", GetHealth.Handle);
        // Never asks the database: a process is not to be killed because its database is away.
        routes.MapGet("/live", () => TypedResults.Ok(new HealthReport(HealthChecks.Up)));
        routes.MapGet("/ready", async (HealthChecks checks, CancellationToken ct) =>
        {
            var report = await checks.LookAsync(ct);
            var ready = report.Details is { Database: true } details && details.Modules.All(m => m.Ready);
            return TypedResults.Json(new HealthReport(ready ? HealthChecks.Up : HealthChecks.Down),
                statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }
}
