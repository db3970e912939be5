using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Cdce.Store;

/// <summary>
/// Sends with each query of a walled context for which communes it is asked: in the same round trip and only for its transaction,
/// so that nothing of it is left on the connection.
/// </summary>
internal sealed class WallOnQuestions : DbCommandInterceptor
{
    private const string Set = $"select set_config('{WalledTables.Setting}', @wall::text, true);\n";

    private static readonly ConditionalWeakTable<DbContext, string[]> Communes = [];

    public static void Remember(DbContext context, string[] communes) => Communes.AddOrUpdate(context, communes);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ReaderExecuting(command, eventData, result));

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (eventData.Context is not { } context || !Communes.TryGetValue(context, out var communes))
            throw new InvalidOperationException("A walled context of which nobody knows for whom.");
        command.CommandText = Set + command.CommandText;
        command.Parameters.Add(new NpgsqlParameter("wall", communes));
        return result;
    }

    // The first result is that of the setting.
    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        await result.NextResultAsync(cancellationToken);
        return result;
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        result.NextResult();
        return result;
    }
}
