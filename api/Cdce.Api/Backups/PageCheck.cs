using Npgsql;

namespace Cdce.Api.Backups;

/// <summary>Reads every table in full, which makes the server check the checksum of each page, and each index against its table.</summary>
internal static class PageCheck
{
    /// <summary>What was found wrong; nothing where all is well.</summary>
    /// <param name="Indexes">False where the server does not let this user check indexes.</param>
    internal sealed record Result(int Tables, bool Indexes, IReadOnlyList<string> Damage);

    public static async Task<Result> RunAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = await TableCopy.OpenAsync(connectionString, ct);
        var damage = new List<string>();
        if (await TableCopy.ScalarAsync<string>(connection, "show data_checksums", ct) != "on")
            damage.Add("data checksums are off, so that a damaged page cannot be told");
        var tables = await TableCopy.ListAsync(connection, """
            select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema') order by 1
            """, ct);
        foreach (var table in tables)
        {
            // As text: values that lie in pages of their own are read as well. A connection for each: damage ends it.
            await using var reading = await TableCopy.OpenAsync(connectionString, ct);
            if (await ComplaintAsync(reading, $"select sum(length(t::text)) from {table} t", ct) is { } complaint)
                damage.Add($"{table}: {complaint}");
        }

        var indexes = await TableCopy.ListAsync(connection, """
            select c.oid::regclass::text from pg_class c join pg_am a on a.oid = c.relam join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'i' and a.amname = 'btree' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            """, ct);
        return new(tables.Count, await CheckIndexesAsync(connectionString, indexes, damage, ct), damage);
    }

    private static async Task<bool> CheckIndexesAsync(
        string connectionString, IReadOnlyList<string> indexes, List<string> damage, CancellationToken ct)
    {
        for (var next = 0; next < indexes.Count;)
        {
            await using var connection = await TableCopy.OpenAsync(connectionString, ct);
            // Never committed: the extension leaves with the connection.
            if (await ComplaintAsync(connection, "begin; create extension if not exists amcheck with schema public", ct) is not null)
                return false;
            string? complaint = null;
            while (next < indexes.Count && complaint is null)
            {
                var index = indexes[next++];
                complaint = await ComplaintAsync(
                    connection, $"select bt_index_check('{index.Replace("'", "''", StringComparison.Ordinal)}', true)", ct);
                if (complaint is not null)
                    damage.Add($"{index}: {complaint}");
            }
        }

        return true;
    }

    private static async Task<string?> ComplaintAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(ct);
            return null;
        }
        catch (PostgresException error)
        {
            return error.MessageText;
        }
    }
}
