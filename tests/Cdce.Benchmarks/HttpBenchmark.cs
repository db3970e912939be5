using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Cdce.Api;
using Cdce.Api.Accounts;
using Cdce.Api.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cdce.Benchmarks;

/// <summary>
/// The program's own endpoints, with sign-in, policies, validation and problem details, beside bare endpoints that do one
/// SQL statement on the same tables; both over HTTP on the loopback at 8 connections, in turns.
/// </summary>
internal static class HttpBenchmark
{
    private const int Facts = 20_000;
    private const int Connections = 8;
    private const string Commune = "62063";
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(BenchDatabase database, int rounds)
    {
        await using var program = WebHost.Build(
            ["--quiet=1", "--port=0", $"--CDCE_DATABASE={database.ConnectionString}", $"--data={Path.GetTempPath()}/cdce-bench-data"]);
        await program.StartAsync();
        await FillAsync(database);
        var projections = program.Services.GetRequiredService<ProjectionCoordinator>();
        await projections.WaitForNonStaleProjectionDataAsync(TimeSpan.FromMinutes(2));
        var generation = (await projections.StatusAsync()).Single(s => s.Module == "campaign").Generation;
        await database.ExecuteAsync($"vacuum analyze {generation}.activities");

        await using var bare = Bare(database, $"{generation}.activities");
        await bare.StartAsync();
        using var ours = Client(program, await KeyAsync(program));
        using var limit = Client(bare, null);
        var ids = await IdsAsync(database, $"{generation}.activities");

        Report.Title($"Over HTTP, {Connections} connections, {Facts:N0} facts");
        await CompareAsync("GET one fact", rounds, 0.6,
            () => ours.GetAsync(new Uri($"/api/v1/campaign/activities/{ids[Random.Shared.Next(ids.Count)]}", UriKind.Relative)),
            () => limit.GetAsync(new Uri($"/one/{ids[Random.Shared.Next(ids.Count)]}", UriKind.Relative)));
        await CompareAsync("GET 50, filtered and sorted", rounds, 0.7,
            () => ours.GetAsync(new Uri("/api/v1/campaign/activities?kind=pressClip&pageSize=50", UriKind.Relative)),
            () => limit.GetAsync(new Uri("/list?kind=pressClip", UriKind.Relative)));
        await CompareAsync("POST one fact", rounds, 0.5, () => PostAsync(ours, "/api/v1/campaign/activities"), () => PostAsync(limit, "/one"));
        Report.Note("The public list is not measured: it is not served from stored bytes yet.");
        await bare.StopAsync();
        await program.StopAsync();
    }

    private static async Task CompareAsync(
        string what, int rounds, double goal, Func<Task<HttpResponseMessage>> ours, Func<Task<HttpResponseMessage>> limit)
    {
        var pairs = new List<(double, double)>();
        var slowest = new List<(double Ours, double Limit)>();
        for (var round = -1; round < rounds; round++)
        {
            var bare = await MeasureAsync(limit);
            var full = await MeasureAsync(ours);
            if (round < 0)
                continue;
            pairs.Add((full.Rate, bare.Rate));
            slowest.Add((full.P99, bare.P99));
        }
        Report.Ratio(what, "bare", pairs, goal, "req/s");
        Report.Note($"p99 {Report.Median(slowest.Select(s => s.Ours)):N1} ms, bare {Report.Median(slowest.Select(s => s.Limit)):N1} ms (goal: at most twice)");
    }

    private static async Task<(double Rate, double P99)> MeasureAsync(Func<Task<HttpResponseMessage>> send)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            var mine = new List<double>();
            while (watch.Elapsed < Slice)
            {
                var start = Stopwatch.GetTimestamp();
                using var response = await send();
                response.EnsureSuccessStatusCode();
                await response.Content.CopyToAsync(Stream.Null);
                mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            return mine;
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        var all = times.SelectMany(t => t).Order().ToList();
        return (all.Count / seconds, all[(int)(all.Count * 0.99)]);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        request.Content = JsonContent.Create(new { nisCode = Commune, kind = "pressClip", on = "2026-01-15", summary = "An article in the local paper" });
        return await client.SendAsync(request);
    }

