using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Cdce.Api.Postgres;
using Cdce.Testing;
using Npgsql;

namespace Cdce.Torture;

/// <summary>The disk is full, or the network between program and database is gone: a clear 503, nothing lost, and no hand needed afterwards.</summary>
internal static class OutageRun
{
    private const int Clients = 8;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<bool> RunAsync(int fills, int cuts, TimeSpan cut, bool timed)
    {
        var disk = await FillDiskAsync(fills, timed);
        return await CutNetworkAsync(cuts, cut, timed) && disk;
    }

    private static async Task<bool> FillDiskAsync(int fills, bool timed)
    {
        var verdict = new Verdict("disk full", timed);
        var directory = Directory.CreateTempSubdirectory("cdce-torture-").FullName;
        if (await Shell.TryAsync("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", directory) is { } reason)
        {
            Verdict.Say($"disk full: skipped, no small file system can be mounted here ({reason})");
            Directory.Delete(directory);
            return true;
        }
        try
        {
            await using var node = new ApiNode(directory, null);
            await node.StartAsync();
            var database = OwnPostgres.ConnectionString(directory, "cdce");
            var journal = new ClientJournal();
            var keys = await Load.MakeKeysAsync(database, Clients);
            var recoveries = new List<TimeSpan>();
            var (refused, readWhileFull) = (0, 0);
            var load = new Load(journal, keys, () => node.Address);
            await using (load)
            {
                load.Start(await Load.CommunesAsync(database));
                for (var fill = 0; fill < fills; fill++)
                {
                    await load.UntilNextAnswerAsync(Patience);
                    var filler = Path.Combine(directory, "filler");
                    await Shell.TryAsync("dd", "if=/dev/zero", $"of={filler}", "bs=1M"); // until nothing is left
                    refused += await UntilRefusedAsync(node.Address, keys[0].Key) ? 1 : 0;
                    readWhileFull += await CanReadAsync(node.Address, keys[0].Key) ? 1 : 0;
                    File.Delete(filler);
                    var since = Stopwatch.GetTimestamp();
                    await load.UntilNextAnswerAsync(Patience);
                    recoveries.Add(Stopwatch.GetElapsedTime(since));
                }
            }
            verdict.Figure("fills", $"{fills}, commands answered {load.Answered}, acknowledged {journal.Acknowledged}");
            verdict.Expect("writes are refused with 503 and a problem", refused == fills, $"{refused} of {fills}");
            verdict.Figure("reads that were answered meanwhile", $"{readWhileFull} of {fills}");
            verdict.Times("answers again after", recoveries, Limit);
            await verdict.CheckAsync(load, database, journal, fills);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await Shell.RunAsync("umount", directory);
            Directory.Delete(directory);
        }
        return verdict.Passed;
    }

    private static async Task<bool> CutNetworkAsync(int cuts, TimeSpan cut, bool timed)
    {
        var verdict = new Verdict("network cut", timed);
        var directory = Directory.CreateTempSubdirectory("cdce-torture-").FullName;
        try
        {
            await using var postgres = await OwnPostgres.StartAsync(directory, CancellationToken.None);
            await postgres.EnsureDatabaseAsync("cdce", CancellationToken.None);
            var database = postgres.ConnectionString("cdce");
            var socket = new NpgsqlConnectionStringBuilder(database).Host ?? "";
            await using var wire = new Wire(Path.Combine(socket, ".s.PGSQL.5432"));
            var throughWire = new NpgsqlConnectionStringBuilder(database) { Host = "127.0.0.1", Port = wire.Port }.ConnectionString;
            await using var node = new ApiNode(Path.Combine(directory, "node"), throughWire);
            await node.StartAsync();
            var journal = new ClientJournal();
            var keys = await Load.MakeKeysAsync(database, Clients);
            var recoveries = new List<TimeSpan>();
            var refused = 0;
            var load = new Load(journal, keys, () => node.Address);
            await using (load)
            {
                load.Start(await Load.CommunesAsync(database));
                for (var i = 0; i < cuts; i++)
                {
                    await load.UntilNextAnswerAsync(Patience);
                    await Task.Delay(Random.Shared.Next(200, 1_000));
                    // Every second time the line goes silent first, and is found dead later.
                    wire.Cut(silent: i % 2 == 1);
                    var since = Stopwatch.GetTimestamp();
                    refused += await UntilRefusedAsync(node.Address, keys[0].Key) ? 1 : 0;
                    if (cut - Stopwatch.GetElapsedTime(since) is { Ticks: > 0 } left)
                        await Task.Delay(left);
                    wire.Mend();
                    since = Stopwatch.GetTimestamp();
                    await load.UntilNextAnswerAsync(Patience);
                    recoveries.Add(Stopwatch.GetElapsedTime(since));
                }
            }
            verdict.Figure("cuts", string.Create(CultureInfo.InvariantCulture,
                $"{cuts} of at least {cut.TotalSeconds:0} s, commands answered {load.Answered}, acknowledged {journal.Acknowledged}"));
            verdict.Expect("a command is refused with 503 and a problem", refused == cuts, $"{refused} of {cuts}");
            verdict.Times("answers again after", recoveries, Limit);
            await verdict.CheckAsync(load, database, journal, cuts);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
        return verdict.Passed;
    }

    /// <summary>Asks for a change of nothing until it is answered with 503 and a problem document.</summary>
    private static async Task<bool> UntilRefusedAsync(Uri? address, string key)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = Patience };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < Patience)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/v1/campaign/activities", UriKind.Relative));
            request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
            // Large, so that the last free page is soon gone; without a summary the checker does not look for it.
            request.Content = JsonContent.Create(new { nisCode = "62063", kind = "committeeMeeting", on = "2026-01-15", sourceText = new string('x', 400) });
            using var response = await http.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
                return response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        }
        return false;
    }

    private static async Task<bool> CanReadAsync(Uri? address, string key)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = Limit };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        try
        {
            using var response = await http.GetAsync(new Uri("api/v1/campaign/communes/62063", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
