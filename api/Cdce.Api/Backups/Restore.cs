using Cdce.Api.Accounts;
using Cdce.Api.Notices;
using Cdce.Campaign.FairOMeter.Evidence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cdce.Api.Backups;

/// <summary>Loads a backup into an empty database: all of it, or nothing.</summary>
internal static class Restore
{
    /// <exception cref="StartRefusedException">The database is not empty, or what was loaded is not what was backed up.</exception>
    public static async Task LoadAsync(string connectionString, string directory, BackupManifest manifest, CancellationToken ct)
    {
        RefuseNewer(manifest);
        await using var connection = await TableCopy.OpenAsync(connectionString, ct);
        var present = await TableCopy.ListAsync(connection,
            $"select nspname from pg_namespace where nspname in ('{string.Join("', '", BackupTables.Schemas)}')", ct);
        if (present.Count > 0)
            throw new StartRefusedException($"The database is not empty: it has the schema {present[0]}. Restore into a new directory or database.");
        try
        {
            await MakeTablesAsync(connectionString, manifest, ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            foreach (var file in manifest.Files)
                await LoadAsync(connection, directory, file, ct);
            await CheckLogAsync(connection, manifest, ct);
            // New events get numbers beyond all that were given out, those of removed events included.
            await TableCopy.ScalarAsync<long>(connection, """
                select setval(pg_get_serial_sequence('store.events', 'sequence'), greatest(
                    1, (select max(sequence) from store.events), (select max(sequence) from store.checkpoints)))
                """, ct);
            await transaction.CommitAsync(ct);
        }
        catch
        {
            await using var again = await TableCopy.OpenAsync(connectionString, CancellationToken.None);
            await TableCopy.ScalarAsync<string>(again,
                $"drop schema if exists {string.Join(", ", BackupTables.Schemas)} cascade", CancellationToken.None);
            throw;
        }
    }

    private static void RefuseNewer(BackupManifest manifest)
    {
        foreach (var (schema, latest) in new[]
        {
            ("store", SchemaUpgrade.Latest(typeof(StoreSchema).Assembly)),
            ("messaging", SchemaUpgrade.Latest(typeof(MessagingSchema).Assembly)),
        })
        {
            if (!manifest.Schemas.TryGetValue(schema, out var number) || number > latest)
            {
                throw new StartRefusedException(
                    $"The backup has version {number} of the schema {schema}, this program {latest}. Restore with program {manifest.Program} or a newer one.");
            }
        }
    }

    /// <summary>The tables as they were: the program upgrades them, with what they hold, at its next start.</summary>
    private static async Task MakeTablesAsync(string connectionString, BackupManifest manifest, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await SchemaUpgrade.ApplyAsync(source, typeof(StoreSchema).Assembly, "store", manifest.Schemas["store"], ct);
        await SchemaUpgrade.ApplyAsync(source, typeof(MessagingSchema).Assembly, "messaging", manifest.Schemas["messaging"], ct);
        await using var accounts = new AccountsDb(new DbContextOptionsBuilder<AccountsDb>().UseNpgsql(source).Options);
        await AccountsSchema.CreateAsync(accounts, ct);
        await NoticeServices.EnsureAsync(source, ct);
        await EvidenceTable.EnsureAsync(source, ct);
    }

    private static async Task LoadAsync(NpgsqlConnection connection, string directory, BackupFile file, CancellationToken ct)
    {
        var table = BackupTables.Copied.Single(t => t.Name == file.Table);
        var known = await TableCopy.ColumnsAsync(connection, file.Table, ct);
        if (file.Columns.FirstOrDefault(c => !known.Contains(c)) is { } column)
            throw new StartRefusedException($"The backup has a column {column} in {file.Table}, which this program does not know.");
        await using (var rows = File.OpenRead(Path.Combine(directory, table.FileName)))
        {
            try
            {
                await TableCopy.InAsync(connection, file.Table, file.Columns, rows, ct);
            }
            catch (PostgresException error)
            {
                throw new StartRefusedException($"{table.FileName} cannot be loaded: {error.MessageText}");
            }
        }

        var count = await TableCopy.ScalarAsync<long>(connection, $"select count(*) from {file.Table}", ct);
        if (count != file.Rows)
            throw new StartRefusedException($"{file.Table} has {count} rows after loading; the manifest says {file.Rows}.");
        // What the database now holds, not what was sent to it.
        var (_, sha256) = await TableCopy.OutAsync(connection, table.Query(file.Columns), Stream.Null, ct);
        if (sha256 != file.Sha256)
            throw new StartRefusedException($"{file.Table} does not hold after loading what its file holds: the SHA-256 is another.");
    }

    private static async Task CheckLogAsync(NpgsqlConnection connection, BackupManifest manifest, CancellationToken ct)
    {
        if ((await BackupTables.PresentAsync(connection, ct)).FirstOrDefault(
            name => BackupTables.Copied.Any(t => t.Name == name && !t.Later) && manifest.Files.All(f => f.Table != name)) is { } missing)
        {
            throw new StartRefusedException($"The manifest does not list {missing}.");
        }

        if (await TableCopy.ScalarAsync<string>(connection, """
            select stream_key from store.events group by stream_key
            having min(version) <> 1 or max(version) <> count(*) order by 1 limit 1
            """, ct) is { } holed)
        {
            throw new StartRefusedException($"The stream {holed} has a hole: its versions do not run from 1 to the number of its events.");
        }

        if (await Backup.LastEventAsync(connection, ct) is var last && last != manifest.LastEvent)
            throw new StartRefusedException($"The last event of the log is {last ?? "none"}; the manifest says {manifest.LastEvent ?? "none"}.");
    }
}
