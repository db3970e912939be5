using Cdce.Api.Accounts;
using Cdce.Api.Mails;
using Cdce.Api.Notices;
using Cdce.Api.People;
using Cdce.Api.People.Redacting;
using Cdce.Api.Postgres;
using Cdce.Campaign.FairOMeter.Evidence;

namespace Cdce.Api;

/// <summary>Has the database ready before anything else starts, and stops our own PostgreSQL after everything else.</summary>
internal sealed class DatabaseStart(HostSettings settings, IServiceScopeFactory scopes, MessagingSchema schema,
    StoreConnections connections, IDocumentStore store, Erasures erasures, Redactions redactions, TimeProvider clock) : IHostedService
{
    private FileStream? hold;
    private OwnPostgres? postgres;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        hold = settings.Hold();
        postgres = await settings.StartPostgresAsync(cancellationToken);
        await schema.EnsureAsync(cancellationToken); // the store's as well
        await using var scope = scopes.CreateScopeForAllRows();
        await AccountsSchema.EnsureAsync(scope.ServiceProvider.GetRequiredService<AccountsDb>(), connections.Main, cancellationToken);
        await RolesOfBefore.CarryOverAsync(connections.Main, store, clock.Today(), cancellationToken);
        await MailServices.EnsureAsync(connections, cancellationToken);
        await NoticeServices.EnsureAsync(connections.Main, cancellationToken);
        await EvidenceTable.EnsureAsync(connections.Main, cancellationToken);
        await erasures.ResumeAsync(cancellationToken);
        await redactions.ResumeAsync(cancellationToken);
        await FirstAccount.EnsureAsync(scope.ServiceProvider, settings.DataDirectory, cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (postgres is not null)
            await postgres.DisposeAsync();
        if (hold is not null)
            await hold.DisposeAsync();
    }
}
