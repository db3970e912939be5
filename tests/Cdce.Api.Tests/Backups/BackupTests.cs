using System.Buffers.Binary;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Cdce.Api.Backups;
using Cdce.Testing;

namespace Cdce.Api.Tests.Backups;

/// <summary>A program with some data, and one backup of it.</summary>
public sealed class BackedUpProgram : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("cdce-backup-").FullName;

    public ApiHost Host { get; } = new();

    public string Taken => Path.Combine(directory, "backup");

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        var coordination = await Host.CoordinationAsync();
        for (var day = 1; day <= 5; day++)
        {
            using var recorded = await coordination.PostAsync("/campaign/activities",
                new { nisCode = "62063", kind = "committeeMeeting", on = $"2026-02-0{day}", summary = "Réunion" });
            Assert.True(recorded.IsSuccessStatusCode);
        }
        await Host.WaitForNonStaleDataAsync();
        await Backup.TakeAsync(Host.ConnectionString, Taken, CancellationToken.None);
    }

    public string NewPath() => Path.Combine(directory, Guid.CreateVersion7().ToString());

    /// <summary>A copy of the backup, for a test to spoil.</summary>
    public string CopyOfBackup()
    {
        var copy = Directory.CreateDirectory(NewPath()).FullName;
        foreach (var file in Directory.GetFiles(Taken))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}

public sealed class BackupTests(BackedUpProgram program) : IClassFixture<BackedUpProgram>
{
    private const string Events = "store.events.copy";

    private static readonly Dictionary<string, Func<string, BackupManifest, Task>> Spoilings = new()
    {
        ["a flipped byte"] = (directory, _) => ChangeAsync(directory, Events, bytes =>
        {
            bytes[bytes.Length / 2] ^= 1;
            return bytes;
        }),
        ["a truncated file"] = (directory, _) => ChangeAsync(directory, Events, bytes => bytes[..^20]),
        ["a missing file"] = (directory, _) =>
        {
            File.Delete(Path.Combine(directory, "messaging.envelopes.copy"));
            return Task.CompletedTask;
        },
        ["a changed manifest"] = (directory, _) => ChangeAsync(directory, "manifest.json", bytes =>
        {
            bytes[Array.IndexOf(bytes, (byte)'3')]++;
            return bytes;
        }),
        ["no manifest"] = (directory, _) =>
        {
            File.Delete(Path.Combine(directory, "manifest.json"));
            return Task.CompletedTask;
        },
        ["a newer schema"] = (directory, manifest) => RewriteAsync(directory, manifest with
        {
            Schemas = new Dictionary<string, int>(manifest.Schemas) { ["store"] = 1_000 },
        }),
        ["a newer format"] = (directory, manifest) => RewriteAsync(directory, manifest with { Format = 2 }),
        ["a column of a newer program"] = (directory, manifest) => RewriteAsync(directory, manifest with
        {
            Files = [.. manifest.Files.Select(f => f.Table == "identity.api_keys" ? f with { Columns = [.. f.Columns, "scopes"] } : f)],
        }),
        ["a table less"] = (directory, manifest) => RewriteAsync(directory, manifest with { Files = [.. manifest.Files.Where(f => f.Table != "identity.people")] }),
        ["an event less, its hash computed anew"] = (directory, manifest) => DropEventAsync(directory, manifest, countsAnew: false),
        ["an event less, hash and count computed anew"] = (directory, manifest) => DropEventAsync(directory, manifest, countsAnew: true),
    };

    public static TheoryData<string> Spoiled => [.. Spoilings.Keys];

    [Theory, MemberData(nameof(Spoiled))]
    public async Task A_spoiled_backup_is_refused_in_one_line_and_nothing_is_loaded(string how)
    {
        var directory = program.CopyOfBackup();
        await Spoilings[how](directory, await BackupManifest.ReadAsync(program.Taken, CancellationToken.None));
        var empty = await TestCluster.CreateDatabaseAsync();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RestoreAsync(directory, empty));

