using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Store;

/// <summary>
/// A module's context behind no wall, for what is worked out of all communes' rows and shown to somebody of one: say at each use
/// what keeps the answer from telling more.
/// </summary>
public sealed class AllRows<TContext>(TContext walled, RowWall wall, Func<TContext> open) : IAsyncDisposable, IDisposable
    where TContext : DbContext
{
    private TContext? own;

    /// <summary>Its rows are those of the same day and reading as everything else in the scope.</summary>
    public TContext Db => wall.Communes is null ? walled : own ??= open();

    public void Dispose() => own?.Dispose();

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Scopes of the program's own loops.</summary>
public static class Scopes
{
    /// <summary>A scope that is not about one caller's question, and is shown all rows.</summary>
    public static AsyncServiceScope CreateScopeForAllRows(this IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RowWall>().Show(null);
        return scope;
    }
}
