using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cdce.Benchmarks;

/// <summary>A server in a process of its own, as an operator would start it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private ServerProcess(Process process, int port, TimeSpan startedIn)
    {
        this.process = process;
        Port = port;
        StartedIn = startedIn;
    }

    public int Id => process.Id;

    public int Port { get; }

    /// <summary>From the start of the process to its first 200.</summary>
    public TimeSpan StartedIn { get; }

    /// <summary>Resident memory in MB.</summary>
    public double Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <param name="arguments">What comes after the port that is given to it.</param>
    public static async Task<ServerProcess> StartAsync(string path, Func<int, string[]> arguments, string? database = null)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", arguments(port))
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
        };
        start.Environment["CDCE_DATABASE"] = database ?? "";
        start.Environment["CDCE_REQUESTS_PER_MINUTE"] = "1000000000"; // counted, as in earnest, and never reached
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        process.BeginOutputReadLine(); // what it says is nobody's concern here
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        while (true)
        {
            try
            {
                using var client = await LoadClient.ConnectAsync(port);
                if ((await client.SendAsync(request)).Status == 200)
                    return new(process, port, watch.Elapsed);
            }
            catch (SocketException) when (!process.HasExited && watch.Elapsed < Patience)
            {
            }
            await Task.Delay(2);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (process)
        {
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
