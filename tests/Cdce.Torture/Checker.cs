using System.Text.Json;
using Cdce.Api;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Torture;

/// <summary>Something that must never be the case.</summary>
/// <param name="Invariant">I1 to I8; see <see cref="Checker"/>.</param>
public sealed record Violation(string Invariant, string What);

/// <summary>
/// Holds a database against what its clients know. Every fault run ends with it, and each invariant is planted a violation
/// in its tests.
/// <list type="table">
/// <item><term>I1</term><description>what was acknowledged is in the log, once, with the version that was acknowledged;</description></item>
/// <item><term>I2</term><description>nothing is in the log that no client tried, or that was refused;</description></item>
/// <item><term>I3</term><description>each stream has the versions 1 to n, in that order of the log;</description></item>
/// <item><term>I4</term><description>the rows that answer are those of a fold from zero;</description></item>
/// <item><term>I5</term><description>each call for help that is passed on has one mentoring request, no request is without its call,
/// and no message is left or dead;</description></item>
/// <item><term>I7</term><description>each commune's ledger has as many facts as its log;</description></item>
/// <item><term>I8</term><description>nobody read an older version than they knew of.</description></item>
/// </list>
/// I6, rows of another commune, belongs to the rights and is checked there.
/// </summary>
public static class Checker
{
    private const string Recorded = "campaign.activity_recorded";
    private const string Corrected = "campaign.activity_corrected";
    private const string HelpCalled = "campaign.help_called";
    private const string MentoringRequested = "learning.mentoring_requested";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Checks the log and the journal (I1 to I3, I5, I8); the database needs no program on it.</summary>
    public static async Task<IReadOnlyList<Violation>> CheckLogAsync(string connectionString, ClientJournal journal)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        var found = new List<Violation>();
        var made = new Dictionary<string, List<long>>();
        var calls = new HashSet<Guid>();
        var requests = new List<Guid>();
        await foreach (var e in ReadAsync(source))
        {
            if (MarkerOf(e) is { } marker)
            {
                if (!made.TryGetValue(marker, out var versions))
                    made[marker] = versions = [];
                versions.Add(e.Version);
            }
            if (e.Type == HelpCalled && !e.Data.GetProperty("confidential").GetBoolean())
                calls.Add(e.Data.GetProperty("alertId").GetGuid());
            if (e.Type == MentoringRequested && e.Data.GetProperty("origin").GetString() == "momentum")
                requests.Add(e.Data.GetProperty("requestId").GetGuid());
        }

