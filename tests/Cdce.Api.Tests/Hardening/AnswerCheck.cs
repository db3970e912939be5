using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cdce.Testing;

namespace Cdce.Api.Tests.Hardening;

/// <summary>What every answer to bad input has to be: refused with a problem that says nothing of what is inside.</summary>
internal static partial class AnswerCheck
{
    private static readonly Regex Inside = new(
        string.Join('|', new[] { Repository.Root, Environment.CurrentDirectory, Environment.MachineName }.Select(word => $@"(?<!\w){Regex.Escape(word)}(?!\w)")));

    /// <summary>What is wrong with an answer; null when all is well.</summary>
    public static async Task<string?> FaultAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var body = await answer.Content.ReadAsStringAsync(ct);
        var text = $"{answer.Headers}{answer.Content.Headers}{body}";
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            return $"{(int)answer.StatusCode}: {body}";
        if (Leak().Match(text) is { Success: true } leak)
            return $"leaks {leak.Value}: {text}";
        if (answer.StatusCode < HttpStatusCode.BadRequest)
            return null;
        if (Inside.Match(body) is { Success: true } inside)
            return $"leaks {inside.Value}: {body}";
        if (answer.RequestMessage?.Method == HttpMethod.Head)
            return null;
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return $"{(int)answer.StatusCode} as {answer.Content.Headers.ContentType}: {body}";
        return ProblemFault((int)answer.StatusCode, body);
    }

    private static string? ProblemFault(int status, string body)
    {
        try
        {
            var problem = JsonSerializer.Deserialize<JsonElement>(body);
            return problem.GetProperty("type").GetString()?.StartsWith("urn:problem-type:", StringComparison.Ordinal) == true
                && problem.GetProperty("title").GetString() is { Length: > 0 }
                && problem.GetProperty("status").GetInt32() == status ? null : $"{status} is not described: {body}";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"{status} without a problem: {body}";
        }
    }

    // Stack frames, names of types and files, the database and its words.
    [GeneratedRegex(@"\bat \w+(\.[\w`<>\[\]]+)+\(|\.cs:line|\b(System|Microsoft|Npgsql|FluentValidation|Swashbuckle)\.[A-Z]|\bCdce\.[A-Z]|Npgsql|PostgreSQL|Exception\b|SQLSTATE|\b(22|23|40|42|57)[0-9A-Z]{3}:"
        + @"|relation \\?""|duplicate key|violates|/(tmp|home|root|usr|var|work)/|\.sock\b|\.dll\b|Host=|Username=|127\.0\.0\.1(?!:\d+/api/)")]
    private static partial Regex Leak();
}
