using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cdce.Api.Accounts;
using Cdce.Api.Keys;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Demo;

/// <summary>
/// <c>demo [--seed N] [--years N] [--communes N] [--data DIR]</c> plays a simulated history into the database, also while the
/// program runs; <c>demo --remove</c> takes it away.
/// </summary>
internal static class DemoCommand
{
    private const string Usage = "demo [--seed N] [--years 1..20] [--communes 1..200] [--remove] [--data DIR]";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var (seed, years, communes, remove, data) = Read(args);
        var settings = HostSettings.ForCommand(data);
        using var stop = new CancellationTokenSource();
        using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;
                stop.Cancel();
            });
        try
        {
            return await settings.WithPostgresAsync(
                () => remove ? RemoveAsync(settings, stop.Token) : PlayAsync(settings, seed, years, communes, stop.Token), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Terminal.Complain("Stopped. What was loaded so far is there; --remove takes it away.");
            return 1;
        }
    }

    private static async Task<int> PlayAsync(HostSettings settings, int seed, int years, int communes, CancellationToken ct)
    {
        var clock = new SimulatedClock();
        await using var app = await StartAsync(settings, clock, ct);
        if (await app.Services.GetRequiredService<SimulatedData>().AnyAsync(ct))
            throw new StartRefusedException("A simulated history is loaded already. Take it away first: demo --remove");

        var until = TimeProvider.System.Today();
        var from = until.AddYears(-years);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        var (keyId, key) = await CreateKey.NewAsync(
            db, "Simulated history", Role.NationalCoordinator, [], null, simulating: true, TimeProvider.System, ct);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = Patience };
            http.DefaultRequestHeaders.Authorization = new("Bearer", key);
            var api = new DemoApi(http);
            var run = new DemoRun(api, clock.MoveTo, token => SettleAsync(app.Services, token), Terminal.Say);

            await SettleAsync(app.Services, ct);
            var chosen = SimulatedDecade.Choose(seed, communes, await run.CandidatesAsync(ct));
            var history = SimulatedDecade.Generate(new SimulationPlan(seed, from, until, chosen));
            Terminal.Say($"Seed {seed}: {chosen.Count} communes without a title file, {from:yyyy-MM-dd} to {until:yyyy-MM-dd}, {history.Commands.Count} commands.");
            await run.PlayAsync(seed, history, from, until, ct);
            var labels = await WriteLabelsAsync(settings, seed, from, until, chosen, history, ct);

            foreach (var reason in api.Refused.Take(5))
                Terminal.Complain(reason);
            Terminal.Say($"{api.Sent} commands sent, {api.Refused.Count} refused. Everything is marked as simulated; demo --remove takes it away.");
            Terminal.Say($"The causes and days of true losses: {labels}");
            return api.Refused.Count == 0 ? 0 : 1;
        }
        finally
        {
            await db.Keys.Where(k => k.Id == keyId).ExecuteDeleteAsync(CancellationToken.None);
            await app.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> RemoveAsync(HostSettings settings, CancellationToken ct)
    {
        await using var app = await StartAsync(settings, TimeProvider.System, ct);
        await SettleAsync(app.Services, ct);
        var removed = await app.Services.GetRequiredService<SimulatedData>().RemoveAsync(ct);
        await app.StopAsync(ct);
        Terminal.Say($"{removed.Streams} simulated histories with {removed.Events} events were removed.");
        if (removed.Kept > 0)
            Terminal.Say($"{removed.Kept} simulated events stay, because somebody has built upon them since.");
        return 0;
    }

    // The same program on a port of its own: it takes the same commands, and shares the database with one that runs already.
    private static async Task<WebApplication> StartAsync(HostSettings settings, TimeProvider clock, CancellationToken ct)
    {
        var app = WebHost.Build(
            ["--quiet=1", $"--CDCE_DATABASE={settings.ConnectionString}", $"--data={settings.DataDirectory}", "--urls=http://127.0.0.1:0",
                "--CDCE_REQUESTS_PER_MINUTE=0"],
            builder => builder.Services.AddSingleton(clock));
        app.Services.GetRequiredService<MessagingOptions>().SendsRecurring = false;
        await app.StartAsync(ct);
        return app;
    }

    private static async Task SettleAsync(IServiceProvider services, CancellationToken ct)
    {
        if (!await services.GetRequiredService<MessageBus>().WaitUntilQuietAsync(Patience, ct)
            || !await services.GetRequiredService<ProjectionCoordinator>().WaitForNonStaleProjectionDataAsync(Patience, ct))
        {
            throw new StartRefusedException("The program does not catch up with the simulated history; its health says why.");
        }
    }

    private static async Task<string> WriteLabelsAsync(HostSettings settings, int seed, DateOnly from, DateOnly until,
        IReadOnlyList<CommuneTraits> communes, SimulatedHistory history, CancellationToken ct)
    {
        var directory = Directory.CreateDirectory(Path.Combine(settings.DataDirectory, "demo"));
        var path = Path.Combine(directory.FullName, $"losses-seed-{seed}.json");
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, new { seed, from, until, communes, history.ActiveFrom, losses = history.Labels }, Readable, ct);
        return path;
    }

    private static (int Seed, int Years, int Communes, bool Remove, string? Data) Read(string[] args)
    {
        var options = args.Where(a => a != "--remove").SelectMany(a => a.Split('=', 2)).ToArray();
        if (options.Length % 2 != 0 || options.Where((_, i) => i % 2 == 0).Any(o => o is not ("--seed" or "--years" or "--communes" or "--data")))
            throw new StartRefusedException(Usage);
        var given = options.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        return (Number("--seed", 1, 0, int.MaxValue), Number("--years", 10, 1, 20), Number("--communes", 60, 1, 200),
            args.Contains("--remove"), given.GetValueOrDefault("--data"));

        int Number(string name, int otherwise, int least, int most) => !given.TryGetValue(name, out var text)
            ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : throw new StartRefusedException($"{name} takes a number from {least} to {most}.");
    }
}
