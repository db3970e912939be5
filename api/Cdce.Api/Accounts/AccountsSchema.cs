using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cdce.Api.Accounts;

/// <summary>Makes the tables of accounts, from the model, where they are not there yet.</summary>
internal static class AccountsSchema
{
    // Nodes that start together take turns.
    private const long LockKey = 0x43444346;

    public static async Task EnsureAsync(AccountsDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var exists = new NpgsqlCommand(
            $"select pg_advisory_xact_lock({LockKey}); select to_regclass('identity.accounts') is not null", connection);
        await using (var reader = await exists.ExecuteReaderAsync(ct))
        {
            await reader.NextResultAsync(ct);
            await reader.ReadAsync(ct);
            if (reader.GetBoolean(0))
                return;
        }

        await using var create = new NpgsqlCommand(db.Database.GenerateCreateScript(), connection);
        await create.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
