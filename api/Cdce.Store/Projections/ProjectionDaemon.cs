using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cdce.Store;

/// <summary>
/// Looks after one module's generations. One node at a time does; the others follow what exists and wait to take over.
/// </summary>
internal sealed class ProjectionDaemon(
    ReadModels models, StoreOptions options, StoreSchema schema, StoreConnections connections, Leases leases,
    EventLog log, Generations generations, ILogger<ProjectionDaemon> logger) : BackgroundService
{
    private readonly Dictionary<string, Running> running = [];

    internal static string LeaseOf(ReadModels models) => $"projections/{models.Module}/{models.Fingerprint}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await schema.EnsureAsync(stoppingToken);
                var changed = generations.Changed.Next;
                await generations.RefreshAsync(models, stoppingToken);
                // Programs of different builds each look after their own generations, beside each other.
                await using var lease = await leases.TryTakeAsync(LeaseOf(models), stoppingToken);
                if (lease is not null)
                    await LeadAsync(lease, stoppingToken);
                else
                    await Signal.WaitAsync(changed, options.SlowPoll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is OperationCanceledException || StoreConnections.WasInterrupted(error))
            {
                logger.LogError(error, "Projections of {Module} are interrupted and start again.", models.Module);
                await Task.WhenAny(Task.Delay(options.SlowPoll, stoppingToken));
            }
        }
    }

    private async Task LeadAsync(Lease lease, CancellationToken stoppingToken)
    {
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(lease.Lost, stoppingToken);
        try
        {
            long? tended = null;
            while (!leading.IsCancellationRequested)
            {
                var changed = generations.Changed.Next;
                await leases.CheckAsync(leading.Token);
                // Retiring and dropping can wait; what is asked for cannot.
                if (tended is not { } last || TimeProvider.System.GetElapsedTime(last) > 5 * options.SlowPoll)
                {
                    tended = TimeProvider.System.GetTimestamp();
                    await generations.TendAsync(models, options, leading.Token);
                    await generations.DropAbandonedAsync(models, options, leading.Token);
                }
                var list = await generations.RefreshAsync(models, leading.Token);
                if (!list.Any(g => g.AsOf is null))
                {
                    await generations.RequestAsync(models, null, default, leading.Token);
                    continue;
                }
                await FollowAsync(await IsStoppedAsync(leading.Token) ? [] : InTurn(list), leading.Token);
                await Signal.WaitAsync(changed, options.SlowPoll, leading.Token);
            }
        }
        finally
        {
            await FollowAsync([], CancellationToken.None);
        }
    }

    /// <summary>All that answer or will answer for the present, and of the past no more at a time than the present can bear.</summary>
    private List<Generation> InTurn(IReadOnlyList<Generation> list) =>
    [
        .. list.Where(g => g.AsOf is null || g.State == GenerationState.Live),
        .. list.Where(g => g is { AsOf: not null, State: GenerationState.Building }).Take(options.PastGenerationsBuilt),
    ];

    private async Task FollowAsync(IReadOnlyList<Generation> wanted, CancellationToken ct)
    {
        foreach (var (name, loop) in running.ToList())
        {
            if (loop.Task.IsCompleted || wanted.All(g => g.Name != name))
            {
                running.Remove(name);
                await loop.DisposeAsync();
            }
        }
        foreach (var generation in wanted)
        {
            if (!running.ContainsKey(generation.Name))
                running.Add(generation.Name, Start(generation, ct));
        }
    }

    private Running Start(Generation generation, CancellationToken ct)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        return new(stop, Task.Run(() => FollowOneAsync(generation, stop.Token), CancellationToken.None));
    }

    private async Task FollowOneAsync(Generation generation, CancellationToken ct)
    {
        try
        {
            await using var loop = new GenerationLoop(models, generation, options, connections, log, generations, logger);
            await loop.RunAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
        catch (FencedOffException)
        {
            logger.LogInformation("{Generation} was replaced or taken over.", generation.Name);
        }
        // Anything else ends this loop alone; the next round starts it again from its checkpoint.
#pragma warning disable CA1031 // what a projection throws is not known here
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.LogError(error, "{Generation} is interrupted and starts again.", generation.Name);
        }
    }

    private async Task<bool> IsStoppedAsync(CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand("select exists (select from store.stopped_projections where module = $1)");
        command.Parameters.Add(new() { Value = models.Module });
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private sealed class Running(CancellationTokenSource stop, Task task) : IAsyncDisposable
    {
        public Task Task => task;

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await task;
            stop.Dispose();
        }
    }
}
