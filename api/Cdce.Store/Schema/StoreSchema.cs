namespace Cdce.Store;

/// <summary>Brings the store's tables up to date, once in a process.</summary>
public sealed class StoreSchema(StoreConnections connections) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private bool done;

    /// <summary>Creates or upgrades the tables where that has not happened yet.</summary>
    public async Task EnsureAsync(CancellationToken ct = default)
    {
        if (done)
            return;
        await turn.WaitAsync(ct);
        try
        {
            if (!done)
                await SchemaUpgrade.ApplyAsync(connections.Main, typeof(StoreSchema).Assembly, "store", ct);
            done = true;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
