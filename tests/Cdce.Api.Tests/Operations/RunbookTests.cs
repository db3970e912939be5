using System.Diagnostics;
using System.Text.RegularExpressions;
using Cdce.Api.Accounts;
using Cdce.Api.Backups;
using Cdce.Api.Health;
using Cdce.Api.Keys;
using Cdce.Api.Postgres;
using Cdce.Contracts.Campaign;
using Cdce.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Api.Tests.Operations;

/// <summary>
/// Raises each alarm in a program that is reached over the network, and does what the runbook says. On a server of its own:
/// the oldest transaction of a server is blamed whichever database it belongs to.
/// </summary>
public sealed partial class RunbookTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly FixedClock clock = new(ApiHost.Start);
    private readonly string directory = Directory.CreateTempSubdirectory("cdce-runbook-").FullName;
    private string key = "";
    private WebApplication? app;

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Runbook { get; } = Sections().ToDictionary(
        section => section.Groups["code"].Value,
        IReadOnlyList<string> (section) => [.. Blocks().Matches(section.Value).Select(block => block.Groups["block"].Value)]);

    private WebApplication App => app ?? throw new InvalidOperationException("The program has not started.");

    private string Database => OwnPostgres.ConnectionString(directory, "cdce");

    private string Address => $"{App.Urls.First()}/api/v1";

    public async Task InitializeAsync()
    {
        app = WebHost.Build(["--quiet=1", $"--data={directory}", "--urls=http://127.0.0.1:0"], builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddSingleton(HealthLimits.Usual with { Transaction = TimeSpan.FromSeconds(1) });
        });
        app.Services.GetRequiredService<StoreOptions>().RetryPauses = [TimeSpan.FromMilliseconds(1)];
        await app.StartAsync();
        Assert.True(await app.Services.GetRequiredService<MessageBus>().WaitUntilQuietAsync(Limit));
        await using var scope = app.Services.CreateAsyncScope();
        (_, key) = await CreateKey.NewAsync(scope.ServiceProvider.GetRequiredService<AccountsDb>(), "operator", Role.NationalCoordinator, [],
            null, false, clock, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void Every_alarm_has_a_section_and_every_section_an_alarm() =>
        Assert.Equal(AlarmCodes.All.Order(StringComparer.Ordinal), Runbook.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Each_alarm_is_shown_and_mended_by_its_commands()
    {
        await SendAsync(HttpMethod.Put, "/readModels/partners/stop");
        await FollowAsync(AlarmCodes.ReadModelsStopped, "cdce_projection_stopped{module=\"partners\"} 1");

        await SendAsync(HttpMethod.Put, "/readModels/communication/stop");
        await AskAsync("delete from store.generations where module = 'communication'");
        await FollowAsync(AlarmCodes.ReadModelsNotReady, "cdce_projection_ready{module=\"communication\"} 0");

        await AskAsync("""
            insert into store.events (stream_key, version, type, data, recorded_at)
            values ('poison/1', 1, 'campaign.accompaniment_opened', '{}', '2026-11-20 09:00Z')
            """);
        await RaisedAsync(AlarmCodes.StreamSetAside);
        await AskAsync("""update store.events set type = 'campaign.reference_loaded', data = '{"name":"mended"}' where stream_key = 'poison/1'""");
        await FollowAsync(AlarmCodes.StreamSetAside, "poison/1");

        await AskAsync($"""
            insert into messaging.dead_letters (message_id, handler, message_type, body, sent_at, simulated, error, died_at)
            values (gen_random_uuid(), 'learning.CommuneLosingMomentumHandler', 'CommuneLosingMomentum',
                '{Message("25110")}', '2026-11-20 09:00Z', false, 'It failed.', '2026-11-20 09:00Z')
            """);
        await FollowAsync(AlarmCodes.DeadLetter, "It failed.");

        await AskAsync("""
            insert into mail.mails (id, state, recipient, language, subject, queued_at, due_at, until, attempts, ended_at, error)
            values (gen_random_uuid(), 'givenUp', 'nobody@example.org', 'fr', 'Invitation', '2026-11-20 09:00Z', '2026-11-20 09:00Z',
                '2026-11-22 09:00Z', 1, '2026-11-20 09:00Z', '550 MailboxUnavailable')
            """);
        await FollowAsync(AlarmCodes.MailNotSent, "550 MailboxUnavailable");

        await using (var forgotten = await HungAsync())
        {
            await using var transaction = await forgotten.BeginTransactionAsync();
            await TableCopy.ScalarAsync<string>(forgotten, "select pg_current_xact_id()::text", CancellationToken.None);
            await FollowAsync(AlarmCodes.BlockingTransaction, "\"application\":\"hung\"");
        }

        // A node that hangs: its session keeps the lease, and it does nothing.
        await using (var hung = await HungAsync())
        {
            var message = Guid.CreateVersion7();
            await TableCopy.ScalarAsync<object>(hung,
                $"select pg_advisory_lock(hashtextextended('envelope/{message}/learning.CommuneLosingMomentumHandler', 0))", CancellationToken.None);
            await App.Services.GetRequiredService<MessageBus>().SendAsync(
                new CommuneLosingMomentum(message, "25112", new(2026, 11, 20), [], []), message);
            clock.Advance(TimeSpan.FromMinutes(6));
            await FollowAsync(AlarmCodes.MessageOverdue, "\"application\":\"hung\"");
        }

        await HangAsync("campaign.outbound", async () =>
        {
            await RecordAsync();
            clock.Advance(TimeSpan.FromMinutes(6));
            await FollowAsync(AlarmCodes.EventsUnpublished, "cdce_lease_held{lease=\"campaign.outbound\",owner=\"hung\"} 1");
        });

        var lease = App.Services.GetRequiredService<ProjectionCoordinator>().Leases.Single(l => l.Contains("partners", StringComparison.Ordinal));
        await HangAsync(lease, async () =>
        {
            await RecordAsync();
            clock.Advance(TimeSpan.FromMinutes(1));
            await FollowAsync(AlarmCodes.ReadModelsLate, "cdce_lease_held{lease=\"projections/partners\",owner=\"hung\"} 1");
        });
    }

    [Fact]
    public async Task A_database_that_does_not_answer_raises_its_alarm_until_it_does()
    {
        var postmaster = File.ReadLines(Path.Combine(directory, "postgres", "postmaster.pid")).First();
        var all = $"{postmaster} $(cat /proc/{postmaster}/task/{postmaster}/children)";
        await RunAsync($"kill -STOP {all}");
        try
        {
            await RaisedAsync(AlarmCodes.DatabaseAway);
            Assert.Contains("DOWN", await RunAsync(Assert.Single(Runbook[AlarmCodes.DatabaseAway])), StringComparison.Ordinal);
        }
        finally
        {
            await RunAsync($"kill -CONT {all}");
        }
        Assert.DoesNotContain(await SettledAsync(AlarmCodes.DatabaseAway), alarm => alarm.Code == AlarmCodes.DatabaseAway);
        await RecordAsync();
    }

    /// <summary>Waits for the alarm, runs the section's commands, and waits until it is gone.</summary>
    private async Task FollowAsync(string code, string shows)
    {
        await RaisedAsync(code);
        var section = Runbook[code];
        Assert.Equal(2, section.Count);
        Assert.Contains(shows, await RunAsync(section[0]), StringComparison.Ordinal);
        // As somebody does who looks again: an alarm may name one cause after the other.
        var mended = Stopwatch.StartNew();
        IReadOnlyList<Alarm> alarms;
        do
        {
            Assert.True(mended.Elapsed < Limit, $"{code} stays raised");
            await RunAsync(section[1]);
            alarms = await SettledAsync(code);
        }
        while (alarms.Any(a => a.Code == code));
    }

    /// <summary>The alarms once this one is gone, or after ten seconds.</summary>
    private async Task<IReadOnlyList<Alarm>> SettledAsync(string code)
    {
        var watch = Stopwatch.StartNew();
        var alarms = await AlarmsAsync();
        while (alarms.Any(a => a.Code == code) && watch.Elapsed < TimeSpan.FromSeconds(10))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
            alarms = await AlarmsAsync();
        }

        return alarms;
    }

    private async Task RaisedAsync(string code)
    {
        var watch = Stopwatch.StartNew();
        while ((await AlarmsAsync()).All(a => a.Code != code))
        {
            Assert.True(watch.Elapsed < Limit, $"{code} is not raised");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private async Task<IReadOnlyList<Alarm>> AlarmsAsync() =>
        (await App.Services.GetRequiredService<HealthChecks>().LookAsync(CancellationToken.None)).Details?.Alarms ?? [];

    /// <summary>Takes a lease away from the program: the session waits for it, and is next when that of the program ends.</summary>
    private async Task HangAsync(string lease, Func<Task> meanwhile)
    {
        await using var hung = await HungAsync();
        var waiting = TableCopy.ScalarAsync<object>(hung, $"select pg_advisory_lock(hashtextextended('{lease}', 0))", CancellationToken.None);
        while (!waiting.IsCompleted)
        {
            await AskAsync("""
                select pg_terminate_backend(l.pid) from pg_locks w join pg_locks l on l.locktype = 'advisory'
                    and l.granted and (l.classid, l.objid, l.database) = (w.classid, w.objid, w.database)
                where w.locktype = 'advisory' and not w.granted
                """);
            await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(50)));
        }
        await waiting;
        await meanwhile();
    }

    private async Task<NpgsqlConnection> HungAsync() =>
        await TableCopy.OpenAsync(Database + ";Application Name=hung", CancellationToken.None);

    private async Task RecordAsync()
    {
        await using var session = App.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.Append($"campaign-reference/{Guid.CreateVersion7()}", 0, new Cdce.Campaign.ReferenceLoaded("runbook"));
        await session.SaveChangesAsync();
    }

    private static string Message(string nisCode) =>
        $$"""{"alertId":"{{Guid.CreateVersion7()}}","nisCode":"{{nisCode}}","on":"2026-11-20","causes":[],"weakCriteria":[]}""";

    private async Task AskAsync(string sql)
    {
        await using var connection = await TableCopy.OpenAsync(Database, CancellationToken.None);
        await TableCopy.ScalarAsync<object>(connection, sql, CancellationToken.None);
    }

    private async Task SendAsync(HttpMethod method, string path)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var response = await http.SendAsync(new HttpRequestMessage(method, Address + path));
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
    }

    private async Task<string> RunAsync(string block)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", block])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CDCE"] = Address, ["CDCE_KEY"] = key },
        }) ?? throw new InvalidOperationException("bash could not be run.");
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{process.ExitCode}: {await said}{complained}\n{block}");
        return await said;
    }

    private static MatchCollection Sections() =>
        Section().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "runbook.md")));

    [GeneratedRegex(@"^## (?<code>\w+)\n.*?(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^```bash\n(?<block>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
