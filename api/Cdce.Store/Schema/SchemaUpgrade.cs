using System.Globalization;
using System.Reflection;
using Npgsql;

namespace Cdce.Store;

/// <summary>Runs the numbered SQL files of an assembly, each once, in order.</summary>
public static class SchemaUpgrade
{
    // One key for all schemas: nodes that start together take turns.
    private const long LockKey = 0x43444345;
    private const string Folder = "Schema";

    /// <summary>The number of the last file.</summary>
    public static int Latest(Assembly assembly) => Files(assembly, Folder).Max(f => f.Number);

    /// <summary>Brings <paramref name="schema"/> up to date with the files embedded under <c>Schema/</c>.</summary>
    public static Task ApplyAsync(NpgsqlDataSource source, Assembly assembly, string schema, CancellationToken ct = default) =>
        ApplyAsync(source, assembly, schema, int.MaxValue, ct);

    /// <summary>The same with the files of another folder, written <c>Mail.Schema</c>.</summary>
    public static Task ApplyAsync(
        NpgsqlDataSource source, Assembly assembly, string folder, string schema, CancellationToken ct = default) =>
        ApplyAsync(source, assembly, folder, schema, int.MaxValue, ct);

    /// <summary>Makes the tables as an earlier program had them, up to the file <paramref name="upTo"/>.</summary>
    public static Task ApplyAsync(NpgsqlDataSource source, Assembly assembly, string schema, int upTo, CancellationToken ct) =>
        ApplyAsync(source, assembly, Folder, schema, upTo, ct);

    private static async Task ApplyAsync(
        NpgsqlDataSource source, Assembly assembly, string folder, string schema, int upTo, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, $"""
            select pg_advisory_xact_lock({LockKey});
            create schema if not exists {schema};
            create table if not exists {schema}.schema_version (
                number integer primary key, name text not null, applied_at timestamptz not null default now());
            """, ct);

        var applied = await AppliedAsync(connection, schema, ct);
        foreach (var (number, name, resource) in Files(assembly, folder))
        {
            if (number > upTo || applied.Contains(number))
                continue;
            await using var stream = assembly.GetManifestResourceStream(resource)
                ?? throw new InvalidOperationException($"{resource} is missing.");
            using var reader = new StreamReader(stream);
            await ExecuteAsync(connection, await reader.ReadToEndAsync(ct), ct);
            await using var record = new NpgsqlCommand(
                $"insert into {schema}.schema_version (number, name) values ($1, $2)", connection);
            record.Parameters.Add(new() { Value = number });
            record.Parameters.Add(new() { Value = name });
            await record.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
        // Extensions may have brought types that this process has not seen yet.
        await connection.ReloadTypesAsync(ct);
    }

    private static IEnumerable<(int Number, string Name, string Resource)> Files(Assembly assembly, string folder)
    {
        var marker = $"{assembly.GetName().Name}.{folder}.";
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!resource.StartsWith(marker, StringComparison.Ordinal) || !resource.EndsWith(".sql", StringComparison.Ordinal))
                continue;
            var name = resource[marker.Length..^4];
            yield return (int.Parse(name[..name.IndexOf('-', StringComparison.Ordinal)], CultureInfo.InvariantCulture), name, resource);
        }
    }

    private static async Task<HashSet<int>> AppliedAsync(NpgsqlConnection connection, string schema, CancellationToken ct)
    {
        var applied = new HashSet<int>();
        await using var command = new NpgsqlCommand($"select number from {schema}.schema_version", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            applied.Add(reader.GetInt32(0));
        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
