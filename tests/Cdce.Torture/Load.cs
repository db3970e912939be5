using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cdce.Api.Accounts;
using Cdce.Api.Keys;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cdce.Torture;

/// <summary>
/// Several clients that write without pause. Each sends a command again, under its key, until it is answered, and then
/// reads what it wrote, on whichever node it is given.
/// </summary>
internal sealed class Load(ClientJournal journal, IReadOnlyList<(string Id, string Key)> keys, Func<Uri?> next) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(30) }) { Timeout = Patience };
    private readonly List<Task> clients = [];
    private long lastAnswer;

    /// <summary>Commands that were answered, refusals included.</summary>
    public int Answered;

    /// <summary>Answers 5xx that the clients saw, the clear 503 apart.</summary>
    public int Unclear;

    /// <summary>Reads that were answered.</summary>
    public int Reads;

    public void Start(IReadOnlyList<string> communes)
    {
        foreach (var (id, key) in keys)
            clients.Add(Task.Run(() => RunAsync(id, key, communes)));
    }

    /// <summary>Waits until a command that was sent after this call is answered; how long that took.</summary>
    public async Task<TimeSpan> UntilNextAnswerAsync(TimeSpan limit)
    {
        var since = Stopwatch.GetTimestamp();
        while (Interlocked.Read(ref lastAnswer) < since)
        {
            if (Stopwatch.GetElapsedTime(since) > limit)
                return limit;
            await Task.Delay(5);
        }
        return Stopwatch.GetElapsedTime(since);
    }

    /// <summary>Lets every client finish what it has begun.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(clients);
        http.Dispose();
        stop.Dispose();
    }

    /// <summary>Makes keys of the coordination, one for each client: how the log names the caller, and the key.</summary>
    public static async Task<IReadOnlyList<(string Id, string Key)>> MakeKeysAsync(string connectionString, int clients)
    {
        await using var db = new AccountsDb(new DbContextOptionsBuilder<AccountsDb>().UseNpgsql(connectionString).Options);
        var keys = new List<(string, string)>();
        for (var i = 0; i < clients; i++)
        {
            var (id, key) = await CreateKey.NewAsync(db, $"torture {i}", Role.NationalCoordinator, [], null, simulating: false,
                TimeProvider.System, CancellationToken.None);
            keys.Add(($"key:{id}", key));
        }
        return keys;
    }

    /// <summary>NIS codes of the communes of the register.</summary>
    public static async Task<IReadOnlyList<string>> CommunesAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(
            "select data ->> 'nisCode' from store.events where type = 'campaign.commune_registered' order by sequence");
        var communes = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            communes.Add(reader.GetString(0));
        return communes;
    }

    private async Task RunAsync(string id, string key, IReadOnlyList<string> communes)
    {
        var calledFor = new Queue<string>(communes);
        for (var round = 0; !stop.IsCancellationRequested; round++)
        {
            var nisCode = communes[Random.Shared.Next(communes.Count)];
            var made = await RecordAsync(key, nisCode);
            if (made is { } fact)
            {
                await ReadAsync(key, fact, 1);
                if (round % 4 == 0)
                    await CorrectAsync(key, fact);
            }
            if (round % 8 == 0 && calledFor.TryDequeue(out var caller))
                await CallForHelpAsync(id, key, caller);
        }
    }

    private async Task<string?> RecordAsync(string key, string nisCode)
    {
        var marker = $"record {Guid.CreateVersion7()}";
        var answer = await SendAsync(key, marker, HttpMethod.Post, "api/v1/campaign/activities",
            new { nisCode, kind = "committeeMeeting", on = "2026-01-15", summary = marker }, null);
        return answer?.GetProperty("id").GetString();
    }

    private async Task CorrectAsync(string key, string activityId)
    {
        var marker = $"correct {Guid.CreateVersion7()}";
        if (await SendAsync(key, marker, HttpMethod.Put, $"api/v1/campaign/activities/{activityId}",
            new { kind = "committeeMeeting", on = "2026-01-15", reason = marker, summary = marker }, 1) is not null)
        {
            await ReadAsync(key, activityId, 2);
        }
    }

    private Task<JsonElement?> CallForHelpAsync(string id, string key, string nisCode) => SendAsync(key, Checker.HelpMarker(id, nisCode),
        HttpMethod.Post, $"api/v1/campaign/communes/{nisCode}/helpCalls", new { causes = new[] { "isolation" } }, null);

    /// <returns>The answer's body, or null where the program refused.</returns>
    private async Task<JsonElement?> SendAsync(string key, string marker, HttpMethod method, string path, object body, long? version)
    {
        var idempotencyKey = $"{Guid.CreateVersion7()}";
        journal.Begin(marker);
        // Not given up at the end either: what is unknown would stay so.
        while (true)
        {
            if (next() is { } address)
            {
                try
                {
                    using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = JsonContent.Create(body) };
                    request.Headers.Authorization = new("Bearer", key);
                    request.Headers.Add("Idempotency-Key", idempotencyKey);
                    if (version is not null)
                        request.Headers.Add("If-Match", $"\"{version}\"");
                    using var response = await http.SendAsync(request);
                    var text = await response.Content.ReadAsStringAsync();
                    if (response.IsSuccessStatusCode)
                    {
                        var json = text.Length > 0 ? JsonDocument.Parse(text).RootElement : default;
                        journal.Acknowledge(marker, VersionOf(response));
                        Answer();
                        return json;
                    }
                    if ((int)response.StatusCode < 500)
                    {
                        journal.Refuse(marker);
                        Answer();
                        return null;
                    }
                    if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
                        Interlocked.Increment(ref Unclear);
                }
                catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException)
                {
                }
            }
            await Task.Delay(Pause);
        }
    }

    private async Task ReadAsync(string key, string activityId, long floor)
    {
        if (next() is not { } address)
            return;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, $"api/v1/campaign/activities/{activityId}"));
            request.Headers.Authorization = new("Bearer", key);
            using var response = await http.SendAsync(request);
            Interlocked.Increment(ref Reads);
            if (response.IsSuccessStatusCode)
                journal.Saw(activityId, floor, VersionOf(response));
            else if (response.StatusCode == HttpStatusCode.NotFound)
                journal.Saw(activityId, floor, 0);
            else if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
                Interlocked.Increment(ref Unclear);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException)
        {
            // The node went; reading again from another is the next round's.
        }
    }

    private void Answer()
    {
        Interlocked.Increment(ref Answered);
        Interlocked.Exchange(ref lastAnswer, Stopwatch.GetTimestamp());
    }

    private static long VersionOf(HttpResponseMessage response) => response.Headers.ETag is { } tag
        ? EntityVersion.Parse(tag.Tag, CultureInfo.InvariantCulture).Value
        : 0;
}
