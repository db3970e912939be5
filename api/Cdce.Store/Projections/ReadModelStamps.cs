using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Store;

/// <summary>Names a state of read models: as long as the stamp is the same, so are the rows.</summary>
public sealed record ReadModelStamp(string Generation, uint Commit);

/// <summary>Tells whether read models have changed, for answers and figures that are kept in memory.</summary>
public sealed class ReadModelStamps
{
    private static readonly ConditionalWeakTable<DbContext, string> Generations = [];

    private readonly ConcurrentDictionary<string, SharedQuestion<uint>> commits = [];
    private readonly StoreConnections connections;
    private readonly Generations generations;

    internal ReadModelStamps(StoreConnections connections, Generations generations)
    {
        this.connections = connections;
        this.generations = generations;
    }

    /// <summary>
    /// The stamp of the rows that a module's context reads. Take it before reading them. It is asked of the database each
    /// time, because another node may have changed them.
    /// </summary>
    public async Task<ReadModelStamp> OfAsync(DbContext db)
    {
        if (!Generations.TryGetValue(db, out var generation))
            throw new ArgumentException("Not a context of read models.", nameof(db));
        return await OfGenerationAsync(generation);
    }

    /// <summary>The stamp of what a module shows today; null while it is being put together.</summary>
    public async Task<ReadModelStamp?> OfAsync(string module) =>
        generations.Live(module) is { } live ? await OfGenerationAsync(live.Name) : null;

    internal static void Remember(DbContext db, string generation) => Generations.AddOrUpdate(db, generation);

    private async Task<ReadModelStamp> OfGenerationAsync(string generation) =>
        new(generation, await commits.GetOrAdd(generation, _ => new(() => LastCommitAsync(generation))).AskAsync());

    // Each commit to the rows, a stream taken up again included, writes the generation's checkpoint anew.
    private async Task<uint> LastCommitAsync(string generation)
    {
        await using var command = connections.Main.CreateCommand("select xmin from store.checkpoints where name = $1");
        command.Parameters.Add(new() { Value = generation });
        return await command.ExecuteScalarAsync() is uint commit
            ? commit
            : throw new InvalidOperationException($"{generation} is gone.");
    }
}
