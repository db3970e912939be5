using Cdce.Api.Postgres;

namespace Cdce.Api;

/// <summary>Where this process keeps its data and finds its database.</summary>
/// <param name="DataDirectory">For the private PostgreSQL and the first password.</param>
/// <param name="Database">The connection string of a PostgreSQL that somebody else runs; null means our own.</param>
/// <param name="Announces">Whether the terminal is told where the program is and how to sign in.</param>
public sealed record HostSettings(string DataDirectory, string? Database, bool Announces)
{
    private const string DatabaseName = "cdce";

    /// <summary>Reads <c>--data</c>, <c>CDCE_DATABASE</c> and <c>--quiet</c>.</summary>
    public static HostSettings From(IConfiguration configuration) => new(
        Path.GetFullPath(configuration["data"] ?? ".data"),
        configuration["CDCE_DATABASE"] is { Length: > 0 } named ? named : null,
        configuration["quiet"] is null);

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
}
