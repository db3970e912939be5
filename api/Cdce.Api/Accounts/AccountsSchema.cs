using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cdce.Api.Accounts;

/// <summary>Makes the tables of accounts, from the model, where they are not there yet, and upgrades those of earlier programs.</summary>
internal static class AccountsSchema
{
    // Nodes that start together take turns.
    private const long LockKey = 0x43444346;

    /// <summary>
    /// Brings the tables up to date. The numbered files run on new tables too, which have everything already: each says
    /// <c>if not exists</c>.
    /// </summary>
    public static async Task EnsureAsync(AccountsDb db, NpgsqlDataSource source, CancellationToken ct)
    {
        await CreateAsync(db, ct);
        await SchemaUpgrade.ApplyAsync(source, typeof(AccountsSchema).Assembly, "Accounts.Schema", "identity", ct);
    }

    /// <summary>Makes the tables where there are none, without upgrading anything.</summary>
    public static async Task CreateAsync(AccountsDb db, CancellationToken ct)
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
