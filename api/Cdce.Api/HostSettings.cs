using System.Globalization;
using System.Net;
using Cdce.Api.Postgres;
using Cdce.Api.Requests;

namespace Cdce.Api;

/// <summary>Where this process keeps its data and finds its database.</summary>
/// <param name="DataDirectory">For the private PostgreSQL and the first password.</param>
/// <param name="Database">The connection string of a PostgreSQL that somebody else runs; null means our own.</param>
/// <param name="Announces">Whether the terminal is told where the program is and how to sign in.</param>
/// <param name="Proxies">Addresses or networks of the proxies in front, which say who asks and whether by https.</param>
/// <param name="RequestsPerMinute">How many one caller may send; 0 for no limit.</param>
public sealed record HostSettings(string DataDirectory, string? Database, bool Announces, IReadOnlyList<IPNetwork> Proxies, int RequestsPerMinute)
{
    private const string DatabaseName = "cdce";

    /// <summary>Where it is noted outside of the database who was forgotten.</summary>
    public string ErasureFile { get; init; } = Path.Combine(DataDirectory, "erasures.txt");

    /// <summary>Reads <c>--data</c>, <c>CDCE_DATABASE</c>, <c>CDCE_PROXY</c>, <c>CDCE_REQUESTS_PER_MINUTE</c> and <c>--quiet</c>.</summary>
    public static HostSettings From(IConfiguration configuration) => new(
        Path.GetFullPath(configuration["data"] ?? ".data"),
        configuration["CDCE_DATABASE"] is { Length: > 0 } named ? named : null,
        configuration["quiet"] is null,
        [.. (configuration["CDCE_PROXY"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Network)],
        configuration["CDCE_REQUESTS_PER_MINUTE"] is { Length: > 0 } limit ? Whole(limit) : RateLimits.UsualPerMinute)
    {
        ErasureFile = Path.GetFullPath(configuration["CDCE_ERASURES"] is { Length: > 0 } file ? file : Path.Combine(configuration["data"] ?? ".data", "erasures.txt")),
    };

    /// <summary>The same for a command at the terminal, from the environment and its own <c>--data</c>.</summary>
    public static HostSettings ForCommand(string? dataDirectory) => From(new ConfigurationBuilder().AddEnvironmentVariables()
        .AddInMemoryCollection(dataDirectory is null ? [] : [KeyValuePair.Create<string, string?>("data", dataDirectory)]).Build());

    private static int Whole(string limit) => int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new StartRefusedException($"CDCE_REQUESTS_PER_MINUTE: {limit} is not a whole number.");

    private static IPNetwork Network(string named) =>
        IPNetwork.TryParse(named, out var network) ? network
        : IPAddress.TryParse(named, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new StartRefusedException($"CDCE_PROXY: {named} is neither an address nor a network such as 10.0.0.0/8.");

    public string ConnectionString => Database ?? OwnPostgres.ConnectionString(DataDirectory, DatabaseName);

    /// <summary>Starts our own PostgreSQL, or joins it where it runs already; null where somebody else runs the database.</summary>
    public async Task<OwnPostgres?> StartPostgresAsync(CancellationToken ct)
    {
        if (Database is not null)
            return null;
        var postgres = await OwnPostgres.StartAsync(DataDirectory, ct);
        await postgres.EnsureDatabaseAsync(DatabaseName, ct);
        return postgres;
    }

    /// <summary>Runs a command with the database at hand: our own PostgreSQL is started for it, unless it runs already.</summary>
    public async Task<int> WithPostgresAsync(Func<Task<int>> command, CancellationToken ct)
    {
        var postgres = await StartPostgresAsync(ct);
        try
        {
            return await command();
        }
        finally
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            // Where the program is running, the server is its own.
            if (postgres is { WasRunning: false })
                await postgres.DisposeAsync();
        }
    }

    /// <summary>Takes the data directory for this process alone, until the end of the process at the latest; null where it holds no database.</summary>
    /// <exception cref="StartRefusedException">Another Cdce has it.</exception>
    public FileStream? Hold()
    {
        if (Database is not null)
            return null;
        Directory.CreateDirectory(DataDirectory);
        try
        {
            return new FileStream(Path.Combine(DataDirectory, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new StartRefusedException(
                $"Another Cdce is running on {DataDirectory}. Stop it, or start this one with --data DIR and --port N.");
        }
    }
}
