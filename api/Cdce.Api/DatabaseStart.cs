using Cdce.Api.Accounts;
using Cdce.Api.Postgres;

namespace Cdce.Api;

/// <summary>Has the database ready before anything else starts, and stops our own PostgreSQL after everything else.</summary>
internal sealed class DatabaseStart(HostSettings settings, IServiceScopeFactory scopes, MessagingSchema schema) : IHostedService
{
    private FileStream? hold;
    private OwnPostgres? postgres;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Database is null)
            hold = Hold();
        postgres = await settings.StartPostgresAsync(cancellationToken);
        await schema.EnsureAsync(cancellationToken); // the store's as well
        await using var scope = scopes.CreateAsyncScope();
        await AccountsSchema.EnsureAsync(scope.ServiceProvider.GetRequiredService<AccountsDb>(), cancellationToken);
        await FirstAccount.EnsureAsync(scope.ServiceProvider, settings.DataDirectory, cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (postgres is not null)
            await postgres.DisposeAsync();
        if (hold is not null)
            await hold.DisposeAsync();
    }

    // The kernel lets go of it however this process ends.
    private FileStream Hold()
    {
        Directory.CreateDirectory(settings.DataDirectory);
        try
        {
            return new FileStream(Path.Combine(settings.DataDirectory, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new StartRefusedException(
                $"Another Cdce is running on {settings.DataDirectory}. Stop it, or start this one with --data DIR and --port N.");
        }
    }
}
