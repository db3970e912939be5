using Cdce.Platform.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cdce.Platform;

/// <summary>Problem documents (RFC 9457) with the Belgif types for the standard ones and ours for refusals.</summary>
public static class Problems
{
    private const string Belgif = "urn:problem-type:belgif:";
    private const string Cdce = "urn:problem-type:cdce:";

    /// <summary>412: somebody else was faster; load the newer version first.</summary>
    public static ProblemHttpResult Stale() =>
        Of(StatusCodes.Status412PreconditionFailed, Cdce + "stale-version", "Stale version",
            "The object has changed since it was read.");

    /// <summary>428: the operation wants the version that was read.</summary>
    public static ProblemHttpResult VersionMissing() =>
        Of(StatusCodes.Status428PreconditionRequired, Cdce + "version-required", "Version required",
            "Send If-Match with the version that was read.");

    /// <summary>400 with one issue per field.</summary>
    public static ProblemHttpResult BadRequest(params IEnumerable<InputIssue> issues) =>
        Of(StatusCodes.Status400BadRequest, Belgif + "badRequest", "Bad Request",
            "The input is not as expected; see the issues.", [KeyValuePair.Create<string, object?>("issues", issues.ToArray())]);

    /// <summary>403: no role of the caller has this right of the table.</summary>
    public static ProblemHttpResult MissingRight(string operation) =>
        Of(StatusCodes.Status403Forbidden, Belgif + "missingPermission", "Missing Permission", $"The right {operation} is missing.",
            [KeyValuePair.Create<string, object?>("missingRight", operation), KeyValuePair.Create<string, object?>("missingRightName", Rights.NameOf(operation))]);

    /// <summary>404, the same for what is not there and for what belongs to another commune.</summary>
    public static ProblemHttpResult NotFound() =>
        Of(StatusCodes.Status404NotFound, Belgif + "resourceNotFound", "Resource Not Found",
            "The resource does not exist.");

    /// <summary>409: a business rule said no.</summary>
    public static ProblemHttpResult ToProblem(this Refusal refusal) =>
        Of(StatusCodes.Status409Conflict, Cdce + refusal.Code, "Refused", refusal.Sentence,
            refusal.Allowed.Count == 0 ? [] : [KeyValuePair.Create<string, object?>("allowed", refusal.Allowed)]);

    /// <summary>429: too much from one caller.</summary>
    /// <param name="limit">How many requests a minute there may be.</param>
    /// <param name="wait">Seconds until there may be more; stands in <c>Retry-After</c> too.</param>
    public static ProblemHttpResult TooManyRequests(int limit, int wait) =>
        Of(StatusCodes.Status429TooManyRequests, Belgif + "tooManyRequests", "Too Many Requests",
            "One caller may not ask more often than this in a minute; wait for Retry-After.",
            [KeyValuePair.Create<string, object?>("limit", limit), KeyValuePair.Create<string, object?>("retryAfterSec", wait)]);

    /// <summary>503: not now, come back.</summary>
    public static ProblemHttpResult Unavailable(string code, string sentence) =>
        Of(StatusCodes.Status503ServiceUnavailable, Cdce + code, "Service Unavailable", sentence);

    /// <summary>A standard problem by its Belgif name, for the host.</summary>
    public static ProblemHttpResult Standard(int status, string belgifName, string title, string detail) =>
        Of(status, Belgif + belgifName, title, detail);

    private static ProblemHttpResult Of(int status, string type, string title, string detail,
        IEnumerable<KeyValuePair<string, object?>>? extensions = null)
    {
        var problem = new ProblemDetails
        {
            Type = type,
            Title = title,
            Status = status,
            Detail = detail,
            Instance = $"urn:uuid:{Guid.CreateVersion7()}",
        };
        foreach (var (key, value) in extensions ?? [])
            problem.Extensions[key] = value;
        return TypedResults.Problem(problem);
    }
}

/// <summary>One thing wrong with the input.</summary>
/// <param name="In">body, query, path or header</param>
/// <param name="Name">the field, such as <c>members[0].role</c></param>
/// <param name="Type">a URN when the kind of issue matters to a program</param>
public sealed record InputIssue(string In, string Name, string Detail, string? Type = null, string? Value = null);
