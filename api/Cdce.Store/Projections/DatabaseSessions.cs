namespace Cdce.Store;

/// <summary>Who has a lease, or nobody.</summary>
/// <param name="Lease">Its name.</param>
/// <param name="Owner">The node, as its connections call themselves; null where nobody has the lease.</param>
public sealed record LeaseOwner(string Lease, string? Owner);

/// <summary>A session of the database that others wait for, or may have to.</summary>
/// <param name="Transaction">How long its transaction has been open; zero where it has written nothing.</param>
/// <param name="Leases">How many leases it holds.</param>
public sealed record HoldingSession(int ProcessId, string Application, string State, TimeSpan Transaction, int Leases);

/// <summary>The sessions of the database that hold leases or open transactions, for operators.</summary>
public sealed class DatabaseSessions(StoreConnections connections)
{
    // The two halves of an advisory lock's key stand in two columns.
    private const string LeasesSql = """
        select n.name, min(a.application_name)
        from unnest($1) n(name)
        left join pg_locks l on l.locktype = 'advisory' and l.granted and l.objsubid = 1
            and l.database = (select oid from pg_database where datname = current_database())
            and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended(n.name, 0)
        left join pg_stat_activity a on a.pid = l.pid
        group by n.name order by n.name
        """;

    // Transactions of other databases hold readers of the log back as well.
    private const string HoldingSql = """
        select a.pid, coalesce(a.application_name, ''), coalesce(a.state, ''),
            case when a.backend_xid is null then interval '0' else coalesce(now() - a.xact_start, interval '0') end, l.leases::int
        from pg_stat_activity a, lateral (
            select count(*) as leases from pg_locks l
            where l.pid = a.pid and l.locktype = 'advisory' and l.granted and a.datname = current_database()) l
        where a.pid <> pg_backend_pid() and a.backend_type = 'client backend' and (a.backend_xid is not null or l.leases > 0)
        order by 4 desc, 1
        """;

    /// <summary>Who has each of these leases.</summary>
    public async Task<IReadOnlyList<LeaseOwner>> OwnersAsync(IEnumerable<string> leases, CancellationToken ct = default)
    {
        await using var command = connections.Main.CreateCommand(LeasesSql);
        command.Parameters.Add(new() { Value = leases.ToArray() });
        var owners = new List<LeaseOwner>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            owners.Add(new(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
        return owners;
    }

    /// <summary>The sessions that hold something, the longest transaction first.</summary>
    public async Task<IReadOnlyList<HoldingSession>> ListAsync(CancellationToken ct = default)
    {
        await using var command = connections.Main.CreateCommand(HoldingSql);
        var sessions = new List<HoldingSession>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            sessions.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetTimeSpan(3), reader.GetInt32(4)));
        return sessions;
    }

    /// <summary>
    /// Ends one of these sessions: its transaction is rolled back, and its leases are free for another node. Fences and the
    /// versions of streams keep the data right whoever it was. False where it holds nothing.
    /// </summary>
    public async Task<bool> EndAsync(int processId, CancellationToken ct = default)
    {
        if ((await ListAsync(ct)).All(s => s.ProcessId != processId))
            return false;
        await using var command = connections.Main.CreateCommand("select pg_terminate_backend($1)");
        command.Parameters.Add(new() { Value = processId });
        return await command.ExecuteScalarAsync(ct) is true;
    }
}
