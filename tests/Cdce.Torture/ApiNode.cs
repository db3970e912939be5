using System.Diagnostics;

namespace Cdce.Torture;

/// <summary>The program as a process of its own, which can be killed, paused and started again.</summary>
internal sealed class ApiNode(string directory, string? database) : IAsyncDisposable
{
    private Process? process;

    /// <summary>Where it answers; null while it is down.</summary>
    public Uri? Address { get; private set; }

    public int ProcessId => process?.Id ?? 0;

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Cdce.Api.dll"), "--port", "0", "--data", directory])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["CDCE_REQUESTS_PER_MINUTE"] = "0";
        if (database is not null)
            start.Environment["CDCE_DATABASE"] = database;
        process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be run.");
        Uri? address = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Cdce is at ", StringComparison.Ordinal))
                address = new(line["Cdce is at ".Length..]);
            if (line == "Ctrl-C stops it.")
            {
                Address = address;
                _ = DrainAsync(process);
                return;
            }
        }
        throw new InvalidOperationException("The program did not start; what it said is above.");
    }

    /// <summary>Ends the process without a word to it.</summary>
    public async Task KillAsync()
    {
        Address = null;
        await SignalAsync("KILL");
        if (process is not null)
            await process.WaitForExitAsync();
    }

    /// <summary>Lets the process stand still; the task that it returns ends when it goes on.</summary>
    public async Task<Task> PauseAsync(TimeSpan time)
    {
        var address = Address;
        Address = null;
        await SignalAsync("STOP");
        return ResumeAsync();

        async Task ResumeAsync()
        {
            await Task.Delay(time);
            await SignalAsync("CONT");
            Address = address;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null)
            return;
        if (!process.HasExited)
        {
            await SignalAsync("TERM");
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{ProcessId}"]);
        await kill.WaitForExitAsync();
    }

    // Its log: a pipe that nobody reads would stop it.
    private static async Task DrainAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is not null)
        {
        }
    }
}