        foreach (var attempt in journal.Attempts.Values)
        {
            var times = made.GetValueOrDefault(attempt.Marker, []);
            if (times.Count > 1)
                found.Add(new("I1", $"{attempt.Marker} is in the log {times.Count} times."));
            if (attempt.Outcome == Outcome.Acknowledged && times.Count == 0)
                found.Add(new("I1", $"{attempt.Marker} was acknowledged and is lost."));
            if (attempt.Outcome == Outcome.Acknowledged && times.Count == 1 && times[0] != attempt.Version)
                found.Add(new("I1", $"{attempt.Marker} was acknowledged as version {attempt.Version} and is version {times[0]}."));
            if (attempt.Outcome == Outcome.Refused && times.Count > 0)
                found.Add(new("I2", $"{attempt.Marker} was refused and is in the log."));
        }
        found.AddRange(made.Keys.Where(m => !journal.Attempts.ContainsKey(m)).Select(m => new Violation("I2", $"Nobody sent {m}.")));
        found.AddRange(await BrokenStreamsAsync(source));
        found.AddRange(calls.Except(requests).Select(id => new Violation("I5", $"Call {id} has no mentoring request.")));
        found.AddRange(requests.Except(calls).Select(id => new Violation("I5", $"Mentoring request {id} has no call.")));
        found.AddRange(requests.GroupBy(id => id).Where(g => g.Count() > 1)
            .Select(g => new Violation("I5", $"Call {g.Key} has {g.Count()} mentoring requests.")));
        found.AddRange(await LeftMessagesAsync(source));
        found.AddRange(journal.Reads.Where(r => r.Version < r.Floor)
            .Select(r => new Violation("I8", $"{r.Resource} was read as version {r.Version} after version {r.Floor}.")));
        return found;
    }

    /// <summary>Which of these acknowledged commands are not in the log (I1), and which streams are broken (I3).</summary>
    public static async Task<List<Violation>> FindLostAsync(string connectionString, IReadOnlyList<string> acknowledged)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        var made = new HashSet<string>();
        await foreach (var e in ReadAsync(source))
        {
            if (MarkerOf(e) is { } marker)
                made.Add(marker);
        }
        return [.. acknowledged.Where(m => !made.Contains(m)).Select(m => new Violation("I1", $"{m} was acknowledged and is lost.")),
            .. await BrokenStreamsAsync(source)];
    }

    /// <summary>Checks the rows as well (I4, I7): a node of this program builds them from zero and compares.</summary>
    public static async Task<IReadOnlyList<Violation>> CheckAsync(string connectionString, ClientJournal journal)
    {
        var found = new List<Violation>();
        await using (var node = WebHost.Build(["--quiet=1", "--port=0", $"--CDCE_DATABASE={connectionString}",
            $"--data={Path.GetTempPath()}/cdce-torture-data"]))
        {
            await node.StartAsync();
            var bus = node.Services.GetRequiredService<MessageBus>();
            if (!await bus.WaitUntilQuietAsync(Limit))
                found.Add(new("I5", "Messages are still due."));
            var projections = node.Services.GetRequiredService<ProjectionCoordinator>();
            if (!await projections.WaitForNonStaleProjectionDataAsync(Limit))
                found.Add(new("I4", "The read models do not reach the end of the log."));
            foreach (var set in await projections.ListSetAsideAsync())
                found.Add(new("I4", $"{set.StreamKey} is set aside in {set.Generation}: {set.Error.Split('\n')[0]}"));
            await using var source = NpgsqlDataSource.Create(connectionString);
            found.AddRange(await WrongSumsAsync(source));
            found.AddRange(await CompareWithFoldAsync(source, projections));
            await node.StopAsync();
        }
        found.AddRange(await CheckLogAsync(connectionString, journal));
        return found;
    }

    /// <summary>What tells which attempt made an event, or null where no client did.</summary>
    internal static string? MarkerOf(LogEvent e) => e.Type switch
    {
        Recorded when e.Data.GetProperty("fact").TryGetProperty("summary", out var summary) => summary.GetString(),
        Corrected => e.Data.GetProperty("reason").GetString(),
        HelpCalled => HelpMarker(e.Data.GetProperty("calledBy").GetString(), e.Data.GetProperty("nisCode").GetString()),
        _ => null,
    };

    internal static string HelpMarker(string? caller, string? nisCode) => $"help {caller} {nisCode}";

    /// <summary>Builds each module's rows from zero and compares them with those that answered until then.</summary>
    private static async Task<List<Violation>> CompareWithFoldAsync(NpgsqlDataSource source, ProjectionCoordinator projections)
    {
        var found = new List<Violation>();
        foreach (var module in projections.Modules)
        {
            var live = await LiveAsync(projections, module);
            await projections.RebuildAsync(module);
            if (!await projections.WaitForRebuildAsync(module, Limit) || await LiveAsync(projections, module) is var built && built == live)
                found.Add(new("I4", $"{module} could not be built from zero."));
            else
                found.AddRange(await DifferencesAsync(source, live, built));
        }
        return found;
    }

    private static async Task<string> LiveAsync(ProjectionCoordinator projections, string module) =>
        (await projections.StatusAsync()).Single(s => s.Module == module).Generation ?? "";

    private static async Task<List<Violation>> DifferencesAsync(NpgsqlDataSource source, string live, string built)
    {
        var found = new List<Violation>();
        foreach (var table in await TablesAsync(source, live))
        {
            await using var command = source.CreateCommand($"""
                select count(*), min(coalesce(a.row, b.row)) from
                    (select t::text as row from {live}."{table}" t) a
                    full join (select t::text as row from {built}."{table}" t) b on a.row = b.row
                where a.row is null or b.row is null
                """);
            command.CommandTimeout = 300;
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            if (reader.GetInt64(0) is var rows and > 0)
                found.Add(new("I4", $"{rows} rows of {table} differ between {live} and {built}, such as {reader.GetString(1)}"));
        }
        return found;
    }

    private static async Task<List<string>> TablesAsync(NpgsqlDataSource source, string schema)
    {
        await using var command = source.CreateCommand("select tablename from pg_tables where schemaname = $1 order by tablename");
        command.Parameters.Add(new() { Value = schema });
        var tables = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }

    private static async Task<List<Violation>> BrokenStreamsAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("""
            select stream_key, count(*), min(version), max(version), coalesce(bool_or(before >= version), false) from (
                select stream_key, version, lag(version) over (partition by stream_key order by tx, sequence) as before
                from store.events) e
            group by stream_key
            having count(*) <> max(version) or min(version) <> 1 or bool_or(before >= version)
            order by stream_key limit 20
            """);
        command.CommandTimeout = 300;
        var found = new List<Violation>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            found.Add(new("I3", $"{reader.GetString(0)} has {reader.GetInt64(1)} events, versions {reader.GetInt64(2)} to "
                + $"{reader.GetInt64(3)}{(reader.GetBoolean(4) ? ", out of order" : "")}."));
        }
        return found;
    }

    private static async Task<List<Violation>> LeftMessagesAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("""
            select handler, 'is due since ' || due_at from messaging.envelopes where handled_at is null and due_at < now() - interval '1 minute'
            union all select handler, 'is dead: ' || split_part(error, E'\n', 1) from messaging.dead_letters
            limit 20
            """);
        var found = new List<Violation>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            found.Add(new("I5", $"A message for {reader.GetString(0)} {reader.GetString(1)}"));
        return found;
    }

    private static async Task<List<Violation>> WrongSumsAsync(NpgsqlDataSource source)
    {
        string live;
        await using (var find = source.CreateCommand("""
            select name from store.generations where module = 'campaign' and state = 'live' and as_of is null order by changed_at desc limit 1
            """))
        {
            live = (string)(await find.ExecuteScalarAsync() ?? "");
        }
        // The log is counted by itself, not by what the read models were made with.
        await using var command = source.CreateCommand($"""
            select coalesce(l.nis, r.nis), coalesce(l.facts, 0), coalesce(r.facts, 0) from (
                select data ->> 'nisCode' as nis, count(*) as facts from store.events e where type = '{Recorded}'
                group by 1) l
            full join (select "NisCode" as nis, count(*) as facts from {live}.activities group by 1) r on r.nis = l.nis
            where coalesce(l.facts, 0) <> coalesce(r.facts, 0) limit 20
            """);
        var found = new List<Violation>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            found.Add(new("I7", $"{reader.GetString(0)} has {reader.GetInt64(1)} facts in the log and {reader.GetInt64(2)} in its ledger."));
        return found;
    }

    private static async IAsyncEnumerable<LogEvent> ReadAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select type, version, data from store.events where type = any($1) order by tx, sequence");
        command.Parameters.Add(new() { Value = new[] { Recorded, Corrected, HelpCalled, MentoringRequested } });
        command.CommandTimeout = 300;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            using var data = JsonDocument.Parse(reader.GetFieldValue<byte[]>(2));
            yield return new(reader.GetString(0), reader.GetInt64(1), data.RootElement);
        }
    }
}

/// <summary>An event as the checker reads it, without the program's own types.</summary>
internal readonly record struct LogEvent(string Type, long Version, JsonElement Data);
