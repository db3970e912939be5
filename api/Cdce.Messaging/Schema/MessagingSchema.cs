namespace Cdce.Messaging;

/// <summary>Brings the bus's tables up to date, once in a process.</summary>
public sealed class MessagingSchema(StoreSchema store, StoreConnections connections) : IDisposable
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
            await store.EnsureAsync(ct);
            if (!done)
                await SchemaUpgrade.ApplyAsync(connections.Main, typeof(MessagingSchema).Assembly, "messaging", ct);
            done = true;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
