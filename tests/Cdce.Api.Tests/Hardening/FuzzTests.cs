using System.Globalization;
using System.Text.Json;
using Cdce.Testing;
using Cdce.Testing.Dates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Cdce.Api.Tests.Hardening;

/// <summary>
/// Malformed requests to every operation: none breaks the program, none makes it talk. <c>CDCE_FUZZ_SEED</c> sends those of an earlier
/// run again.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int WithoutBody = 50;
    private const int WithBody = 200;

    private static int Seed { get; } = Environment.GetEnvironmentVariable("CDCE_FUZZ_SEED") is { Length: > 0 } named
        ? int.Parse(named, CultureInfo.InvariantCulture)
        : Random.Shared.Next(1_000_000);

    [Fact]
    public async Task Malformed_requests_are_refused_and_learn_nothing()
    {
        output.WriteLine($"seed {Seed}");
        await using var host = await ApiHost.ServedAsync();
        var api = await host.CoordinationAsync();
        var communes = new[] { "25072", "62063", "62096", "25031" };
        var life = new RandomLife(api, Seed, communes);
        life.Begin(DateOnly.FromDateTime(ApiHost.Start.Date));
        for (var command = 0; command < 80; command++)
            await life.StepAsync();
        await host.WaitForNonStaleDataAsync();
        var (known, cursors) = await FindAsync(api, communes);

        var coordination = KeyOf(api);
        var member = KeyOf(await host.CommitteeMemberAsync(communes));
        var run = new FuzzRun(host.Address, new Fuzzer(Seed, known, cursors),
            [coordination, coordination, coordination, coordination, coordination, coordination, coordination, member, member, null]);
        var requests = FuzzedContract.Operations
            .SelectMany(o => Enumerable.Range(0, o.BodyType is null ? WithoutBody : WithBody).Select(number => (o, number))).ToList();
        await run.SendAsync(requests);

        output.WriteLine($"{requests.Count} requests to {FuzzedContract.Operations.Count} operations, answered {string.Join(", ", run.Answered.OrderBy(a => a.Key).Select(a => $"{(int)a.Key}: {a.Value}"))}");
        output.WriteLine($"slowest: {string.Join(", ", run.Slowest.OrderByDescending(s => s.Value).Take(5).Select(s => $"{s.Key} {s.Value.TotalSeconds:0.0} s"))}");
        Assert.True(run.Faults.Count == 0, $"Seed {Seed}, {run.Faults.Count} faults:\n{string.Join("\n", run.Faults.Order(StringComparer.Ordinal).Take(40))}");
        // Had they all been stopped at the door, nothing behind it would have been tried.
        Assert.True(requests.Count >= 10_000 && run.Answered.Count(a => a.Value > 20) > 8, $"Seed {Seed}: too few kinds of answers");
    }

    [Theory]
    [InlineData("a stack trace")]
    [InlineData("words of the database")]
    [InlineData("a path")]
    [InlineData("text instead of a problem")]
    [InlineData("a problem without a type")]
    [InlineData("a status that is not its own")]
    [InlineData("an error of the server")]
    [InlineData("busy")]
    public async Task A_program_that_is_wrong_now_and_then_is_found_out(string planted)
    {
        await using var app = Planted(planted);
        await app.StartAsync();
        var run = new FuzzRun(new Uri(app.Urls.Single()), new Fuzzer(1, new Dictionary<string, List<string>> { ["nisCode"] = ["25072"] }, new Dictionary<string, string>()), [null]);
        var operation = FuzzedContract.Operations.Single(o => o.Id == "recordActivity");
        await run.SendAsync(Enumerable.Range(0, WithBody).Select(number => (operation, number)));
        Assert.NotEmpty(run.Faults);
        Assert.True(run.Faults.Count < WithBody / 4, $"{run.Faults.Count} faults: what is right is found wrong");
        output.WriteLine($"planted: {planted} in an answer -> caught by {nameof(Malformed_requests_are_refused_and_learn_nothing)}");
    }

    /// <summary>Answers as it should, unless there is a NUL in what it is sent.</summary>
    private static WebApplication Planted(string fault)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var wrong = (await reader.ReadToEndAsync()).Contains("\\u0000", StringComparison.Ordinal);
            var problem = """{"type":"urn:problem-type:belgif:badRequest","title":"Bad Request","status":400,"detail":"*"}""";
            var (status, type, text) = wrong ? fault switch
            {
                "a stack trace" => (400, "application/problem+json", problem.Replace("*", "at Planted.Handle(Request r)", StringComparison.Ordinal)),
                "words of the database" => (400, "application/problem+json", problem.Replace("*", "22021: invalid byte sequence", StringComparison.Ordinal)),
                "a path" => (200, "text/plain", "/tmp/planted"),
                "text instead of a problem" => (400, "text/plain", problem),
                "a problem without a type" => (400, "application/problem+json", """{"title":"Bad Request","status":400}"""),
                "a status that is not its own" => (404, "application/problem+json", problem),
                "an error of the server" => (500, "application/problem+json", problem),
                _ => (503, "application/problem+json", problem),
            } : (400, "application/problem+json", problem);
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            await context.Response.WriteAsync(text);
        });
        return app;
    }

    /// <summary>What exists, from the addresses that lists and things name.</summary>
    private static async Task<(Dictionary<string, List<string>> Known, Dictionary<string, string> Cursors)> FindAsync(ApiClient api, string[] communes)
    {
        var known = new Dictionary<string, List<string>> { ["nisCode"] = [.. communes] };
        var cursors = new Dictionary<string, string>();
        var lists = FuzzedContract.Operations.Where(o => o.Method == "GET" && !o.Of("path").Any()
            && o.Path.Split('/')[1] is "campaign" or "learning" or "partners").ToList();
        var links = new HashSet<string>();
        foreach (var list in lists)
            await AskAsync(list, list.Path + (list.Of("query").Any(p => p.Name == "pageSize") ? "?pageSize=3" : ""));
        foreach (var link in links.ToList())
            await AskAsync(FuzzedContract.Operations.First(o => o.Method == "GET" && o.Match(link) is not null), link["/api/v1".Length..]);
        foreach (var link in links)
        {
            foreach (var (name, value) in FuzzedContract.Operations.Select(o => o.Match(link)).OfType<IReadOnlyDictionary<string, string>>().SelectMany(m => m))
            {
                if (name != "nisCode" && !known.TryAdd(name, [value]) && !known[name].Contains(value))
                    known[name].Add(value);
            }
        }

        return (known, cursors);

        async Task AskAsync(FuzzedOperation operation, string path)
        {
            using var answer = await api.Http.GetAsync("/api/v1" + path);
            if (answer.Content.Headers.ContentType?.MediaType != "application/json")
                return;
            var json = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
            if (json.TryGetProperty("next", out var next) && next.GetString()?.Split("cursor=") is [_, var cursor])
                cursors[operation.Id] = cursor.Split('&')[0];
            foreach (var link in Links(json).Select(l => new Uri(l).AbsolutePath)
                .Where(l => FuzzedContract.Operations.Any(o => o.Method == "GET" && o.Of("path").Any() && o.Match(l) is not null)))
            {
                if (links.Count < 200)
                    links.Add(link);
            }
        }
    }

    private static IEnumerable<string> Links(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Links),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => p.Name is "href" && p.Value.GetString() is { } link ? [link] : Links(p.Value)),
        _ => [],
    };

    private static string? KeyOf(ApiClient client) => client.Http.DefaultRequestHeaders.Authorization?.Parameter;
}
