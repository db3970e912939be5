using System.Diagnostics;
using System.Globalization;
using Cdce.Api.People;
using Cdce.Api.People.Redacting;

namespace Cdce.Api.Backups;

/// <summary>
/// <c>restore DIR [--verify] [--data DIR] [--erasures FILE]</c>: loads a backup into an empty database, forgets again whoever was
/// forgotten since, and builds its read models. With <c>--verify</c> it also reads every page and compares the read models with those of the backup; 0 means that all held.
/// </summary>
internal static class RestoreCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    public static async Task<int> RunAsync(string[] args)
    {
        var verify = args.Contains("--verify");
        var rest = args.Where(a => a != "--verify").ToArray();
        if (rest is not ([_] or [_, _, _] or [_, _, _, _, _]) || rest[0].StartsWith('-')
            || rest.Where((_, i) => i % 2 == 1).Any(name => name is not ("--data" or "--erasures")))
        {
            throw new StartRefusedException("restore DIR [--verify] [--data DATA] [--erasures FILE]");
        }

        var watch = Stopwatch.StartNew();
        var directory = Path.GetFullPath(rest[0]);
        var settings = HostSettings.ForCommand(After("--data", rest));
        var erasures = new ErasureFile(After("--erasures", rest) is { } named ? Path.GetFullPath(named) : settings.ErasureFile);
        if (After("--erasures", rest) is not null && !File.Exists(erasures.Path))
            throw new StartRefusedException($"{erasures.Path} is not there.");
        var manifest = await BackupManifest.ReadAsync(directory, CancellationToken.None);
        Say($"Backup of {manifest.TakenAt:u} by Cdce {manifest.Program}; its newest event was recorded at {manifest.LastRecordedAt:u}.");
        Say($"ok      {manifest.Files.Count} files with {manifest.Files.Sum(f => f.Bytes)} bytes are what was written");

        await using var hold = settings.Hold();
        var held = await settings.WithPostgresAsync(async () =>
        {
            await Restore.LoadAsync(settings.ConnectionString, directory, manifest, CancellationToken.None);
            Say($"ok      {manifest.Files.Sum(f => f.Rows)} rows loaded, {manifest.Files[0].Rows} of them events; rows, hashes and versions of streams are right");
            await ForgetAgainAsync(settings.ConnectionString, erasures);
            return await RebuildAsync(settings.ConnectionString, manifest, erasures, verify) ? 0 : 1;
        }, CancellationToken.None);
        var took = watch.Elapsed;
        if (verify)
        {
            // The server has been stopped in between where it is our own: pages come from its files, not from its memory.
            held += await settings.WithPostgresAsync(
                async () => await CheckPagesAsync(settings.ConnectionString) ? 0 : 1, CancellationToken.None);
        }

        Say($"Lost, if this is all there is: what was recorded in the {TimeProvider.System.GetUtcNow() - manifest.TakenAt:d\\.hh\\:mm\\:ss} since the backup (RPO).");
        Say($"Restored in {took.TotalSeconds:0.0} s (RTO){(verify ? $", verified in {(watch.Elapsed - took).TotalSeconds:0.0} s more" : "")}.");
        Say($"Accounts and keys are those of the backup: withdraw again what has been withdrawn since. Everybody signs in anew.");
        return held == 0 ? 0 : 1;
    }

    private static string? After(string name, string[] args) => Array.IndexOf(args, name) is var at and > 0 ? args[at + 1] : null;

    /// <summary>A backup brings back whoever was forgotten since; the list of erasures was kept beside the database.</summary>
    private static async Task ForgetAgainAsync(string connectionString, ErasureFile file)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(connectionString);
        var listed = await file.ReadAsync(CancellationToken.None);
        await new Erasures(source, file, TimeProvider.System).ForgetAgainAsync(listed, CancellationToken.None);
        if (File.Exists(file.Path))
            Say($"ok      {listed.Count} erasures of {file.Path} done again");
        else
            Say($"note    there is no list of erasures at {file.Path}: whoever was forgotten since the backup is back. Name the list with --erasures FILE");
    }

    /// <summary>Builds the read models from the log, with nothing else running: no message is delivered here.</summary>
    private static async Task<bool> RebuildAsync(string connectionString, BackupManifest manifest, ErasureFile erasures, bool verify)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddEventStore(_ => connectionString, Modules.Configure);
        var host = builder.Build();
        await using var _ = (IAsyncDisposable)host;
        await host.Services.GetRequiredService<StoreSchema>().EnsureAsync(); // renumbers the log, which the loops then read
        var redacted = await RedactAgainAsync(host.Services, erasures);
        await host.StartAsync();
        var projections = host.Services.GetRequiredService<ProjectionCoordinator>();
        var built = await projections.WaitForNonStaleProjectionDataAsync(Patience);
        var setAside = await projections.ListSetAsideAsync();
        var generations = (await projections.StatusAsync()).ToDictionary(p => p.Module, p => p.Generation);
        await host.StopAsync();

        if (!built)
            Say($"FAILED  the read models were not built within {Patience.TotalHours} h");
        foreach (var stream in setAside)
            Say($"note    {stream.StreamKey} is set aside in {stream.Module}: {stream.Error.Split('\n')[0]}");
        if (built)
            Say($"ok      read models of {generations.Count} modules built from the log");
        return built && (!verify || await CompareAsync(connectionString, manifest, generations, redacted));
    }

    /// <summary>A backup brings words back, too, that were taken out of events since. The modules that make rows of them.</summary>
    private static async Task<IReadOnlyCollection<string>> RedactAgainAsync(IServiceProvider services, ErasureFile file)
    {
        var events = services.GetRequiredService<EventRedactions>();
        var redactions = new Redactions(events, file, services.GetRequiredService<StoreConnections>(),
            services.GetRequiredService<IDocumentStore>(), TimeProvider.System);
        var types = await redactions.RedactAgainAsync(await file.ReadRedactionsAsync(CancellationToken.None), CancellationToken.None);
        if (types.Count > 0)
            Say($"ok      {types.Count} redactions of {file.Path} done again");
        return [.. types.SelectMany(events.ModulesOf).Distinct()];
    }

    private static async Task<bool> CompareAsync(
        string connectionString, BackupManifest manifest, Dictionary<string, string?> generations, IReadOnlyCollection<string> redacted)
    {
        await using var connection = await TableCopy.OpenAsync(connectionString, CancellationToken.None);
        var same = true;
        foreach (var (module, generation) in generations)
        {
            if (redacted.Contains(module))
            {
                Say($"note    {module} is not compared: words were taken out of its rows since the backup");
                continue;
            }
            var fingerprint = await TableCopy.ScalarAsync<string>(
                connection, $"select fingerprint from store.generations where name = '{generation}'", CancellationToken.None);
            if (manifest.ReadModels.FirstOrDefault(m => m.Module == module && m.Fingerprint == fingerprint) is not { } before)
            {
                Say($"note    {module} is not compared: the backup has no read models of this build that had seen the whole log");
                continue;
            }

            var now = await TableCopy.HashesAsync(connection, generation ?? "", CancellationToken.None);
            var different = before.Tables.Keys.Union(now.Keys)
                .Where(table => before.Tables.GetValueOrDefault(table) != now.GetValueOrDefault(table)).ToList();
            same &= different.Count == 0;
            if (different.Count == 0)
                Say($"ok      {module}: {now.Count} tables hold the rows they held");
            else
                Say($"FAILED  {module}: other rows than before in {string.Join(", ", different)}");
        }

        return same;
    }

    private static async Task<bool> CheckPagesAsync(string connectionString)
    {
        var result = await PageCheck.RunAsync(connectionString, CancellationToken.None);
        foreach (var damage in result.Damage)
            Say($"FAILED  {damage}");
        if (result.Damage.Count > 0)
            return false;
        Say($"ok      {result.Tables} tables read in full, checksums on{(result.Indexes ? ", indexes agree with them" : "")}");
        if (!result.Indexes)
            Say($"note    indexes are not checked: this server does not let us create the extension amcheck");
        return true;
    }

    private static void Say(FormattableString line) => Terminal.Say(line.ToString(CultureInfo.InvariantCulture));
}
