using System.Globalization;

namespace Cdce.Api.Requests;

/// <summary>
/// Points a question at a past day. Its read models are made in the background: a question that comes before they are there is
/// refused for now, with the address of the task that says how far they are.
/// </summary>
internal static class AsOfQuestions
{
    public const string Day = "asOf";
    public const string Reading = "asOfReading";

    private const string TrueThen = "trueThen";
    private const string KnownThen = "knownThen";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
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

        var word = context.Request.Query[Reading].ToString() is { Length: > 0 } named ? named : TrueThen;
        if (ReadingOf(word) is not { } reading)
        {
            await Problems.BadRequest(new InputIssue("query", Reading, "trueThen or knownThen.")).ExecuteAsync(context);
            return;
        }

        var horizon = context.RequestServices.GetRequiredService<ReadHorizon>();
        (horizon.AsOf, horizon.Reading) = (day, reading);
        var projections = context.RequestServices.GetRequiredService<ProjectionCoordinator>();
        if ((await projections.PreparePastAsync(ModuleOf(context), day, reading, Patience, context.RequestAborted)).Ready)
        {
            await next(context);
            return;
        }

        // Not 202, which the national guide keeps for commands; prepareAsOf is one.
        context.Response.Headers.RetryAfter = "2";
        context.Response.Headers.Link = $"<{context.Request.Absolute($"/api/v1/asOfTasks/{ModuleOf(context)}-{day:yyyy-MM-dd}-{word}")}>; rel=\"monitor\"";
        await Problems.Unavailable("as-of-being-prepared", "The state of that day is being put together; ask again.")
            .ExecuteAsync(context);
    }

    internal static AsOfReading? ReadingOf(string word) => word switch
    {
        TrueThen => AsOfReading.TrueThen,
        KnownThen => AsOfReading.KnownThen,
        _ => null,
    };

    // /api/v1/{module}/...
    internal static string ModuleOf(HttpContext context) => context.Request.Path.Value?.Split('/') is [_, _, _, var module, ..]
        ? module
        : throw new InvalidOperationException("A question about read models belongs to a module.");
}
