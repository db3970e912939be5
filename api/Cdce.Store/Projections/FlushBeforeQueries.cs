using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cdce.Store;

/// <summary>
/// Writes down what earlier events of the page have changed before an <c>On</c> method queries, so that a page of a
/// thousand events gives the same rows as a thousand pages of one.
/// </summary>
internal sealed class FlushBeforeQueries : DbCommandInterceptor
{
    /// <summary>Something was written, so the transaction has an id that readers of the log wait for.</summary>
    public bool HasWritten { get; set; }

    /// <summary>Rows were changed behind the context's back; it must not be used for another event.</summary>
    public bool ContextIsStale { get; set; }

    /// <summary>A row was removed from the context and is still in its table: a look-up by key would find it there.</summary>
    public bool HasDeleted { get; set; }

    /// <summary>How many rows the context has come to hold since it was watched, or since this was set to 0; those that it let go of count.</summary>
    public int Rows { get; set; }

    public void Watch(DbContext context)
    {
        Rows = 0;
        context.ChangeTracker.StateChanged += (_, change) => HasDeleted |= change.NewState == EntityState.Deleted;
        context.ChangeTracker.Tracked += (_, change) =>
        {
            Rows++;
            HasDeleted |= change.Entry.State == EntityState.Deleted;
        };
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (eventData.CommandSource is CommandSource.LinqQuery or CommandSource.FromSqlQuery && eventData.Context is { } context)
            HasWritten |= await context.SaveChangesAsync(cancellationToken) > 0;
        return result;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (eventData.CommandSource is CommandSource.LinqQuery or CommandSource.FromSqlQuery)
            HasWritten |= eventData.Context?.SaveChanges() > 0;
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw
            && eventData.Context is { } context)
        {
            await context.SaveChangesAsync(cancellationToken);
            HasWritten = true;
            ContextIsStale = true;
        }
        return result;
    }
}
