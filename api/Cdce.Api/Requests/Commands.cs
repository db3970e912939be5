using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cdce.Api.Accounts;
using Cdce.Governance;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cdce.Api.Requests;

/// <summary>
/// Around every command: asks for its key and its version, saves what the endpoint appended together with the answer in
/// one transaction, and answers once the read models have seen it. Sent again, a command is answered again, not done again.
/// </summary>
internal sealed class Commands(IdempotencyKeys keys, ProjectionCoordinator projections, Callers callers, StaleAnswers stale)
{
    public const string KeyHeader = "Idempotency-Key";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] KeptHeaders = ["Content-Type", "ETag", "Location"];

    public async Task Use(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
            || context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>() is null)
        {
            await next(context);
            return;
        }

        if (Missing(context) is { } problem)
        {
            await problem.ExecuteAsync(context);
            return;
        }

        var key = KeyOf(context.Request);
        var caller = context.RequestServices.GetRequiredService<CurrentUser>();
        var fingerprint = key is null ? "" : await FingerprintAsync(context.Request);
        if (key is not null && await keys.FindAsync(caller.Id, key, context.RequestAborted) is { } kept)
        {
            await RepeatAsync(context, kept, fingerprint);
            return;
        }

        var (behalf, refused) = await OnBehalfOf.ReadAsync(context, caller);
        if (refused is not null)
        {
            await refused.ExecuteAsync(context);
            return;
        }

        await using var session = context.RequestServices.GetRequiredService<IDocumentSession>();
        session.LastModifiedBy = caller.Id;
        session.CorrelationId = context.TraceIdentifier;
        if (caller.Simulating)
            session.SetHeader(EventHeaders.Simulated, true);
        if (behalf is { } personId)
            session.SetHeader(EventHeaders.OnBehalfOf, personId.ToString());

        using var body = new MemoryStream();
        await HandleAsync(context, next, body);
        if (context.Response.StatusCode is >= 200 and < 300
            && !await SaveAsync(context, session, caller, key, fingerprint, body))
        {
            return;
        }

        if (context.Response.StatusCode == StatusCodes.Status412PreconditionFailed)
        {
            var described = await stale.DescribeAsync(context.Request, session, body.ToArray(), context.RequestAborted);
            context.Response.ContentLength = described.Length;
            await context.Response.Body.WriteAsync(described, context.RequestAborted);
            return;
        }

        if (body.Length > 0)
            await context.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted);
    }

    private static async Task HandleAsync(HttpContext context, RequestDelegate next, MemoryStream body)
    {
        var real = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var buffer = new StreamResponseBodyFeature(body, real);
        context.Features.Set<IHttpResponseBodyFeature>(buffer);
        try
        {
            await next(context);
            await buffer.Writer.FlushAsync();
        }
        finally
        {
            context.Features.Set(real);
        }
    }

    /// <returns>False where the same command was answered by another request meanwhile, whose answer has been given.</returns>
    private async Task<bool> SaveAsync(
        HttpContext context, IDocumentSession session, CurrentUser caller, string? key, string fingerprint, MemoryStream body)
    {
        if (context.Response.Headers.ETag.Count == 0 && session.PendingStreams().Where(s => !Trail.Is(s.Key)).ToList() is [var stream])
            context.Response.SetVersion(stream.Version);
        if (key is not null && context.GetEndpoint()?.Metadata.GetMetadata<ShownOnceMetadata>()?.Keeps != false)
            keys.Keep(session, caller.Id, key, Answer(context, fingerprint, body));
        try
        {
            await session.SaveChangesAsync(CancellationToken.None);
        }
        catch (Exception error) when (key is not null && error is IdempotencyKeyTakenException or CommitOutcomeUnknownException)
        {
            if (key is null || await keys.FindAsync(caller.Id, key, CancellationToken.None) is not { } kept)
                throw;
            await RepeatAsync(context, kept, fingerprint);
            return false;
        }

        if (session.LastCommit() is { Modules.Count: > 0 } commit
            && !await projections.WaitForAsync(commit.Modules, commit.Position, Patience, CancellationToken.None))
        {
            throw new ReadModelsBehindException();
        }

        if (session.LastCommit()?.Modules.Any(m => m is GovernanceModule.Name or Trail.Module) == true)
            callers.Forget(); // somebody may have another role now, or no session any more
        return true;
    }

    private static KeptAnswer Answer(HttpContext context, string fingerprint, MemoryStream body)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ShownOnceMetadata>() is not null)
        {
            // The first answer held a secret, which is kept nowhere.
            return new(fingerprint, StatusCodes.Status409Conflict, """{"Content-Type":"application/problem+json"}""", """
                {"type":"urn:problem-type:cdce:answer-shown-once","title":"Refused","status":409,"detail":"This was done, and its answer could be shown only once."}
                """u8.ToArray());
        }

        var headers = KeptHeaders.Where(name => context.Response.Headers[name].Count > 0)
            .ToDictionary(name => name, name => context.Response.Headers[name].ToString());
        return new(fingerprint, context.Response.StatusCode, JsonSerializer.Serialize(headers), body.ToArray());
    }

    private async Task RepeatAsync(HttpContext context, KeptAnswer kept, string fingerprint)
    {
        if (kept.Fingerprint != fingerprint)
        {
            await Problems.Standard(422, "badRequest", "Key Used Before", "This Idempotency-Key came with another request before.")
                .ExecuteAsync(context);
            return;
        }

        // The first answer may never have been given: who reads after this one sees what it reports.
        if (!await projections.WaitForNonStaleProjectionDataAsync(Patience, context.RequestAborted))
            throw new ReadModelsBehindException();
        context.Response.StatusCode = kept.Status;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(kept.Headers) ?? [])
            context.Response.Headers[name] = value;
        if (kept.Body.Length > 0)
            await context.Response.Body.WriteAsync(kept.Body, context.RequestAborted);
    }

    private static ProblemHttpResult? Missing(HttpContext context)
    {
        var request = context.Request;
        var creates = HttpMethods.IsPost(request.Method) || HttpMethods.IsPatch(request.Method);
        if (creates && KeyOf(request) is null)
        {
            return Problems.BadRequest(new InputIssue("header", KeyHeader,
                "Send a key of 1 to 255 characters, new for each command and the same when it is sent again.", InputProblems.SchemaViolation));
        }

        if (!WantsVersion(context.GetEndpoint()))
            return null;
        if (request.Headers.IfMatch.Count == 0)
            return Problems.VersionMissing();
        return EntityVersion.TryParse(request.Headers.IfMatch.ToString(), null, out _)
            ? null
            : Problems.BadRequest(new InputIssue("header", "If-Match",
                "A version in double quotes is expected, such as \"3\".", InputProblems.SchemaViolation));
    }

    private static bool WantsVersion(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<MethodInfo>()?.GetParameters().Any(p =>
            p.ParameterType == typeof(EntityVersion) && p.GetCustomAttribute<FromHeaderAttribute>()?.Name == "If-Match") == true;

    /// <summary>The key as the caller means it: the draft standard writes it in double quotes, most clients without.</summary>
    private static string? KeyOf(HttpRequest request)
    {
        var value = request.Headers[KeyHeader].ToString();
        if (value is ['"', .. var quoted, '"'])
            value = quoted;
        return value.Length is > 0 and <= 255 && value.All(c => c is > ' ' and < '\x7f') ? value : null;
    }

    private static async Task<string> FingerprintAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(
            $"{request.Method} {request.PathBase}{request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        if (request.Headers[OnBehalfOf.Header] is { Count: > 0 } behalf)
            hash.AppendData(Encoding.UTF8.GetBytes($"{behalf}\n"));
        var part = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(part, request.HttpContext.RequestAborted)) > 0)
            hash.AppendData(part, 0, read);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>A command is saved, and the read models do not show it within the time that an answer may take.</summary>
internal sealed class ReadModelsBehindException() : Exception("The read models do not keep up with the log.");

/// <summary>Marks a command whose answer holds a secret: what is kept under its key never does.</summary>
/// <param name="Keeps">Whether the key is kept at all; not where doing it twice does no harm.</param>
internal sealed record ShownOnceMetadata(bool Keeps);
