namespace Cdce.Api.SigningIn;

/// <summary>Answers the requests for links, after whoever asked has had the same answer as everybody.</summary>
internal sealed class LinkWriter(IServiceScopeFactory scopes, ILogger<LinkWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateScopeForAllRows();
                while (await scope.ServiceProvider.GetRequiredService<SignInLinks>().AnswerOneAsync(stoppingToken))
                {
                }
                await Task.Delay(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception error) when (error is Microsoft.EntityFrameworkCore.DbUpdateException || StoreConnections.WasInterrupted(error))
            {
                logger.LogWarning("Links that were asked for cannot be written ({Error}); trying again.", error.GetType().Name);
                await Task.Delay(Poll, CancellationToken.None);
            }
        }
    }
}
