namespace Cdce.Store;

/// <summary>
/// Which rows of the read models a scope is shown, whatever its queries ask for. It has to be said before they are read; PostgreSQL
/// keeps to it with the policies of <see cref="WalledTables"/>.
/// </summary>
public sealed class RowWall
{
    private string[]? communes;

    /// <summary>Whether it was said.</summary>
    internal bool IsSet { get; private set; }

    /// <summary>The NIS codes whose rows are shown, as patterns of SQL's <c>like</c>; null for all rows.</summary>
    internal string[]? Communes => IsSet
        ? communes
        : throw new InvalidOperationException("Nobody has said whose rows this scope may read: RowWall.Show, or CreateScopeForAllRows for a loop.");

    /// <param name="patterns">As <see cref="Communes"/>.</param>
    public void Show(string[]? patterns)
    {
        communes = patterns;
        IsSet = true;
    }
}
