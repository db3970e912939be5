using System.Globalization;

namespace Cdce.Api.Requests;

/// <summary>Points a question at a past day, and waits until the read models of that day are there.</summary>
internal static class AsOfQuestions
{
    public const string Day = "asOf";
    public const string Reading = "asOfReading";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    public static async Task Use(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AllowsAsOfMetadata>() is null
            || context.Request.Query[Day].ToString() is not { Length: > 0 } asked)
        {
            await next(context);
            return;
        }

        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        if (!DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day < Earliest || day > clock.Today())
        {
            await Problems.BadRequest(new InputIssue("query", Day, "A day from 2000-01-01 to today, as yyyy-MM-dd.", Value: asked))
                .ExecuteAsync(context);
            return;
        }

        AsOfReading? reading = context.Request.Query[Reading].ToString() switch
        {
            "" or "trueThen" => AsOfReading.TrueThen,
            "knownThen" => AsOfReading.KnownThen,
            _ => null,
        };
        if (reading is null)
        {
            await Problems.BadRequest(new InputIssue("query", Reading, "trueThen or knownThen.")).ExecuteAsync(context);
            return;
        }

        var horizon = context.RequestServices.GetRequiredService<ReadHorizon>();
        (horizon.AsOf, horizon.Reading) = (day, reading.Value);
        var projections = context.RequestServices.GetRequiredService<ProjectionCoordinator>();
        if ((await projections.PreparePastAsync(ModuleOf(context), day, reading.Value, Patience, context.RequestAborted)).Ready)
        {
            await next(context);
            return;
        }

        context.Response.Headers.RetryAfter = "10";
        await Problems.Unavailable("as-of-being-prepared", "The state of that day is being put together; ask again.")
            .ExecuteAsync(context);
    }

    // /api/v1/{module}/...
    private static string ModuleOf(HttpContext context) => context.Request.Path.Value?.Split('/') is [_, _, _, var module, ..]
        ? module
        : throw new InvalidOperationException("A question about the past belongs to a module.");
}
