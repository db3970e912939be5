using System.Diagnostics;

namespace Cdce.Api.Tests;

/// <summary>The program as somebody at a terminal runs it.</summary>
internal static class Command
{
    /// <summary>Runs a verb to its end, which has to be a good one, and gives back what it said.</summary>
    /// <param name="database">The database it works on; null where it is its own.</param>
    public static async Task<string> RunAsync(string? database, params string[] arguments)
    {
        using var process = Start(database, arguments);
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{process.ExitCode}: {await said}{complained}");
        return await said;
    }

    public static Process Start(string? database, params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Cdce.Api.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CDCE_DATABASE"] = database ?? "" },
        }) ?? throw new InvalidOperationException("dotnet could not be run.");
}
