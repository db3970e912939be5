namespace Cdce.Api;

/// <summary>Loads reference data and waits for the read models, so that the first request finds them.</summary>
internal sealed class ReferenceStart(
    IServiceScopeFactory scopes, ProjectionCoordinator projections, HostSettings settings) : IHostedService
{
    // A first build of large read models goes on in the background; questions are told to come back.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateScopeForAllRows())
        {
            foreach (var loader in scope.ServiceProvider.GetServices<IReferenceLoader>())
                await loader.LoadAsync(cancellationToken);
        }

        if (!await projections.WaitForNonStaleProjectionDataAsync(Patience, cancellationToken) && settings.Announces)
            Terminal.Say("The lists are still being put together from the log; the program starts meanwhile.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
