using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Cdce.Api.Requests;

/// <summary>Turns what was thrown, and answers without a body, into problem documents that give nothing away.</summary>
internal sealed class ErrorAnswers(ILogger<ErrorAnswers> logger)
{
    public async Task Use(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
#pragma warning disable CA1031 // the one place that answers for everything that was not foreseen
        catch (Exception error) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            await AnswerAsync(context, error);
        }
    }

    /// <summary>Gives a body to answers that have only a status, such as "no such route".</summary>
    public static Task Describe(HttpContext context) => Plain(context).ExecuteAsync(context);

    private Task AnswerAsync(HttpContext context, Exception error)
    {
        context.Response.Headers.ETag = default;
        context.Response.Headers.Location = default;
        context.Response.ContentLength = null;
        if (error is not (BadHttpRequestException or ConcurrencyException))
            logger.LogError(error, "{Method} {Route} failed ({Trace})", context.Request.Method, RouteOf(context), context.TraceIdentifier);
        return Problem(context, error).ExecuteAsync(context);
    }

    private static ProblemHttpResult Problem(HttpContext context, Exception error)
    {
        switch (error)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problems.Standard(413, "payloadTooLarge", "Payload Too Large", "The request is larger than what is accepted here.");
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
                return UnsupportedMediaType();
            case BadHttpRequestException bad:
                return Problems.BadRequest(InputProblems.Of(bad));
            case ConcurrencyException:
                return Problems.Stale();
            case CommitOutcomeUnknownException:
                context.Response.Headers.RetryAfter = "2";
                return Problems.Unavailable("outcome-unknown",
                    "The connection to the database broke while saving. Send the same request with the same Idempotency-Key again.");
            case ReadModelsBehindException:
                context.Response.Headers.RetryAfter = "2";
                return Problems.Unavailable("saved-not-shown",
                    "It is saved, and lists do not show it yet. The same request with the same Idempotency-Key is answered once they do.");
            case ReadModelsNotReadyException:
                context.Response.Headers.RetryAfter = "2";
                return Problems.Unavailable("read-models-being-built", "The answer is being put together; ask again.");
        }

        if (IsDatabaseAway(error))
        {
            context.Response.Headers.RetryAfter = "5";
            return Problems.Standard(503, "serviceUnavailable", "Service Unavailable", "The database does not answer at the moment.");
        }

        return Problems.Standard(500, "internalServerError", "Internal Server Error",
            $"Something went wrong here. Quote {context.TraceIdentifier} when you report it.");
    }

    private static ProblemHttpResult Plain(HttpContext context) => context.Response.StatusCode switch
    {
        400 => Problems.BadRequest(InputProblems.Of(context)),
        401 => Problems.Standard(401, context.Request.Headers.Authorization.Count > 0 ? "invalidAccessToken" : "noAccessToken",
            "Not signed in", "Sign in, or send an API key as Authorization: Bearer."),
        403 => Problems.MissingRight(RightOf(context)),
        404 => Problems.NotFound(),
        405 => Own(405, "method-not-allowed", "Method Not Allowed", "The resource does not support this method."),
        406 => Own(406, "not-acceptable", "Not Acceptable", "The answer does not exist in the form asked for."),
        413 => Problems.Standard(413, "payloadTooLarge", "Payload Too Large", "The request is larger than what is accepted here."),
        415 => UnsupportedMediaType(),
        var status and >= 500 => Problems.Standard(status, "internalServerError", "Internal Server Error", "Something went wrong here."),
        var status => Own(status, "not-possible", "Not Possible", "The request cannot be answered."),
    };

    private static ProblemHttpResult UnsupportedMediaType() =>
        Own(415, "unsupported-media-type", "Unsupported Media Type", "Send application/json, or what the operation documents.");

    private static ProblemHttpResult Own(int status, string code, string title, string detail) =>
        TypedResults.Problem(detail, $"urn:uuid:{Guid.CreateVersion7()}", status, title, "urn:problem-type:cdce:" + code);

    private static bool IsDatabaseAway(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException { SqlState: var state })
                return state == PostgresErrorCodes.QueryCanceled || StoreConnections.IsWithoutMeans(cause);
            if (cause is NpgsqlException)
                return true;
        }

        return false;
    }

    private static string RightOf(HttpContext context) =>
        context.GetEndpoint() is { } endpoint ? Accounts.RightsPolicy.OperationOf(endpoint) ?? "" : "";

    // The template, not the address: an address may hold what belongs to somebody.
    private static string RouteOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
}
