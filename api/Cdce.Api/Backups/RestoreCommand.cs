using System.Diagnostics;
using System.Globalization;

namespace Cdce.Api.Backups;

/// <summary>
/// <c>restore DIR [--verify] [--data DIR]</c>: loads a backup into an empty database and builds its read models. With
/// <c>--verify</c> it also reads every page and compares the read models with those of the backup; 0 means that all held.
/// </summary>
internal static class RestoreCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    public static async Task<int> RunAsync(string[] args)
    {
        var verify = args.Contains("--verify");
        var rest = args.Where(a => a != "--verify").ToArray();
        if (rest is not ([_] or [_, "--data", _]) || rest[0].StartsWith('-'))
            throw new StartRefusedException("restore DIR [--verify] [--data DATA]");

        var watch = Stopwatch.StartNew();
        var directory = Path.GetFullPath(rest[0]);
        var settings = HostSettings.ForCommand(rest.Length == 3 ? rest[2] : null);
        var manifest = await BackupManifest.ReadAsync(directory, CancellationToken.None);
        Say($"Backup of {manifest.TakenAt:u} by Cdce {manifest.Program}; its newest event was recorded at {manifest.LastRecordedAt:u}.");
        Say($"ok      {manifest.Files.Count} files with {manifest.Files.Sum(f => f.Bytes)} bytes are what was written");

        await using var hold = settings.Hold();
        var held = await settings.WithPostgresAsync(async () =>
        {
            await Restore.LoadAsync(settings.ConnectionString, directory, manifest, CancellationToken.None);
            Say($"ok      {manifest.Files.Sum(f => f.Rows)} rows loaded, {manifest.Files[0].Rows} of them events; rows, hashes and versions of streams are right");
            return await RebuildAsync(settings.ConnectionString, manifest, verify) ? 0 : 1;
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

    /// <summary>Builds the read models from the log, with nothing else running: no message is delivered here.</summary>
    private static async Task<bool> RebuildAsync(string connectionString, BackupManifest manifest, bool verify)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddEventStore(_ => connectionString, Modules.Configure);
        var host = builder.Build();
        await using var _ = (IAsyncDisposable)host;
        await host.Services.GetRequiredService<StoreSchema>().EnsureAsync(); // renumbers the log, which the loops then read
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
        return built && (!verify || await CompareAsync(connectionString, manifest, generations));
    }

    private static async Task<bool> CompareAsync(
        string connectionString, BackupManifest manifest, Dictionary<string, string?> generations)
    {
        await using var connection = await TableCopy.OpenAsync(connectionString, CancellationToken.None);
        var same = true;
        foreach (var (module, generation) in generations)
        {
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
