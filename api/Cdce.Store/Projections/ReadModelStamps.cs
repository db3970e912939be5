using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Store;

/// <summary>Names a state of read models: as long as the stamp is the same, so are the rows.</summary>
public sealed record ReadModelStamp(string Generation, uint Commit);

/// <summary>Tells whether read models have changed, for answers and figures that are kept in memory.</summary>
public sealed class ReadModelStamps(StoreConnections connections)
{
    private static readonly ConditionalWeakTable<DbContext, string> Generations = [];

    /// <summary>
    /// The stamp of the rows that a module's context reads. Take it before reading them. It is asked of the database each
    /// time, because another node may have changed them.
    /// </summary>
    public async Task<ReadModelStamp> OfAsync(DbContext db, CancellationToken ct = default)
    {
        if (!Generations.TryGetValue(db, out var generation))
            throw new ArgumentException("Not a context of read models.", nameof(db));
        // Each commit to the rows, a stream taken up again included, writes the generation's checkpoint anew.
        await using var command = connections.Main.CreateCommand("select xmin from store.checkpoints where name = $1");
        command.Parameters.Add(new() { Value = generation });
        return await command.ExecuteScalarAsync(ct) is uint commit
            ? new(generation, commit)
            : throw new InvalidOperationException($"{generation} is gone.");
    }

    internal static void Remember(DbContext db, string generation) => Generations.AddOrUpdate(db, generation);
}
