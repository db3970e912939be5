using System.Globalization;
using Cdce.Api;
using Cdce.Api.Postgres;
using Npgsql;

namespace Cdce.Torture;

/// <summary>
/// Cuts the power: the cluster lies on a file system in an image file; while PostgreSQL stands still the image is copied,
/// with what has reached the disk and without what was only in memory. On the copy nothing acknowledged may be missing.
/// With <c>fsync</c> off something must be, or the test would show nothing.
/// </summary>
internal static class PowerRun
{
    private const int Clients = 8;

    public static async Task<bool> RunAsync(int cuts, int controls)
    {
        var verdict = new Verdict("power cut", timed: false);
        var directory = Directory.CreateTempSubdirectory("cdce-torture-").FullName;
        try
        {
            if (await MountNewAsync(directory) is { } reason)
            {
                Verdict.Say($"power cut: skipped, no file system can be mounted from a file here ({reason})");
                return true;
            }
            var durable = await CutAsync(directory, cuts);
            verdict.Figure("cuts", $"{cuts}, commands acknowledged before them {durable.Acknowledged}");
            verdict.Violations(durable.Found, cuts);
            NpgsqlConnection.ClearAllPools();
            await UnmountAsync(Disk(directory));
            if (await MountNewAsync(directory) is { } again)
                throw new InvalidOperationException(again);
            var control = await CutAsync(directory, controls, "fsync=off");
            verdict.Expect("the control, with fsync off, loses something", control.Found.Count > 0,
                $"{control.Found.Count} of {control.Acknowledged} acknowledged commands or clusters");
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await Shell.TryAsync("umount", Disk(directory));
            Directory.Delete(directory, recursive: true);
        }
        return verdict.Passed;
    }

    private static string Disk(string directory) => Path.Combine(directory, "disk");

    private static string Copy(string directory) => Path.Combine(directory, "copy");

    private static async Task<string?> MountNewAsync(string directory)
    {
        var image = Path.Combine(directory, "image");
        Directory.CreateDirectory(Disk(directory));
        Directory.CreateDirectory(Copy(directory));
        File.Delete(image);
        await using (var file = File.Create(image))
            file.SetLength(600_000_000);
        // Its journal is written when somebody asks for it, not while the image is being copied.
        return await Shell.TryAsync("mkfs.ext4", "-q", "-F", "-m", "0", image)
            ?? await Shell.TryAsync("mount", "-o", "loop,commit=600", image, Disk(directory));
    }

    private static async Task<(int Acknowledged, List<Violation> Found)> CutAsync(string directory, int cuts, params string[] settings)
    {
        var home = Path.Combine(Disk(directory), "cluster");
        Directory.CreateDirectory(home);
        await using var postgres = await OwnPostgres.StartAsync(home, CancellationToken.None, settings);
        await postgres.EnsureDatabaseAsync("cdce", CancellationToken.None);
        var database = postgres.ConnectionString("cdce");
        await using var node = new ApiNode(Path.Combine(directory, "node"), database);
        await node.StartAsync();
        await Shell.RunAsync("sync"); // what was there before the first command is on the disk in any case

        var journal = new ClientJournal();
        var found = new List<Violation>();
        var acknowledged = 0;
        var load = new Load(journal, await Load.MakeKeysAsync(database, Clients), () => node.Address);
        await using (load)
        {
            load.Start(await Load.CommunesAsync(database));
            for (var cut = 0; cut < cuts; cut++)
            {
                await load.UntilNextAnswerAsync(TimeSpan.FromMinutes(1));
                await Task.Delay(Random.Shared.Next(300, 1_500));
                var before = await CopyAsync(directory, home, journal);
                acknowledged += before.Count;
                found.AddRange(await LostAsync(directory, before));
            }
        }
        return (acknowledged, found);
    }

    /// <summary>Copies the disk as it is at this moment; what had been acknowledged by then.</summary>
    private static async Task<IReadOnlyList<string>> CopyAsync(string directory, string home, ClientJournal journal)
    {
        var postmaster = int.Parse(File.ReadLines(Path.Combine(home, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        var family = Shell.Family(postmaster).Select(id => $"{id}").ToArray();
        var before = journal.Attempts.Values.Where(a => a.Outcome == Outcome.Acknowledged).Select(a => a.Marker).ToList();
        await Shell.TryAsync("kill", ["-STOP", .. family]);
        try
        {
            await Shell.RunAsync("cp", "--sparse=always", Path.Combine(directory, "image"), Path.Combine(directory, "image-cut"));
        }
        finally
        {
            await Shell.TryAsync("kill", ["-CONT", .. family]);
        }
        return before;
    }

    private static async Task<List<Violation>> LostAsync(string directory, IReadOnlyList<string> acknowledged)
    {
        await Shell.RunAsync("mount", "-o", "loop", Path.Combine(directory, "image-cut"), Copy(directory));
        try
        {
            var home = Path.Combine(Copy(directory), "cluster");
            await using var postgres = await OwnPostgres.StartAsync(home, CancellationToken.None);
            return await Checker.FindLostAsync(postgres.ConnectionString("cdce") + ";Pooling=false", acknowledged);
        }
        catch (Exception error) when (error is StartRefusedException or NpgsqlException)
        {
            return [new("I1", $"The cluster cannot be read after the cut: {error.Message}")];
        }
        finally
        {
            await UnmountAsync(Copy(directory));
        }
    }

    /// <summary>What a program that has just ended had open may keep a file system busy for a moment longer.</summary>
    private static async Task UnmountAsync(string directory)
    {
        for (var again = 1; await Shell.TryAsync("umount", directory) is { } complaint; again++)
        {
            if (again == 100)
                throw new InvalidOperationException(complaint);
            await Task.Delay(100);
        }
    }
}
