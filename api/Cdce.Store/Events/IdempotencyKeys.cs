using Npgsql;
using NpgsqlTypes;

namespace Cdce.Store;

/// <summary>An answer kept under the caller's idempotency key.</summary>
/// <param name="Fingerprint">Of the request that was answered; another request under the same key is refused.</param>
/// <param name="Headers">As the host wrote them.</param>
public sealed record KeptAnswer(string Fingerprint, int Status, string Headers, byte[] Body);

/// <summary>Answers already given, so that a repeated request is answered again and not done again.</summary>
public sealed class IdempotencyKeys(StoreConnections connections, TimeProvider clock)
{
    /// <summary>How long an answer is kept: after that the same key counts as a new request.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>The answer kept under this key, or null.</summary>
    public async Task<KeptAnswer?> FindAsync(string caller, string key, CancellationToken ct = default)
    {
        await using var command = connections.Main.CreateCommand("""
            select fingerprint, status, headers, body from store.idempotency_keys
            where caller = $1 and key = $2 and stored_at > $3
            """);
        command.Parameters.Add(new() { Value = caller, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = key, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() - Kept, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new(reader.GetString(0), reader.GetInt32(1), reader.GetString(2), reader.GetFieldValue<byte[]>(3))
            : null;
    }

    /// <summary>Keeps the answer in the transaction that saves the session's events.</summary>
    /// <exception cref="IdempotencyKeyTakenException">Thrown by <c>SaveChangesAsync</c> where the key has been used.</exception>
    public void Keep(IDocumentSession session, string caller, string key, KeptAnswer answer) => session.QueueSqlCommand(
        """
        insert into store.idempotency_keys (caller, key, fingerprint, status, headers, body, stored_at)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        caller, key, answer.Fingerprint, answer.Status, answer.Headers, answer.Body, clock.GetUtcNow());

    /// <summary>Forgets answers older than <see cref="Kept"/>.</summary>
    public async Task<int> PruneAsync(CancellationToken ct = default)
    {
        await using var command = connections.Main.CreateCommand("delete from store.idempotency_keys where stored_at <= $1");
        command.Parameters.Add(new() { Value = clock.GetUtcNow() - Kept, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await command.ExecuteNonQueryAsync(ct);
    }

    internal static bool IsViolatedBy(PostgresException error) => error.ConstraintName == "idempotency_keys_caller_key";
}
