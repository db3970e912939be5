using NpgsqlTypes;

namespace Cdce.Store;

/// <summary>How a module's read models are doing.</summary>
/// <param name="Generation">The one that answers questions; null while the first is being built.</param>
/// <param name="Building">The one that will replace it, with the share of the log it has passed, 0 to 1.</param>
/// <param name="LagEvents">Events of the log not passed yet, counted up to 10,000.</param>
/// <param name="Lag">Age of the oldest of them.</param>
/// <param name="SetAside">Streams that wait for a fix.</param>
/// <param name="SetAsideEvents">Events of these streams that wait.</param>
public sealed record ProjectionStatus(
    string Module, string? Generation, string? Building, double BuildingShare, long LagEvents, TimeSpan Lag,
    int SetAside, bool Stopped, long SetAsideEvents);

/// <summary>A stream that a projection could not take.</summary>
public sealed record SetAsideStream(
    string Module, string Generation, string StreamKey, long Version, string EventType, string Error, DateTimeOffset At);

/// <summary>The transaction that readers of the log have to wait for.</summary>
public sealed record BlockingTransaction(int ProcessId, string Application, string State, TimeSpan Age);

/// <summary>How far a generation of the past is.</summary>
/// <param name="Share">0 to 1.</param>
public sealed record PastProgress(bool Ready, double Share);

/// <summary>Waits for, looks at and steers the projections of all modules.</summary>
public sealed class ProjectionCoordinator
{
    private readonly Dictionary<string, ReadModels> models;
    private readonly StoreConnections connections;
    private readonly EventLog log;
    private readonly Generations generations;
    private readonly TimeProvider clock;

    internal ProjectionCoordinator(IEnumerable<ReadModels> models, StoreConnections connections, EventLog log,
        Generations generations, TimeProvider clock)
    {
        this.models = models.ToDictionary(m => m.Module);
        this.connections = connections;
        this.log = log;
        this.generations = generations;
        this.clock = clock;
    }

    public IReadOnlyCollection<string> Modules => models.Keys;

    /// <summary>What one node at a time does for each module.</summary>
    public IEnumerable<string> Leases => models.Values.Select(ProjectionDaemon.LeaseOf);

    /// <summary>Whether every module has a generation that answers questions.</summary>
    public bool AllReady => models.Keys.All(module => generations.Live(module) is not null);

