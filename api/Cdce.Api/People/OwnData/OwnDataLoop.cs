using System.Data;
using Npgsql;

namespace Cdce.Api.People.OwnData;

/// <summary>Writes the files that people asked for. What a node leaves unfinished, the next one that looks begins anew.</summary>
internal sealed class OwnDataLoop(
    StoreConnections connections, IServiceScopeFactory scopes, ILogger<OwnDataLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await WriteNextAsync(stoppingToken))
                {
                }
                await Task.Delay(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception error) when (StoreConnections.WasInterrupted(error))
            {
                logger.LogWarning("Files with own data wait ({Error}); trying again.", (error as NpgsqlException)?.SqlState ?? error.GetType().Name);
                await Task.Delay(Poll, CancellationToken.None);
            }
        }
    }

    /// <summary>Writes the one that was asked for first; false where none waits.</summary>
    private async Task<bool> WriteNextAsync(CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await using var next = new NpgsqlCommand("""
            select "Id", "AccountId" from identity.own_data where "Archive" is null order by "AskedAt" limit 1 for update skip locked
            """, connection);
        Guid id, personId;
        await using (var row = await next.ExecuteReaderAsync(ct))
        {
            if (!await row.ReadAsync(ct))
                return false;
            (id, personId) = (row.GetGuid(0), row.GetGuid(1));
        }

        await using var scope = scopes.CreateScopeForAllRows();
        var archive = await scope.ServiceProvider.GetRequiredService<OwnDataArchive>().OfAsync(personId, ct);
        await using var write = new NpgsqlCommand("""update identity.own_data set "Archive" = $2 where "Id" = $1""", connection);
        write.Parameters.Add(new() { Value = id });
        write.Parameters.Add(new() { Value = archive });
        await write.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
