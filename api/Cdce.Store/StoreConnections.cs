using System.Collections.Concurrent;
using Npgsql;

namespace Cdce.Store;

/// <summary>The connection pools of this process: one for the log, one for each generation of read models in use.</summary>
public sealed class StoreConnections(string connectionString) : IAsyncDisposable
{
    // The server cuts names after 63 bytes; the purpose at the end has to stay.
    private static readonly string Machine = Environment.MachineName[..Math.Min(30, Environment.MachineName.Length)];

    private readonly ConcurrentDictionary<string, NpgsqlDataSource> generations = [];
    private readonly ConcurrentDictionary<string, NpgsqlDataSource> walled = [];

    /// <summary>The pool for the log and for envelopes.</summary>
    public NpgsqlDataSource Main { get; } = Build(connectionString, "log", "public", poolSize: 30, idleSeconds: 300);

    /// <summary>How many groups of appends are on their way at the same time.</summary>
    internal const int Groups = 2;

    /// <summary>
    /// The pool for groups of appends. A group that waits for somebody's lock is refused soon: what is in it does not wait
    /// for one of its members.
    /// </summary>
    internal NpgsqlDataSource Appends { get; } =
        Build(connectionString, "appends", "public", Groups, idleSeconds: 300, "-c lock_timeout=200");

    /// <summary>The pool whose unqualified table names mean those of one generation.</summary>
    internal NpgsqlDataSource ForGeneration(string name, bool past) => generations.GetOrAdd(name,
        schema => Build(connectionString, schema, $"{schema},public", past ? 4 : 10, past ? 10 : 300));

    /// <summary>The same, as the role that is shown what the wall lets through; without being told for whom, that is nothing.</summary>
    internal NpgsqlDataSource BehindWall(string name, bool past) => walled.GetOrAdd(name,
        schema => Build(connectionString, schema, $"{schema},public", past ? 2 : 6, past ? 10 : 300, $"-c role={ReaderRole.Name}"));

    /// <summary>A connection outside of every pool: what is tied to its session ends with it.</summary>
    /// <param name="purpose">Names its session; see <see cref="NameOf"/>.</param>
    internal async Task<NpgsqlConnection> OpenOwnAsync(string purpose, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            Enlist = false,
            ApplicationName = NameOf(purpose),
        }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <summary>What is thrown where the server or a connection goes away under its user; the same work may succeed later.</summary>
    public static bool WasInterrupted(Exception error) =>
        error is NpgsqlException or IOException or TimeoutException or InvalidOperationException; // the last: found closed

    /// <summary>
    /// Whether the server said that it has no means for anything at the moment: no disk, no memory, no connection left, read only, on its way
    /// down (classes 08, 53, 57P and 58). What was being done may be right, and succeeds once it has them again.
    /// </summary>
    public static bool IsWithoutMeans(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException { SqlState: var state })
                return state.AsSpan(0, 2) is "08" or "53" or "58" || state.StartsWith("57P", StringComparison.Ordinal) || state == PostgresErrorCodes.ReadOnlySqlTransaction;
        }
        return false;
    }

    /// <summary>What the server's list of sessions calls a connection of this process, as in <c>cdce node1/4711 leases</c>.</summary>
    internal static string NameOf(string purpose) => $"cdce {Machine}/{Environment.ProcessId} {purpose}";

    internal async Task ForgetAsync(string generation)
    {
        if (generations.TryRemove(generation, out var source))
            await source.DisposeAsync();
        if (walled.TryRemove(generation, out var behindWall))
            await behindWall.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in generations.Values.Concat(walled.Values))
            await source.DisposeAsync();
        await Appends.DisposeAsync();
        await Main.DisposeAsync();
    }

    private static NpgsqlDataSource Build(
        string connectionString, string purpose, string searchPath, int poolSize, int idleSeconds, string options = "")
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = searchPath,
            ApplicationName = NameOf(purpose),
            // Tells which stream of a batch was refused.
            IncludeFailedBatchedCommand = true,
            MaxAutoPrepare = 60,
            AutoPrepareMinUsages = 2,
            // Nothing here leaves session state behind: advisory locks and LISTEN have connections of their own. A reset would
            // also take the reader's role from a walled connection.
            NoResetOnClose = true,
            Enlist = false,
            MaxPoolSize = poolSize,
            ConnectionIdleLifetime = idleSeconds,
            ConnectionPruningInterval = Math.Min(10, idleSeconds),
        };
        // A transaction forgotten open would hold every reader of the log back.
        settings.Options = $"{settings.Options} -c idle_in_transaction_session_timeout=60000 {options}".Trim();
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
