using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;

namespace Cdce.Store;

/// <summary>The generations that exist, as this process last saw them, and the statements that make, swap and drop them.</summary>
internal sealed class Generations(StoreConnections connections)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<Generation>> known = [];
    private readonly ConcurrentDictionary<string, Mark> reached = [];

    /// <summary>Pulsed when a generation was asked for, swapped or retired here.</summary>
    public Signal Changed { get; } = new();

    /// <summary>The generation that answers for the present, or null while the first is being built.</summary>
    public Generation? Live(string module) => Known(module).LastOrDefault(g => g is { State: GenerationState.Live, AsOf: null });

    /// <summary>The generation that answers for a day, or null while it is being built.</summary>
    public Generation? Past(string module, DateOnly day, AsOfReading reading) => Known(module).FirstOrDefault(
        g => g.State == GenerationState.Live && g.AsOf == day && g.Reading == reading);

    public IReadOnlyList<Generation> Known(string module) => known.TryGetValue(module, out var list) ? list : [];

    /// <summary>How far a generation has come that is kept up to date in this process.</summary>
    public Mark? ReachedHere(string generation) => reached.TryGetValue(generation, out var mark) ? mark : null;

    public Mark StartHere(string generation) => reached.GetOrAdd(generation, _ => new());

    public void StopHere(string generation) => reached.TryRemove(generation, out _);

    /// <summary>Reads again which generations this program can use, oldest first.</summary>
    public async Task<IReadOnlyList<Generation>> RefreshAsync(ReadModels models, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand("""
            select g.name, g.state, g.as_of, g.reading, coalesce(c.events, 0)
            from store.generations g left join store.checkpoints c on c.name = g.name
            where g.module = $1 and g.fingerprint = $2 and g.state <> 'retired'
            order by g.changed_at, length(g.name), g.name
            """);
        command.Parameters.Add(new() { Value = models.Module });
        command.Parameters.Add(new() { Value = models.Fingerprint });
        var list = new List<Generation>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            list.Add(new(
                reader.GetString(0), models.Module, models.Fingerprint,
                reader.GetString(1) == "live" ? GenerationState.Live : GenerationState.Building,
                reader.IsDBNull(2) ? null : reader.GetFieldValue<DateOnly>(2),
                reader.IsDBNull(3) || reader.GetString(3) == "trueThen" ? AsOfReading.TrueThen : AsOfReading.KnownThen,
                reader.GetInt64(4)));
        }
        known[models.Module] = list;
        return list;
    }

    /// <summary>Asks for a generation; the node that leads the module builds it.</summary>
    public async Task RequestAsync(ReadModels models, DateOnly? asOf, AsOfReading reading, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand("""
            insert into store.generations (name, module, fingerprint, state, as_of, reading)
            select $1 || '_g' || nextval('store.generation_number'), $1, $2, 'building', $3, $4
            on conflict do nothing
            """);
        command.Parameters.Add(new() { Value = models.Module });
        command.Parameters.Add(new() { Value = models.Fingerprint });
        command.Parameters.Add(new() { Value = (object?)asOf ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date });
        command.Parameters.Add(new()
        {
            Value = asOf is null ? DBNull.Value : reading == AsOfReading.TrueThen ? "trueThen" : "knownThen",
            NpgsqlDbType = NpgsqlDbType.Text,
        });
        await command.ExecuteNonQueryAsync(ct);
        Changed.Pulse();
    }

    /// <summary>
    /// Retires the generations of modules that answer for the past, and those that are being built; asks for one in the place of each that answers for the
    /// present, of every build of the program. Returns the number of the last of before.
    /// </summary>
    public async Task<long> RenewAsync(IReadOnlyList<string> modules, CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection); // one transaction
        Add("select nextval('store.generation_number')");
        Add("""
            update store.generations set state = 'retired', changed_at = now()
            where module = any($1) and (state = 'building' or state = 'live' and as_of is not null)
            """);
        Add("""
            insert into store.generations (name, module, fingerprint, state)
            select module || '_g' || nextval('store.generation_number'), module, fingerprint, 'building'
            from (select distinct module, fingerprint from store.generations where module = any($1) and state = 'live') live
            """);
        var number = await batch.ExecuteScalarAsync(ct) as long? ?? 0;
        Changed.Pulse();
        return number;

        void Add(string sql)
        {
            var command = new NpgsqlBatchCommand(sql);
            if (sql.Contains("$1", StringComparison.Ordinal))
                command.Parameters.Add(new() { Value = modules.ToArray() });
            batch.BatchCommands.Add(command);
        }
    }

    /// <summary>Makes the empty tables of a generation, unless a node that was stopped half-way has made them.</summary>
    public async Task CreateTablesAsync(ReadModels models, Generation generation, CancellationToken ct)
    {
        await using var connection = await connections.OpenOwnAsync("tables", ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var exists = new NpgsqlCommand("select exists (select from pg_namespace where nspname = $1)", connection);
        exists.Parameters.Add(new() { Value = generation.Name });
        if (await exists.ExecuteScalarAsync(ct) is true)
            return;
        await using var create = new NpgsqlCommand(
            $"""
            create schema {generation.Name}; set local search_path to {generation.Name}, public; {models.CreateScript}
            grant usage on schema {generation.Name} to {ReaderRole.Name}; grant select on all tables in schema {generation.Name} to {ReaderRole.Name};
            """, connection);
        await create.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>
    /// Puts a finished generation in the place of the one that answers now; false where that one has passed events meanwhile that
    /// this one has not. The replaced one is fenced off: who waits for it would else be told of what its successor has not passed.
    /// </summary>
    public async Task<bool> SwapInAsync(ReadModels models, Generation generation, CancellationToken ct)
    {
        const string Replaced = "module = $1 and fingerprint = $2 and as_of is null and state = 'live' and name <> $4 and $3";
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection); // one transaction
        Add($"select from store.checkpoints where name in (select name from store.generations where {Replaced}) for update");
        // By events, not by checkpoints: those of a demonstration that was removed are gone, and nobody comes that far again.
        Add($"""
            with replaced as (
                update store.generations g set state = 'retired', changed_at = now()
                where {Replaced} and not exists (
                    select from store.checkpoints old, store.checkpoints new, lateral (
                        select tx, sequence from store.events where (tx, sequence) > (new.tx, new.sequence)
                        order by tx, sequence limit 1) e
                    where old.name = g.name and new.name = $4 and (e.tx, e.sequence) <= (old.tx, old.sequence))
                returning name)
            update store.checkpoints set fence = fence + 1 where name in (select name from replaced)
            """);
        var raise = Add($"""
            update store.generations set state = 'live', changed_at = now()
            where name = $4 and state = 'building' and not exists (select from store.generations where {Replaced})
            """);
        await batch.ExecuteNonQueryAsync(ct);
        if (raise.RecordsAffected != 1)
            return false;
        await RefreshAsync(models, ct);
        Changed.Pulse();
        return true;

        NpgsqlBatchCommand Add(string sql)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new() { Value = models.Module });
            command.Parameters.Add(new() { Value = models.Fingerprint });
            command.Parameters.Add(new() { Value = generation.AsOf is null });
            command.Parameters.Add(new() { Value = generation.Name });
            batch.BatchCommands.Add(command);
            return command;
        }
    }

    /// <summary>
    /// Says that this program's generations are looked after, and retires those of the past that are too many or idle, and those
    /// being built that nobody asks about any more.
    /// </summary>
    public async Task TendAsync(ReadModels models, StoreOptions options, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand("""
            with seen as (
                update store.generations set seen_at = now()
                where module = $1 and fingerprint = $2 and seen_at < now() - interval '10 seconds'),
            past as (
                select name, used_at, state = 'live' as live, row_number() over (partition by state order by used_at desc) as rank
                from store.generations where module = $1 and fingerprint = $2 and as_of is not null and state <> 'retired')
            update store.generations g set state = 'retired', changed_at = now()
            from past where past.name = g.name and (
                past.live and past.rank > $3
                or past.used_at < now() - case when past.live then $4 else least($4, interval '2 minutes') end)
            """);
        command.Parameters.Add(new() { Value = models.Module });
        command.Parameters.Add(new() { Value = models.Fingerprint });
        command.Parameters.Add(new() { Value = (long)options.PastGenerationsKept });
        command.Parameters.Add(new() { Value = options.PastGenerationsIdle, NpgsqlDbType = NpgsqlDbType.Interval });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Drops what nobody reads: retired a minute ago, or of a program that has not been running for a while.</summary>
    public async Task DropAbandonedAsync(ReadModels models, StoreOptions options, CancellationToken ct)
    {
        var names = new List<string>();
        await using (var command = connections.Main.CreateCommand("""
            select name from store.generations where module = $1
                and (state = 'retired' and changed_at < now() - least($3, interval '1 minute')
                    or fingerprint <> $2 and seen_at < now() - $3)
            """))
        {
            command.Parameters.Add(new() { Value = models.Module });
            command.Parameters.Add(new() { Value = models.Fingerprint });
            command.Parameters.Add(new() { Value = options.ReplacedGenerationsKept, NpgsqlDbType = NpgsqlDbType.Interval });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                names.Add(reader.GetString(0));
        }
        foreach (var name in names)
        {
            await connections.ForgetAsync(name);
            await using var drop = connections.Main.CreateCommand($"""
                drop schema if exists {name} cascade;
                delete from store.checkpoints where name = '{name}';
                delete from store.generations where name = '{name}';
                """);
            await drop.ExecuteNonQueryAsync(ct);
        }
    }
}
