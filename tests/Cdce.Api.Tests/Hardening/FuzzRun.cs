using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Cdce.Api.Tests.Hardening;

/// <summary>Sends what the fuzzer makes, a few at a time, and keeps what was answered wrongly.</summary>
internal sealed class FuzzRun(Uri server, Fuzzer fuzzer, IReadOnlyList<string?> keys)
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentBag<string> faults = [];
    private readonly ConcurrentDictionary<HttpStatusCode, int> answered = [];
    private readonly ConcurrentDictionary<string, TimeSpan> slowest = [];

    public IReadOnlyCollection<string> Faults => faults;

    public IReadOnlyDictionary<HttpStatusCode, int> Answered => answered;

    /// <summary>By operation, how long the slowest answer took.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Slowest => slowest;

    public async Task SendAsync(IEnumerable<(FuzzedOperation Operation, int Number)> requests)
    {
        using var http = new HttpClient(Handler()) { Timeout = Patience };
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, ct) =>
        {
            var request = fuzzer.Make(one.Operation, one.Number);
            // Most as somebody who may do it, or nothing but the rights would be tried.
            if (keys[one.Number % keys.Count] is { } key && !request.Headers.ContainsKey("Authorization"))
                request.Headers["Authorization"] = $"Bearer {key}";
            if (await FaultAsync(http, request, ct) is { } fault)
                faults.Add($"{request.Operation.Id} {one.Number}: {request}\n    {fault}");
        });
    }

    private async Task<string?> FaultAsync(HttpClient http, FuzzedRequest request, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var message = request.ToMessage(server);
            using var answer = await http.SendAsync(message, ct);
            answered.AddOrUpdate(answer.StatusCode, 1, (_, count) => count + 1);
            return await AnswerCheck.FaultAsync(answer, ct);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException)
        {
            return $"no answer: {e.Message}";
        }
        finally
        {
            var took = Stopwatch.GetElapsedTime(started);
            slowest.AddOrUpdate(request.Operation.Id, took, (_, before) => took > before ? took : before);
        }
    }

    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    };
}
