using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Cdce.Testing;

/// <summary>Sends requests as one caller. Paths start below <c>/api/v1</c>: <c>/campaign/communes</c>.</summary>
public class ApiClient(HttpClient http)
{
    /// <summary>For requests that need more than the methods here.</summary>
    public HttpClient Http => http;

    /// <summary>Asks, and asks again while a past day is being put together, as its answer says to.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            var response = await http.GetAsync(Address(path));
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable || response.Headers.RetryAfter is null || attempt == 60)
                return response;
            response.Dispose();
        }
    }

    /// <summary>Reads an answer that must be 200.</summary>
    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using var response = await GetAsync(path);
        return await response.ReadAsync(HttpStatusCode.OK);
    }

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null, long? version = null, string? key = null) =>
        SendAsync(HttpMethod.Post, path, body, version, key ?? Guid.CreateVersion7().ToString());

    public Task<HttpResponseMessage> PatchAsync(string path, object? body = null, long? version = null, string? key = null) =>
        SendAsync(HttpMethod.Patch, path, body, version, key ?? Guid.CreateVersion7().ToString());

    public Task<HttpResponseMessage> PutAsync(string path, object? body = null, long? version = null) =>
        SendAsync(HttpMethod.Put, path, body, version, null);

    public Task<HttpResponseMessage> DeleteAsync(string path, long? version = null) =>
        SendAsync(HttpMethod.Delete, path, null, version, null);

    /// <param name="body">An <see cref="HttpContent"/> is sent as it is, anything else as JSON.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, long? version, string? key)
    {
        using var request = new HttpRequestMessage(method, Address(path));
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            _ => JsonContent.Create(body, options: ApiJson.Options),
        };
        if (version is not null)
            request.Headers.IfMatch.Add(new($"\"{version}\""));
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(request);
    }

    private static string Address(string path) => path.StartsWith("http", StringComparison.Ordinal) ? path : "/api/v1" + path;
}

/// <summary>Somebody who is signed in.</summary>
public sealed class SignedInClient(HttpClient http, string personId) : ApiClient(http)
{
    public string PersonId => personId;
}

public static class ApiJson
{
    /// <summary>As the API reads and writes.</summary>
    public static readonly JsonSerializerOptions Options = Make();

    /// <summary>The body of an answer that must have this status; the body is shown when it has not.</summary>
    public static async Task<JsonElement> ReadAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"Expected {(int)status}, got {(int)response.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>The last part of a problem's type, such as <c>journey-closed</c>, of an answer that must have this status.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var problem = await response.ReadAsync(status);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return problem.GetProperty("type").GetString()?.Split(':')[^1] ?? "";
    }

    /// <summary>The field that a 400 names first.</summary>
    public static async Task<string?> WrongFieldAsync(this HttpResponseMessage response) =>
        (await response.ReadAsync(HttpStatusCode.BadRequest)).GetProperty("issues")[0].GetProperty("name").GetString();

    /// <summary>The version in the ETag.</summary>
    public static long Version(this HttpResponseMessage response) => EntityVersion.Parse(response.Headers.ETag?.Tag ?? "", null).Value;

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Cdce.Api.WebHost.Json(options);
        return options;
    }
}
