using Cdce.Api.Backups;
using Cdce.Api.Postgres;
using Cdce.Campaign.Alerts;
using Cdce.Contracts.Campaign;
using Cdce.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.Backups;

/// <summary>The whole way: a program with data, a backup while it works, a restore, and the program started on what was restored.</summary>
[Collection("open transactions")]
public sealed class RestoreDrillTests(ApiHost host) : IClassFixture<ApiHost>, IDisposable
{
    private const string Quiet = "62063";
    private const string Busy = "25072";
    private const string Handler = "learning.CommuneLosingMomentumHandler";

    private static readonly string[] Questions =
        [$"/campaign/communes/{Quiet}", $"/campaign/communes/{Quiet}/momentum", $"/campaign/activities?nisCode={Quiet}", "/learning/mentoringRequests"];

    private readonly string directory = Directory.CreateTempSubdirectory("cdce-drill-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task What_was_backed_up_while_the_program_worked_answers_as_it_did()
    {
        var api = await host.CoordinationAsync();
        for (var day = 1; day <= 5; day++)
            await RecordAsync(api, Quiet, day);
        var (delivered, pending) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await SendAsync(delivered, "62096");
        await host.WaitForNonStaleDataAsync();
        // Another node has just claimed it: the message is due, and not handled yet.
        await using var claim = await TableCopy.OpenAsync(host.ConnectionString, CancellationToken.None);
        await TableCopy.ScalarAsync<object>(
            claim, $"select pg_advisory_lock(hashtextextended('envelope/{pending}/{Handler}', 0))", CancellationToken.None);
        await SendAsync(pending, "82039");
        var answers = await AnswersAsync(api);

        var recorded = 0;
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await RecordAsync(api, Busy, recorded % 28 + 1);
                recorded++;
            }
        });
        await UntilAsync(() => recorded > 0);
        var before = recorded;
        var backup = Path.Combine(directory, "backup");
        await Command.RunAsync(host.ConnectionString, "backup", backup);
        var after = recorded + 1; // one may be on its way
        await enough.CancelAsync();
        await writing;

        var data = Path.Combine(directory, "restored");
        var said = await Command.RunAsync(null, "restore", backup, "--verify", "--data", data);
        Assert.Contains("(RPO)", said, StringComparison.Ordinal);
        Assert.Contains("(RTO)", said, StringComparison.Ordinal);
        Assert.Contains("checksums on, indexes agree", said, StringComparison.Ordinal);
        Assert.DoesNotContain("FAILED", said, StringComparison.Ordinal);

        await using var restored = WebHost.Build(["--quiet=1", $"--data={data}"], builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton<TimeProvider>(host.Clock);
        });
        await restored.StartAsync();
        // The key is the one of before.
        var http = restored.GetTestClient();
        http.DefaultRequestHeaders.Authorization = api.Http.DefaultRequestHeaders.Authorization;
        var again = new ApiClient(http);
        var bus = restored.Services.GetRequiredService<MessageBus>();
        Assert.True(await bus.WaitUntilQuietAsync(TimeSpan.FromSeconds(30)));
        Assert.True(await restored.Services.GetRequiredService<ProjectionCoordinator>().WaitForNonStaleProjectionDataAsync(TimeSpan.FromSeconds(30)));

        var busy = (await again.GetJsonAsync($"/campaign/activities?nisCode={Busy}&pageSize=1")).GetProperty("total").GetInt32();
        Assert.InRange(busy, before, after);
        Assert.Equal(280, (await again.GetJsonAsync("/campaign/communes?pageSize=1")).GetProperty("total").GetInt32());
        var requests = await again.GetJsonAsync("/learning/mentoringRequests");
        Assert.Equal(2, requests.GetProperty("items").GetArrayLength()); // the pending one came in
        Assert.Equal(answers.SkipLast(1), (await AnswersAsync(again)).SkipLast(1));

        await using (var there = await TableCopy.OpenAsync(OwnPostgres.ConnectionString(data, "cdce"), CancellationToken.None))
        {
            foreach (var alert in new[] { delivered, pending })
            {
                Assert.Equal(1, await TableCopy.ScalarAsync<long>(there,
                    $"select count(*) from store.events where stream_key = 'mentoring-request/{alert}'", CancellationToken.None));
            }
        }

        await restored.StopAsync();
    }

    [Fact]
    public async Task A_restore_sends_what_was_not_sent_and_nothing_else_also_in_a_cluster_with_other_transactions()
    {
        var (sent, unsent) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await LoseMomentumAsync(sent, "25110");
        await host.WaitForNonStaleDataAsync();
        var backup = Path.Combine(directory, "unsent");
        // An older transaction that is still open: nobody reads on, so the event is there and its message is not.
        await using (var open = await TableCopy.OpenAsync(host.ConnectionString, CancellationToken.None))
        {
            await using var transaction = await open.BeginTransactionAsync();
            await TableCopy.ScalarAsync<object>(open, "select pg_current_xact_id()::text", CancellationToken.None);
            await LoseMomentumAsync(unsent, "25112");
            await Backup.TakeAsync(host.ConnectionString, backup, CancellationToken.None);
        }
        await host.WaitForNonStaleDataAsync();

        var restored = await TestCluster.CreateDatabaseAsync();
        await Restore.LoadAsync(restored, backup, await BackupManifest.ReadAsync(backup, CancellationToken.None), CancellationToken.None);
        var before = await EnvelopesAsync(restored);
        await using (var other = await TableCopy.OpenAsync(restored, CancellationToken.None))
        {
            Assert.Equal(0, await TableCopy.ScalarAsync<long>(other,
                $"select count(*) from store.events where stream_key = 'mentoring-request/{unsent}'", CancellationToken.None));
            await TableCopy.ScalarAsync<object>(other, """
                update store.events set tx = (tx::text::bigint + 1000000000)::text::xid8;
                update store.checkpoints set tx = (tx::text::bigint + 1000000000)::text::xid8;
                """, CancellationToken.None);
        }
        await using (var app = WebHost.Build(["--quiet=1", $"--CDCE_DATABASE={restored}", $"--data={directory}"], builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton<TimeProvider>(host.Clock);
        }))
        {
            await app.StartAsync();
            Assert.True(await app.Services.GetRequiredService<MessageBus>().WaitUntilQuietAsync(TimeSpan.FromSeconds(30)));
            await app.StopAsync();
        }

        // As in the program that went on: the same messages under the same ids, each handled once.
        var there = await EnvelopesAsync(host.ConnectionString);
        var here = await EnvelopesAsync(restored);
        Assert.Equal(there.Keys.Order(StringComparer.Ordinal), here.Keys.Order(StringComparer.Ordinal));
        Assert.True(here.Count > before.Count);
        Assert.All(before, e => Assert.Equal(e.Value, here[e.Key]));
        await using var connection = await TableCopy.OpenAsync(restored, CancellationToken.None);
        foreach (var alert in new[] { sent, unsent })
        {
            Assert.Equal(1, await TableCopy.ScalarAsync<long>(connection,
                $"select count(*) from store.events where stream_key = 'mentoring-request/{alert}'", CancellationToken.None));
        }

        await TestCluster.DropDatabaseAsync(restored);
    }

    private async Task SendAsync(Guid alert, string nisCode) => await host.Services.GetRequiredService<MessageBus>().SendAsync(
        new CommuneLosingMomentum(alert, nisCode, new(2026, 11, 20), [], []), alert);

    private async Task LoseMomentumAsync(Guid alert, string nisCode)
    {
        await using var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.Append($"drill/{alert}", 0, new HelpCalled(alert, nisCode, new(2026, 11, 20), [], "visit", false, "test", new(2026, 11, 27)));
        await session.SaveChangesAsync();
    }

    private static async Task RecordAsync(ApiClient api, string nisCode, int day)
    {
        using var recorded = await api.PostAsync("/campaign/activities",
            new { nisCode, kind = "committeeMeeting", on = $"2026-02-{day:00}", summary = "Réunion" });
        Assert.True(recorded.IsSuccessStatusCode, await recorded.Content.ReadAsStringAsync());
    }

    private static async Task<IReadOnlyList<string>> AnswersAsync(ApiClient api)
    {
        var answers = new List<string>();
        foreach (var question in Questions)
            answers.Add((await api.GetJsonAsync(question)).GetRawText());
        return answers;
    }

    /// <summary>When each message was handled, by message and handler.</summary>
    private static async Task<Dictionary<string, string>> EnvelopesAsync(string connectionString)
    {
        await using var connection = await TableCopy.OpenAsync(connectionString, CancellationToken.None);
        return (await TableCopy.ListAsync(connection, """
            select message_id || ' ' || handler || '=' || coalesce(handled_at::text, 'not yet') from messaging.envelopes
            """, CancellationToken.None)).Select(line => line.Split('=')).ToDictionary(parts => parts[0], parts => parts[1]);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
    }
}
