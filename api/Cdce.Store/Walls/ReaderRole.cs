using Npgsql;

namespace Cdce.Store;

/// <summary>
/// The role that walled questions are put as: it cannot sign in, owns nothing, and may read the tables of read models. Policies do
/// not hold for the owner of a table, so the program's own role will not do.
/// </summary>
public static class ReaderRole
{
    public const string Name = "cdce_reader";

    /// <summary>Makes the role where it is missing, and sees that this program can take it on.</summary>
    /// <exception cref="ReaderRoleMissingException">An administrator of the database has to make it.</exception>
    internal static async Task EnsureAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            // Another node, or another database of the same server, may make it at the same moment.
            await ExecuteAsync($"""
                do $$ begin
                    if not exists (select from pg_roles where rolname = '{Name}') then
                        begin create role {Name} nologin; exception when duplicate_object or unique_violation then null; end;
                    end if;
                    begin perform set_config('role', '{Name}', true); exception when insufficient_privilege then
                        execute format('grant {Name} to %I', current_user);
                    end;
                end $$
                """);
            await ExecuteAsync($"set local role {Name}");
            await using var unbound = new NpgsqlCommand(
                "select rolsuper or rolbypassrls from pg_roles where rolname = current_user", connection);
            if (await unbound.ExecuteScalarAsync(ct) is true)
                throw new ReaderRoleMissingException($"The role {Name} is not bound by policies. alter role {Name} nosuperuser nobypassrls;");
            await transaction.CommitAsync(ct);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            var user = new NpgsqlConnectionStringBuilder(connection.ConnectionString).Username;
            throw new ReaderRoleMissingException($"""
                The database needs the role {Name}, as which questions of one commune are put, and {user} may not make it. As an
                administrator of the database: create role {Name} nologin; grant {Name} to "{user}";
                """, refused);
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}

/// <summary>The database has no role for walled questions, and this program may not make one.</summary>
public sealed class ReaderRoleMissingException(string message, Exception? inner = null) : Exception(message, inner);
