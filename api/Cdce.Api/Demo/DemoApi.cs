using System.Text;
using System.Text.Json;

namespace Cdce.Api.Demo;

/// <summary>Sends the commands of a demonstration as any other client of the API would.</summary>
internal sealed class DemoApi(HttpClient http)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly List<string> refused = [];
    private int sent;

    public int Sent => sent;

    /// <summary>What the API did not take, with its reason. A history that fits the rules leaves none.</summary>
    public IReadOnlyList<string> Refused => refused;

    /// <summary>Sends a command; its answer, or null where it was refused or says nothing.</summary>
    /// <param name="version">What the command builds upon, where it builds upon something.</param>
    public async Task<JsonElement?> PostAsync(string path, object body, long? version, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path);
        request.Content = new StringContent(JsonSerializer.Serialize(body, Json), Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        if (version is not null)
            request.Headers.IfMatch.Add(new($"\"{version}\""));

        using var response = await http.SendAsync(request, ct);
        sent++;
        if (!response.IsSuccessStatusCode)
        {
            refused.Add($"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(ct)}");
            return null;
        }

        return response.Content.Headers.ContentLength is 0 || response.StatusCode is System.Net.HttpStatusCode.NoContent
            ? null
            : await response.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken ct) =>
        await http.GetFromJsonAsync<JsonElement>("/api/v1" + path, ct);

    /// <summary>All items of a collection, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path, CancellationToken ct)
    {
        var items = new List<JsonElement>();
        var next = $"/api/v1{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}pageSize=500";
        while (next is not null)
        {
            var page = await http.GetFromJsonAsync<JsonElement>(next, ct);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var address) ? address.GetString() : null;
        }

        return items;
    }
}