    /// <summary>Waits until the modules' live generations have passed a position; false where the limit came first.</summary>
    public async Task<bool> WaitForAsync(
        IEnumerable<string> modules, LogPosition position, TimeSpan limit, CancellationToken ct = default)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(limit);
        try
        {
            foreach (var module in modules.Where(models.ContainsKey))
                await WaitForModuleAsync(module, position, limited.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Waits until every module has a live generation that has passed what the log holds now.</summary>
    public async Task<bool> WaitForNonStaleProjectionDataAsync(TimeSpan limit, CancellationToken ct = default)
    {
        var end = await log.EndAsync(ct);
        foreach (var module in models.Keys)
            log.Wake(module, end);
        return await WaitForAsync(models.Keys, end, limit, ct);
    }

    /// <summary>Asks for the generation of a past day and waits for it; the limit passed, it says how far it is.</summary>
    public async Task<PastProgress> PreparePastAsync(
        string module, DateOnly day, AsOfReading reading, TimeSpan limit, CancellationToken ct = default)
    {
        var readModels = models[module];
        await TouchAsync(readModels, day, reading, ct);
        if (generations.Past(module, day, reading) is not null)
            return new(true, 1);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(limit);
        try
        {
            while (true)
            {
                var changed = generations.Changed.Next;
                var known = await generations.RefreshAsync(readModels, limited.Token);
                if (generations.Past(module, day, reading) is not null)
                    return new(true, 1);
                // Others who asked for other days may have made it go before it was looked at.
                if (!known.Any(g => g.AsOf == day && g.Reading == reading))
                    await generations.RequestAsync(readModels, day, reading, limited.Token);
                await Signal.WaitAsync(changed, TimeSpan.FromMilliseconds(50), limited.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return await FindPastAsync(module, day, reading, ct);
        }
    }

    /// <summary>How far the generation of a past day is; 0 where it has not begun.</summary>
    public async Task<PastProgress> FindPastAsync(string module, DateOnly day, AsOfReading reading, CancellationToken ct = default)
    {
        var known = await generations.RefreshAsync(models[module], ct);
        return generations.Past(module, day, reading) is not null
            ? new(true, 1)
            : new(false, await ShareAsync(known.FirstOrDefault(g => g.AsOf == day && g.Reading == reading), ct));
    }

    /// <summary>Builds a new generation beside the live one and swaps it in.</summary>
    public async Task RebuildAsync(string module, CancellationToken ct = default)
    {
        await generations.RequestAsync(models[module], null, default, ct);
    }

    /// <summary>The modules that make rows of events of this type.</summary>
    internal IReadOnlyList<string> ModulesOf(string eventType) =>
        [.. models.Values.Where(m => m.Dispatch.Types.Contains(eventType)).Select(m => m.Module)];

    /// <summary>Lets nothing of these modules answer for long that was made of what the log has held up to now.</summary>
    internal Task<long> RenewAsync(IReadOnlyList<string> modules, CancellationToken ct) => generations.RenewAsync(modules, ct);

    /// <summary>Waits until nothing of the module is being rebuilt.</summary>
    public async Task<bool> WaitForRebuildAsync(string module, TimeSpan limit, CancellationToken ct = default)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(limit);
        try
        {
            while (true)
            {
                var changed = generations.Changed.Next;
                var known = await generations.RefreshAsync(models[module], limited.Token);
                if (known.Any(g => g.AsOf is null) && known.All(g => g.AsOf is not null || g.State == GenerationState.Live))
                    return true;
                await Signal.WaitAsync(changed, TimeSpan.FromMilliseconds(50), limited.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Stops a module's projections on every node; questions are answered from what they have reached.</summary>
    public Task StopAsync(string module, CancellationToken ct = default) =>
        SteerAsync("insert into store.stopped_projections (module) values ($1) on conflict do nothing", module, ct);

    /// <summary>Lets a module's projections go on.</summary>
    public Task StartAsync(string module, CancellationToken ct = default) =>
        SteerAsync("delete from store.stopped_projections where module = $1", module, ct);

    /// <summary>Takes the waiting events of a stream that was set aside again, after a fix.</summary>
    public Task ReplaySetAsideAsync(string streamKey, CancellationToken ct = default) =>
        SteerAsync("update store.set_aside set replay = true where stream_key = $1", streamKey, ct);

    /// <summary>Streams that wait for a fix in generations of the present.</summary>
    public async Task<IReadOnlyList<SetAsideStream>> ListSetAsideAsync(CancellationToken ct = default)
    {
        await using var command = connections.Main.CreateCommand("""
            select * from (
                select distinct on (g.module, s.stream_key) g.module, s.generation, s.stream_key, s.version, s.type, s.error, s.at
                from store.set_aside s join store.generations g on g.name = s.generation
                where g.as_of is null and g.state <> 'retired' and g.fingerprint = any($1)
                order by g.module, s.stream_key, g.state desc) once
            order by at, stream_key limit 1000
            """);
        command.Parameters.Add(new() { Value = models.Values.Select(m => m.Fingerprint).ToArray() });
        var list = new List<SetAsideStream>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            list.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3),
                reader.GetString(4), reader.GetString(5), reader.GetFieldValue<DateTimeOffset>(6)));
        }
        return list;
    }

    /// <summary>The state of every module, for health and metrics.</summary>
    public async Task<IReadOnlyList<ProjectionStatus>> StatusAsync(CancellationToken ct = default)
    {
        var setAside = await ListSetAsideAsync(ct);
        var all = new List<ProjectionStatus>();
        foreach (var readModels in models.Values)
        {
            var known = await generations.RefreshAsync(readModels, ct);
            var live = generations.Live(readModels.Module);
            var building = known.FirstOrDefault(g => g is { AsOf: null, State: GenerationState.Building });
            await using var command = connections.Main.CreateCommand("""
                select count(*), min(behind.recorded_at), exists (select from store.stopped_projections where module = $2),
                    (select count(*) from store.set_aside s join store.events e using (stream_key)
                     where s.generation = $1 and e.version >= s.version)
                from (
                    select e.recorded_at from store.events e
                    where (e.tx, e.sequence) > (
                        coalesce((select tx from store.checkpoints where name = $1), '0'),
                        coalesce((select sequence from store.checkpoints where name = $1), 0))
                    limit 10000) behind
                """);
            command.Parameters.Add(new() { Value = live?.Name ?? building?.Name ?? "" });
            command.Parameters.Add(new() { Value = readModels.Module });
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            var lag = reader.IsDBNull(1) ? TimeSpan.Zero : clock.GetUtcNow() - reader.GetFieldValue<DateTimeOffset>(1);
            all.Add(new(readModels.Module, live?.Name, building?.Name, await ShareAsync(building, ct), reader.GetInt64(0),
                lag < TimeSpan.Zero ? TimeSpan.Zero : lag,
                setAside.Count(s => s.Module == readModels.Module), reader.GetBoolean(2), reader.GetInt64(3)));
        }
        return all;
    }

    /// <summary>The oldest transaction that readers of the log wait for, or null; other databases of the server count.</summary>
    public async Task<BlockingTransaction?> FindBlockingTransactionAsync(CancellationToken ct = default)
    {
        await using var command = connections.Main.CreateCommand("""
            select pid, coalesce(application_name, ''), coalesce(state, ''), now() - xact_start from pg_stat_activity
            where backend_xid is not null and pid <> pg_backend_pid() order by age(backend_xid) desc limit 1
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? TimeSpan.Zero : reader.GetTimeSpan(3))
            : null;
    }

    private async Task WaitForModuleAsync(string module, LogPosition position, CancellationToken ct)
    {
        while (true)
        {
            if (generations.Live(module) is not { } live)
            {
                var changed = generations.Changed.Next;
                await generations.RefreshAsync(models[module], ct);
                if (generations.Live(module) is null)
                    await Signal.WaitAsync(changed, TimeSpan.FromMilliseconds(20), ct);
                continue;
            }
            if (generations.ReachedHere(live.Name) is { } mark)
            {
                var moved = mark.Moved.Next;
                if (mark.Position >= position)
                    return;
                // Not for ever: the loop may be stopped or its generation replaced meanwhile.
                await Signal.WaitAsync(moved, TimeSpan.FromMilliseconds(50), ct);
                continue;
            }
            if (await ReachedElsewhereAsync(live.Name, ct) is not { } reached)
                await generations.RefreshAsync(models[module], ct);
            else if (reached >= position)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(5), ct);
        }
    }

    /// <summary>How far the node that looks after a generation has come; null where another generation has taken its place.</summary>
    private async Task<LogPosition?> ReachedElsewhereAsync(string generation, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand("""
            select c.tx, c.sequence from store.generations g join store.checkpoints c on c.name = g.name
            where g.name = $1 and g.state = 'live'
            """);
        command.Parameters.Add(new() { Value = generation });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)) : null;
    }

    private async Task<double> ShareAsync(Generation? building, CancellationToken ct)
    {
        if (building is null)
            return 0;
        await using var command = connections.Main.CreateCommand("""
            select coalesce((select events from store.checkpoints where name = $1), 0)::float8
                / greatest(1, (select count(*) from store.events))
            """);
        command.Parameters.Add(new() { Value = building.Name });
        return await command.ExecuteScalarAsync(ct) is double share ? Math.Min(1, share) : 0;
    }

    private async Task TouchAsync(ReadModels readModels, DateOnly day, AsOfReading reading, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand("""
            update store.generations set used_at = now()
            where module = $1 and fingerprint = $2 and as_of = $3 and reading = $4 and used_at < now() - interval '10 seconds'
            """);
        command.Parameters.Add(new() { Value = readModels.Module });
        command.Parameters.Add(new() { Value = readModels.Fingerprint });
        command.Parameters.Add(new() { Value = day, NpgsqlDbType = NpgsqlDbType.Date });
        command.Parameters.Add(new() { Value = reading == AsOfReading.TrueThen ? "trueThen" : "knownThen" });
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task SteerAsync(string sql, string value, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand(sql);
        command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
        generations.Changed.Pulse();
    }
}
