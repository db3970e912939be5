using System.Data;
using System.Reflection;
using Npgsql;

namespace Cdce.Api.Backups;

/// <summary>Takes a backup: one snapshot of everything that cannot be computed from the rest, while the program goes on.</summary>
internal static class Backup
{
    private const int SnapshotsTried = 20;
    private static readonly TimeSpan BetweenSnapshots = TimeSpan.FromMilliseconds(100);

    /// <summary>Writes into a directory that does not exist yet, under another name until it is complete.</summary>
    /// <exception cref="StartRefusedException">The directory exists, or the database holds what would be missing.</exception>
    public static async Task<BackupManifest> TakeAsync(string connectionString, string directory, CancellationToken ct)
    {
        directory = Path.TrimEndingDirectorySeparator(directory);
        if (Path.Exists(directory))
            throw new StartRefusedException($"{directory} exists already. A backup is never written over something.");
        var unfinished = $"{directory}.unfinished";
        if (Directory.Exists(unfinished)) // of a backup that was cut short
            Directory.Delete(unfinished, recursive: true);
        MakePrivate(unfinished);

        await using var connection = await TableCopy.OpenAsync(connectionString, ct);
        var tables = await TablesAsync(connection, ct);
        // It takes no transaction id, so it holds no reader of the log back.
        await using var snapshot = await SnapshotAsync(connection, ct);
        var files = new List<BackupFile>();
        foreach (var table in tables)
            files.Add(await CopyAsync(connection, table, unfinished, ct));
        var manifest = await DescribeAsync(connection, files, ct);
        await manifest.WriteAsync(unfinished, ct);
        Directory.Move(unfinished, directory);
        return manifest;
    }

    /// <summary>The tables to copy: all that are there, for a program that has not been upgraded yet may have fewer.</summary>
    private static async Task<IReadOnlyList<BackupTable>> TablesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var present = await BackupTables.PresentAsync(connection, ct);
        if (!present.Contains(BackupTables.Copied[0].Name))
            throw new StartRefusedException("This database holds no Cdce.");
        if (present.FirstOrDefault(name => !BackupTables.LeftOut.ContainsKey(name) && BackupTables.Copied.All(t => t.Name != name)) is { } unknown)
            throw new StartRefusedException($"The database has a table {unknown} that this program does not know. Take the backup with the program that made it.");
        return [.. BackupTables.Copied.Where(t => present.Contains(t.Name))];
    }

    /// <summary>A snapshot in which the read models have seen the whole log, so that a restore can compare its own with them; else the last one tried.</summary>
    private static async Task<NpgsqlTransaction> SnapshotAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            await TableCopy.ScalarAsync<string>(connection, "set transaction read only", ct);
            var behind = await TableCopy.ScalarAsync<bool>(connection, """
                select exists (
                    select from store.generations g join store.checkpoints c on c.name = g.name
                    where g.state = 'live' and g.as_of is null and exists (
                        select from store.events e where (e.tx, e.sequence) > (c.tx, c.sequence)))
                """, ct);
            if (!behind || attempt == SnapshotsTried)
                return transaction;
            await transaction.DisposeAsync();
            await Task.Delay(BetweenSnapshots, ct);
        }
    }

    private static async Task<BackupFile> CopyAsync(
        NpgsqlConnection connection, BackupTable table, string directory, CancellationToken ct)
    {
        var columns = await TableCopy.ColumnsAsync(connection, table.Name, ct);
        await using var file = BackupFile.Create(Path.Combine(directory, table.FileName));
        var (bytes, sha256) = await TableCopy.OutAsync(connection, table.Query(columns), file, ct);
        file.Flush(flushToDisk: true);
        var rows = await TableCopy.ScalarAsync<long>(connection, $"select count(*) from {table.Name} t where {table.Where}", ct);
        return new(table.Name, columns, rows, bytes, sha256);
    }

    private static async Task<BackupManifest> DescribeAsync(
        NpgsqlConnection connection, IReadOnlyList<BackupFile> files, CancellationToken ct)
    {
        var schemas = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var schema in new[] { "store", "messaging" })
            schemas[schema] = await TableCopy.ScalarAsync<int>(connection, $"select max(number) from {schema}.schema_version", ct);
        return new(
            BackupManifest.CurrentFormat,
            typeof(Backup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            Utc(await TableCopy.ScalarAsync<DateTime>(connection, "select now()", ct)),
            schemas,
            await LastEventAsync(connection, ct),
            await TableCopy.ScalarAsync<object>(connection, "select max(recorded_at) from store.events", ct) is DateTime at ? Utc(at) : null,
            files,
            await ReadModelsAsync(connection, ct));
    }

    /// <summary>Place of the last event, as the manifest says it.</summary>
    internal static Task<string?> LastEventAsync(NpgsqlConnection connection, CancellationToken ct) => TableCopy.ScalarAsync<string>(
        connection, "select tx || '/' || sequence from store.events order by tx desc, sequence desc limit 1", ct);

    private static async Task<IReadOnlyList<BackupReadModels>> ReadModelsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var complete = new List<(string Module, string Fingerprint, string Name)>();
        await using (var command = new NpgsqlCommand("""
            select distinct on (g.module, g.fingerprint) g.module, g.fingerprint, g.name
            from store.generations g join store.checkpoints c on c.name = g.name
            where g.state = 'live' and g.as_of is null
                and not exists (select from store.events e where (e.tx, e.sequence) > (c.tx, c.sequence))
                and not exists (select from store.set_aside s where s.generation = g.name)
            order by g.module, g.fingerprint, g.changed_at desc
            """, connection))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
                complete.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        var models = new List<BackupReadModels>();
        foreach (var (module, fingerprint, name) in complete)
            models.Add(new(module, fingerprint, await TableCopy.HashesAsync(connection, name, ct)));
        return models;
    }

    private static DateTimeOffset Utc(DateTime time) => new(time, TimeSpan.Zero);

    private static void MakePrivate(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
