using System.Security.Cryptography;
using Npgsql;

namespace Cdce.Api.Backups;

/// <summary>Reads and writes tables in PostgreSQL's binary COPY form.</summary>
internal static class TableCopy
{
    /// <summary>A connection of its own that lets a copy take as long as it takes.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0, Enlist = false }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <summary>Writes the rows of a query, and tells how many bytes they are and their SHA-256.</summary>
    public static async Task<(long Bytes, string Sha256)> OutAsync(
        NpgsqlConnection connection, string query, Stream to, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var part = new byte[64 * 1024];
        var bytes = 0L;
        await using var rows = await connection.BeginRawBinaryCopyAsync($"copy ({query}) to stdout (format binary)", ct);
        for (int read; (read = await rows.ReadAsync(part, ct)) > 0; bytes += read)
        {
            hash.AppendData(part, 0, read);
            await to.WriteAsync(part.AsMemory(0, read), ct);
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Loads what <see cref="OutAsync"/> wrote.</summary>
    public static async Task InAsync(
        NpgsqlConnection connection, string table, IEnumerable<string> columns, Stream from, CancellationToken ct)
    {
        var list = string.Join(", ", columns.Select(c => $"\"{c}\""));
        await using var rows = await connection.BeginRawBinaryCopyAsync($"copy {table} ({list}) from stdin (format binary)", ct);
        await from.CopyToAsync(rows, ct);
    }

    /// <summary>The columns that hold data, in the order of the table; none where there is no such table.</summary>
    public static Task<IReadOnlyList<string>> ColumnsAsync(NpgsqlConnection connection, string table, CancellationToken ct) => ListAsync(connection, $"""
        select attname from pg_attribute
        where attrelid = to_regclass('{table}') and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
        """, ct);

    /// <summary>The SHA-256 of the rows of each table of a generation.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> HashesAsync(
        NpgsqlConnection connection, string generation, CancellationToken ct)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in await ListAsync(connection, $"select tablename from pg_tables where schemaname = '{generation}'", ct))
        {
            hashes[table] = (await OutAsync(connection,
                $"select t.* from {generation}.\"{table}\" t order by {BackupTable.AnyOrder}", Stream.Null, ct)).Sha256;
        }

        return hashes;
    }

    public static async Task<IReadOnlyList<string>> ListAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        var list = new List<string>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            list.Add(reader.GetString(0));
        return list;
    }

    public static async Task<T?> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct) is T value ? value : default;
    }
}
