using Cdce.Api.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Keys;

/// <summary><c>key create --role R --name NAME [--commune NIS]... [--scope read|write]... [--data DIR]</c>: prints a new API key on the last line.</summary>
internal static class KeyCommand
{
    private const string Usage = "key create --name NAME [--role script|member|...] [--commune NIS]... [--scope read|write]... [--data DIR] [--simulated]";

    public static async Task<int> RunAsync(string[] args)
    {
        var simulated = args.Contains("--simulated");
        var options = args.Where(a => a != "--simulated").ToArray();
        if (options.Length % 2 != 0 || options.Where((_, i) => i % 2 == 0).Any(o => o is not ("--role" or "--name" or "--commune" or "--scope" or "--data")))
            throw new StartRefusedException(Usage);
        var given = options.Chunk(2).ToLookup(pair => pair[0], pair => pair[1]);
        var communes = given["--commune"].SelectMany(c => c.Split(',')).ToList();
        var request = new CreateKey.Request(given["--name"].FirstOrDefault() ?? "", RoleOf(given["--role"].FirstOrDefault() ?? "script"), communes,
            [.. given["--scope"].Select(ScopeOf)]);
        var outcome = await new CreateKey.Validator().ValidateAsync(request);
        if (!outcome.IsValid)
            throw new StartRefusedException($"{string.Join(Environment.NewLine, outcome.Errors)}{Environment.NewLine}{Usage}");

        var settings = HostSettings.ForCommand(given["--data"].LastOrDefault());
        return await settings.WithPostgresAsync(async () =>
        {
            await using var services = new ServiceCollection().AddLogging()
                .AddEventStore(_ => settings.ConnectionString, Trail.Configure).AddAccounts().BuildServiceProvider();
            await services.GetRequiredService<StoreSchema>().EnsureAsync();
            await using var scope = services.CreateAsyncScope();
            var (db, trail) = (scope.ServiceProvider.GetRequiredService<AccountsDb>(), scope.ServiceProvider.GetRequiredService<Trail>());
            await AccountsSchema.EnsureAsync(db, services.GetRequiredService<StoreConnections>().Main, CancellationToken.None);
            await trail.BeginAsync(CancellationToken.None);
            var (id, key) = await CreateKey.NewAsync(
                db, request.Name, request.Role, communes, KeyScopes.UsualEnd(TimeProvider.System.GetUtcNow()), simulated,
                TimeProvider.System, CancellationToken.None, request.Scopes);
            await CreateKey.NoteAsync(db, trail, id, null, CancellationToken.None);
            await trail.SaveAsync(null, CancellationToken.None);
            Terminal.Say("This key is shown once; send it as Authorization: Bearer.");
            Terminal.Say(key);
            return 0;
        }, CancellationToken.None);
    }

    private static Scope ScopeOf(string name) => Enum.TryParse<Scope>(name, ignoreCase: true, out var scope) && Enum.IsDefined(scope)
        ? scope
        : throw new StartRefusedException(Usage);

    private static Role RoleOf(string? name) =>
        Enum.TryParse<Role>(name, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : Role.Anonymous;
}
