using System.Globalization;

namespace Cdce.Api.Backups;

/// <summary><c>backup DIR [--data DIR]</c>: copies everything into a new directory, also while the program runs.</summary>
internal static class BackupCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ([_] or [_, "--data", _]) || args[0].StartsWith('-'))
            throw new StartRefusedException("backup DIR [--data DATA]");
        var directory = Path.GetFullPath(args[0]);
        var settings = HostSettings.ForCommand(args.Length == 3 ? args[2] : null);
        return await settings.WithPostgresAsync(async () =>
        {
            var manifest = await Backup.TakeAsync(settings.ConnectionString, directory, CancellationToken.None);
            Terminal.Say(string.Create(CultureInfo.InvariantCulture,
                $"{directory}: {manifest.Files[0].Rows} events, {manifest.Files.Sum(f => f.Bytes)} bytes, as of {manifest.TakenAt:u}."));
            Terminal.Say("It holds accounts and hashes of keys: keep it as you keep the database. Try it: restore DIR --verify --data NEW");
            return 0;
        }, CancellationToken.None);
    }
}
