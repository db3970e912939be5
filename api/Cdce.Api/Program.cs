using System.Globalization;
using Cdce.Api;
using Cdce.Api.Audit;
using Cdce.Api.Backups;
using Cdce.Api.BackTests;
using Cdce.Api.Demo;
using Cdce.Api.Keys;
using Cdce.Api.OpenApi;
using Microsoft.AspNetCore.Connections;
using Npgsql;

try
{
    return args switch
    {
        ["key", "create", .. var rest] => await KeyCommand.RunAsync(rest),
        ["backtest", .. var rest] => await BackTestCommand.RunAsync(rest),
        ["forecast", .. var rest] => await ForecastCommand.RunAsync(rest),
        ["demo", .. var rest] => await DemoCommand.RunAsync(rest),
        ["backup", .. var rest] => await BackupCommand.RunAsync(rest),
        ["restore", .. var rest] => await RestoreCommand.RunAsync(rest),
        ["audit", .. var rest] => await AuditCommand.RunAsync(rest),
        ["openapi", .. var rest] => await OpenApiCommand.RunAsync(rest),
        _ => await Serve(args),
    };
}
catch (StartRefusedException refused)
{
    Terminal.Complain(refused.Message);
    return 1;
}
catch (ReaderRoleMissingException refused)
{
    Terminal.Complain(refused.Message);
    return 1;
}
catch (IOException refused) when (refused.InnerException is AddressInUseException)
{
    Terminal.Complain("The port is taken by another program. Choose one with --port N.");
    return 1;
}
catch (NpgsqlException refused)
{
    Terminal.Complain($"The database did not do its part: {refused.GetBaseException().Message}");
    return 1;
}

static async Task<int> Serve(string[] args)
{
    CheckOptions(args);
    await using var app = WebHost.Build(args);
    try
    {
        await app.StartAsync();
    }
    catch
    {
        await app.StopAsync(); // what has started already, our PostgreSQL above all
        throw;
    }

    await app.WaitForShutdownAsync();
    return 0;
}

// What is mistyped would otherwise be taken for a setting that nobody reads, and the program started with its own.
static void CheckOptions(string[] args)
{
    for (var at = 0; at < args.Length; at++)
    {
        var (name, value) = args[at].Split('=', 2) is [var before, var after] ? (before, after) : (args[at], args.ElementAtOrDefault(++at));
        if (name is not ("--port" or "--data" or "--urls" or "--quiet"))
            throw new StartRefusedException($"There is no {name}. The program is started with --port N, --data DIR or both.");
        if (string.IsNullOrEmpty(value) || (name == "--port" && !ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            throw new StartRefusedException($"{name} needs {(name == "--port" ? "a port from 0 to 65535" : "a value")}.");
    }
}

/// <summary>The host of all modules.</summary>
public sealed partial class Program;