    private static HttpClient Client(WebApplication app, string? key)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = new(app.Urls.First()) };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    private static async Task<string> KeyAsync(WebApplication program)
    {
        await using var scope = program.Services.CreateAsyncScope();
        var (_, key) = await CreateKey.NewAsync(scope.ServiceProvider.GetRequiredService<AccountsDb>(), "bench", Role.Coordination,
            [], null, simulating: false, TimeProvider.System, CancellationToken.None);
        return key;
    }

    private static Task FillAsync(BenchDatabase database) => database.ExecuteAsync($$$"""
        insert into store.events (stream_key, version, type, data, recorded_at, happened_on)
        select 'activity/' || id, 1, 'campaign.activity_recorded',
            json_build_object('activityId', id, 'nisCode', '{{{Commune}}}', 'fact', json_build_object(
                'kind', case n % 20 when 0 then 'pressClip' else 'awarenessAction' end,
                'on', day, 'summary', 'Fact number ' || n)),
            now(), day
        from (
            select n, gen_random_uuid() as id, date '2016-01-01' + n % 3600 as day from generate_series(1, {{{Facts}}}) n) f
        """);

    private static async Task<List<Guid>> IdsAsync(BenchDatabase database, string table)
    {
        var ids = new List<Guid>();
        await using var command = database.Source.CreateCommand($"select \"ActivityId\" from {table} order by random() limit 1000");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            ids.Add(reader.GetGuid(0));
        return ids;
    }

    private static WebApplication Bare(BenchDatabase database, string table)
    {
        const string Columns = "\"ActivityId\", \"NisCode\", \"Kind\", \"Criterion\", \"On\", \"Summary\", \"Version\"";
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/one/{id:guid}", async (Guid id) =>
        {
            await using var command = database.Source.CreateCommand($"select {Columns} from {table} where \"ActivityId\" = $1");
            command.Parameters.Add(new() { Value = id });
            await using var reader = await command.ExecuteReaderAsync();
            return await reader.ReadAsync() ? Results.Ok(Read(reader)) : Results.NotFound();
        });
        app.MapGet("/list", async (string kind) =>
        {
            await using var command = database.Source.CreateCommand(
                $"select {Columns} from {table} where \"Kind\" = $1 and not \"Withdrawn\" order by \"On\" desc, \"ActivityId\" desc limit 50");
            command.Parameters.Add(new() { Value = kind });
            await using var reader = await command.ExecuteReaderAsync();
            var items = new List<BareFact>();
            while (await reader.ReadAsync())
                items.Add(Read(reader));
            return Results.Ok(new { items });
        });
        app.MapPost("/one", async (BarePost post) =>
        {
            await using var command = database.Source.CreateCommand("""
                insert into bare_facts (id, nis_code, kind, happened_on, summary) values ($1, $2, $3, $4, $5)
                """);
            foreach (var value in new object[] { Guid.CreateVersion7(), post.NisCode, post.Kind, post.On, post.Summary })
                command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync();
            return Results.StatusCode((int)HttpStatusCode.Created);
        });
        using var create = database.Source.CreateCommand("""
            create table bare_facts (id uuid primary key, nis_code text not null, kind text not null, happened_on date not null, summary text);
            """);
        create.ExecuteNonQuery();
        return app;
    }

    private static BareFact Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetString(2),
        row.IsDBNull(3) ? null : row.GetString(3), row.GetFieldValue<DateOnly>(4), row.IsDBNull(5) ? null : row.GetString(5), row.GetInt64(6));

    private sealed record BareFact(Guid ActivityId, string NisCode, string Kind, string? Criterion, DateOnly On, string? Summary, long Version);

    private sealed record BarePost(string NisCode, string Kind, DateOnly On, string Summary);
}
