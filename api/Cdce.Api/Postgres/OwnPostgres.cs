using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Cdce.Api.Postgres;

/// <summary>
/// A private PostgreSQL: one cluster in one directory, reached by a unix socket only, started and stopped with us.
/// It is started again where it ends by itself; after a <c>kill -9</c> of ours the next start takes it over or starts it again.
/// </summary>
public sealed class OwnPostgres : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // After a kill of its postmaster the next one is refused until the last of its processes is gone.
    private const int EndsTaken = 20;

    private readonly PostgresBinaries binaries;
    private readonly string directory;
    private readonly string cluster;
    private readonly string socket;
    private readonly IReadOnlyList<string> settings;
    private readonly Watch watch;

    private OwnPostgres(PostgresBinaries binaries, string directory, IReadOnlyList<string> settings)
    {
        this.binaries = binaries;
        this.directory = directory;
        this.settings = settings;
        cluster = Path.Combine(directory, "postgres");
        socket = SocketDirectory(directory);
        watch = new(IsHeld, () => binaries.Program("postgres", ["-D", cluster, .. Settings()], endsWithUs: true));
    }

    /// <summary>Starts or adopts the cluster in <paramref name="directory"/>, which is made when it is not there.</summary>
    /// <param name="settings">More server settings, such as <c>fsync=off</c> for tests.</param>
    public static async Task<OwnPostgres> StartAsync(string directory, CancellationToken ct, params string[] settings)
    {
        var postgres = new OwnPostgres(PostgresBinaries.Find(), Path.GetFullPath(directory), settings);
        try
        {
            await postgres.StartAsync(ct);
            return postgres;
        }
        catch
        {
            postgres.watch.Dispose();
            throw;
        }
    }

    /// <summary>How to reach a database of a cluster, running or not: its address depends on the directory alone.</summary>
    public static string ConnectionString(string directory, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketDirectory(Path.GetFullPath(directory)),
        Username = "cdce",
        Database = database,
        MaxPoolSize = 50,
    }.ConnectionString;

    /// <summary>Whether it was started by somebody else.</summary>
    public bool WasRunning { get; private set; }

    public string ConnectionString(string database) => ConnectionString(directory, database);

    /// <summary>Makes the database unless it exists.</summary>
    public async Task EnsureDatabaseAsync(string name, CancellationToken ct)
    {
        await using var admin = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await admin.OpenAsync(ct);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", admin)
        {
            Parameters = { new() { Value = name } },
        };
        if (await exists.ExecuteScalarAsync(ct) is not null)
            return;
        await using var create = new NpgsqlCommand($"create database {name}", admin);
        await create.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Stops the server and waits until it is down; open transactions are rolled back.</summary>
    public async ValueTask DisposeAsync()
    {
        watch.Dispose();
        var since = Stopwatch.StartNew();
        var stopped = false;
        while (!stopped && (watch.IsRunning || IsHeld()) && since.Elapsed < Patience)
        {
            await Task.Delay(20);
            stopped = IsHeld() && await TryStopAsync();
        }
    }

    /// <summary>False where the server was not far enough to be told, or has just ended by itself.</summary>
    private async Task<bool> TryStopAsync()
    {
        try
        {
            await RunAsync("pg_ctl", ["stop", "-D", cluster, "-m", "fast", "-w", "-t", "60", "-s"], CancellationToken.None);
            return true;
        }
        catch (StartRefusedException)
        {
            return false;
        }
    }

    private async Task StartAsync(CancellationToken ct)
    {
        PrivateDirectory(socket);
        if (!File.Exists(Path.Combine(cluster, "PG_VERSION")))
            await CreateAsync(ct);

        watch.Start();
        var deadline = Stopwatch.StartNew();
        while (!await AnswersAsync(ct))
        {
            if (watch.Ends >= EndsTaken)
                throw new StartRefusedException($"PostgreSQL did not start: {watch.LastWords}");
            if (deadline.Elapsed > Patience)
                throw new StartRefusedException($"PostgreSQL in {cluster} did not answer within {Patience.TotalSeconds} s.");
            await Task.Delay(20, ct);
        }
        // Not whether it answered at once: a busy server takes its time, and is no less another process's.
        WasRunning = !watch.HasStarted;
    }

    private async Task CreateAsync(CancellationToken ct)
    {
        if (Directory.Exists(cluster)) // a creation that was cut short
            Directory.Delete(cluster, recursive: true);
        PrivateDirectory(cluster);
        await RunAsync("initdb",
            ["-D", cluster, "-U", "cdce", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"], ct);
    }

    private IEnumerable<string> Settings() =>
        settings.Prepend("max_connections=200").Prepend("listen_addresses=")
            .Append($"unix_socket_directories={socket}").Append("unix_socket_permissions=0700")
            .SelectMany(s => new[] { "-c", s });

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>Whether a living process has the cluster, by the first line of its pid file.</summary>
    private bool IsHeld()
    {
        var file = Path.Combine(cluster, "postmaster.pid");
        try
        {
            if (!int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var id)
                || new DirectoryInfo($"/proc/{id}/cwd").ResolveLinkTarget(returnFinalTarget: false) is not { } at)
            {
                return false;
            }
            if (at.FullName == Path.GetFullPath(cluster))
                return true;
            // After a power cut the number may be another process's by now, which PostgreSQL would take for the holder.
            File.Delete(file);
            File.Delete(Path.Combine(socket, ".s.PGSQL.5432.lock"));
            return false;
        }
        catch (IOException) // no pid file, or its process is gone
        {
            return false;
        }
    }

    private async Task RunAsync(string program, string[] arguments, CancellationToken ct)
    {
        using var process = Process.Start(binaries.Program(program, arguments))
            ?? throw new StartRefusedException($"{program} could not be run.");
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEndAsync(ct);
        var complained = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        await said;
        if (process.ExitCode != 0)
            throw new StartRefusedException($"{program} failed: {(await complained).Trim()}");
    }

    // The address of a unix socket holds 107 bytes, fewer than the path of a data directory may have.
    private static string SocketDirectory(string directory)
    {
        var inside = Path.Combine(directory, "socket");
        return Encoding.UTF8.GetByteCount(inside) <= 85
            ? inside
            : Path.Combine(Path.GetTempPath(), "cdce-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(inside)))[..16]);
    }

    private static void PrivateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>
    /// Keeps a server running until told otherwise: one that is there already, or is still going down (or up) after a kill,
    /// is left alone while it has the cluster. The thread that starts it stays, because its end is what tells the server of ours.
    /// </summary>
    private sealed class Watch(Func<bool> isHeld, Func<ProcessStartInfo> program) : IDisposable
    {
        private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

        private readonly Queue<string> words = new();
        private readonly ManualResetEventSlim stop = new();
        private volatile int ends;
        private volatile bool hasStarted;
        private volatile bool running;

        /// <summary>How often a server that was started here has ended.</summary>
        public int Ends => ends;

        public bool HasStarted => hasStarted;

        /// <summary>Whether a server that was started here has not ended.</summary>
        public bool IsRunning => running;

        public string LastWords
        {
            get
            {
                lock (words)
                    return string.Join(" | ", words);
            }
        }

        public void Start() => new Thread(Keep) { IsBackground = true, Name = "postgres" }.Start();

        public void Dispose() => stop.Set();

        private void Keep()
        {
            do
            {
                if (isHeld())
                    continue;
                hasStarted = running = true;
                Run();
                running = false;
                ends++;
            }
            while (!stop.Wait(Look));
        }

        private void Run()
        {
            using var process = Process.Start(program())
                ?? throw new InvalidOperationException("PostgreSQL could not be run.");
            process.StandardInput.Close(); // null only with UseShellExecute
            process.OutputDataReceived += (_, line) => Remember(line.Data);
            process.ErrorDataReceived += (_, line) => Remember(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
        }

        private void Remember(string? line)
        {
            if (line is null)
                return;
            lock (words)
            {
                words.Enqueue(line);
                while (words.Count > 5)
                    words.Dequeue();
            }
        }
    }
}