        Assert.DoesNotContain('\n', refused.Message);
        Assert.Equal(0L, await AskAsync<long>(empty, "select count(*) from pg_namespace where nspname in ('store', 'messaging', 'identity')"));
        await TestCluster.DropDatabaseAsync(empty);
    }

    [Fact]
    public async Task A_backup_is_restored_into_an_empty_database_and_into_no_other()
    {
        var empty = await TestCluster.CreateDatabaseAsync();
        await RestoreAsync(program.CopyOfBackup(), empty); // the control: an unspoiled copy is taken
        Assert.Equal(
            await AskAsync<long>(program.Host.ConnectionString, "select count(*) from store.events"),
            await AskAsync<long>(empty, "select count(*) from store.events"));
        Assert.Equal(0L, await AskAsync<long>(empty, "select count(*) from identity.sessions"));

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RestoreAsync(program.Taken, empty));
        Assert.Contains("not empty", refused.Message, StringComparison.Ordinal);
        Assert.NotEqual(0L, await AskAsync<long>(empty, "select count(*) from store.events"));
        await TestCluster.DropDatabaseAsync(empty);
    }

    [Fact]
    public async Task New_events_get_numbers_beyond_those_of_the_backup()
    {
        var empty = await TestCluster.CreateDatabaseAsync();
        await RestoreAsync(program.Taken, empty);
        var last = await AskAsync<long>(empty, "select max(sequence) from store.events");
        var next = await AskAsync<long>(empty, """
            insert into store.events (stream_key, version, type, data, recorded_at) values ('next', 1, 'next', '{}', now()) returning sequence
            """);
        Assert.True(next > last, $"{next} after {last}");
        await TestCluster.DropDatabaseAsync(empty);
    }

    [Fact]
    public async Task A_backup_of_an_older_program_is_loaded_as_it_was_and_upgraded_with_what_it_holds()
    {
        var directory = program.CopyOfBackup();
        var manifest = await BackupManifest.ReadAsync(directory, CancellationToken.None);
        // Before messaging.delivered there were only the handled envelopes to know duplicates by.
        await RewriteAsync(directory, manifest with
        {
            Schemas = new Dictionary<string, int>(manifest.Schemas) { ["messaging"] = 1 },
            Files = [.. manifest.Files.Where(f => f.Table != "messaging.delivered")],
        });
        var older = await TestCluster.CreateDatabaseAsync();
        await RestoreAsync(directory, older);
        Assert.Equal("no", await AskAsync<string>(older, "select coalesce(to_regclass('messaging.delivered')::text, 'no')"));

        await using (var connections = new StoreConnections(older))
        using (var store = new StoreSchema(connections))
        using (var messaging = new MessagingSchema(store, connections))
            await messaging.EnsureAsync();

        var handled = await AskAsync<long>(older, "select count(*) from messaging.envelopes where handled_at is not null");
        Assert.NotEqual(0L, handled);
        Assert.Equal(handled, await AskAsync<long>(older, "select count(*) from messaging.delivered"));
        await TestCluster.DropDatabaseAsync(older);
    }

    [Fact]
    public async Task A_backup_is_written_over_nothing_and_has_its_name_only_when_it_is_complete()
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => Backup.TakeAsync(program.Host.ConnectionString, program.Taken, CancellationToken.None));
        Assert.Contains("exists already", refused.Message, StringComparison.Ordinal);

        var cut = program.NewPath();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Backup.TakeAsync(program.Host.ConnectionString, cut, stop.Token));
        Assert.False(Directory.Exists(cut));
        Assert.True(Directory.Exists($"{cut}.unfinished"));
        await Assert.ThrowsAsync<StartRefusedException>(() => BackupManifest.ReadAsync($"{cut}.unfinished", CancellationToken.None));

        await Backup.TakeAsync(program.Host.ConnectionString, cut, CancellationToken.None);
        Assert.False(Directory.Exists($"{cut}.unfinished"));
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void Only_its_owner_can_read_a_backup()
    {
        var files = Directory.GetFiles(program.Taken);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(program.Taken));
        Assert.All(files, f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(f)));
    }

    [Fact]
    public async Task Every_table_of_a_running_program_is_copied_or_left_out_for_a_reason()
    {
        await using var connection = await TableCopy.OpenAsync(program.Host.ConnectionString, CancellationToken.None);
        var tables = await TableCopy.ListAsync(connection, """
            select schemaname || '.' || tablename from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema') and schemaname !~ '^[a-z]+_g[0-9]+$'
            """, CancellationToken.None);
        Assert.Equal(
            BackupTables.Copied.Select(t => t.Name).Concat(BackupTables.LeftOut.Keys).Order(StringComparer.Ordinal),
            tables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_table_that_is_not_known_stops_a_backup()
    {
        var database = await TestCluster.CreateDatabaseAsync();
        await RestoreAsync(program.Taken, database);
        await AskAsync<object>(database, "create table store.added_later (id integer)");
        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => Backup.TakeAsync(database, program.NewPath(), CancellationToken.None));
        Assert.Contains("store.added_later", refused.Message, StringComparison.Ordinal);
        await TestCluster.DropDatabaseAsync(database);
    }

    private static async Task RestoreAsync(string directory, string connectionString) => await Restore.LoadAsync(
        connectionString, directory, await BackupManifest.ReadAsync(directory, CancellationToken.None), CancellationToken.None);

    private static async Task ChangeAsync(string directory, string file, Func<byte[], byte[]> change)
    {
        var path = Path.Combine(directory, file);
        await File.WriteAllBytesAsync(path, change(await File.ReadAllBytesAsync(path)));
    }

    private static async Task RewriteAsync(string directory, BackupManifest manifest)
    {
        foreach (var file in Directory.GetFiles(directory, "manifest.*"))
            File.Delete(file);
        await manifest.WriteAsync(directory, CancellationToken.None);
    }

    /// <summary>Takes an event with successors in its stream out of the file, as somebody would who repairs the traces.</summary>
    private static async Task DropEventAsync(string directory, BackupManifest manifest, bool countsAnew)
    {
        var changed = Array.Empty<byte>();
        var column = manifest.Files.Single(f => f.Table == "store.events").Columns.ToList().IndexOf("stream_key");
        await ChangeAsync(directory, Events, bytes => changed = WithoutFirstOfMany(bytes, column));
        await RewriteAsync(directory, manifest with
        {
            Files = [.. manifest.Files.Select(f => f.Table == "store.events"
                ? f with
                {
                    Bytes = changed.Length,
                    Sha256 = Convert.ToHexStringLower(SHA256.HashData(changed)),
                    Rows = countsAnew ? f.Rows - 1 : f.Rows,
                }
                : f)],
        });
    }

    // Binary COPY: 19 bytes of header, then for each row the number of its fields and for each field its length and bytes.
    private static byte[] WithoutFirstOfMany(byte[] file, int column)
    {
        var rows = new List<(int From, int To, string Stream)>();
        for (var (from, to) = (19, 19); BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(from)) is > 0 and var fields; from = to)
        {
            to += 2;
            var stream = "";
            for (var field = 0; field < fields; field++)
            {
                var length = Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(to)));
                if (field == column)
                    stream = Encoding.UTF8.GetString(file, to + 4, length);
                to += 4 + length;
            }
            rows.Add((from, to, stream));
        }

        // A stream of which more is left: nothing else says that it once began.
        var gone = rows.First(r => rows.Any(later => later.From > r.From && later.Stream == r.Stream));
        return [.. file[..gone.From], .. file[gone.To..]];
    }

    private static async Task<T?> AskAsync<T>(string connectionString, string sql)
    {
        await using var connection = await TableCopy.OpenAsync(connectionString, CancellationToken.None);
        return await TableCopy.ScalarAsync<T>(connection, sql, CancellationToken.None);
    }
}
