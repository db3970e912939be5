using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cdce.Messaging;

/// <summary>Sends the recurring messages: each once a day, whichever node comes first.</summary>
internal sealed class RecurringTimer(
    MessagingOptions options, MessagingSchema schema, MessageBus bus, StoreConnections connections, TimeProvider clock,
    ILogger<RecurringTimer> logger) : BackgroundService
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
    private readonly Dictionary<string, DateOnly> settled = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.SendsRecurring && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await schema.EnsureAsync(stoppingToken);
                foreach (var recurring in options.Recurring)
                    await SendAsync(recurring, stoppingToken);
                await Task.Delay(options.SlowPoll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (StoreConnections.WasInterrupted(error))
            {
                logger.LogError(error, "Recurring messages cannot be sent; trying again.");
                await Task.WhenAny(Task.Delay(options.SlowPoll, stoppingToken));
            }
        }
    }

    private async Task SendAsync(RecurringMessage recurring, CancellationToken ct)
    {
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Brussels);
        var day = DateOnly.FromDateTime(local.DateTime);
        if (TimeOnly.FromDateTime(local.DateTime) < recurring.At)
            day = day.AddDays(-1);
        if (settled.TryGetValue(recurring.Name, out var last) && last >= day)
            return;

        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // The row is the referee between nodes. A name seen for the first time counts today as done.
        await using var claim = new NpgsqlCommand("""
            insert into messaging.recurring as r (name, day) values ($1, $2)
            on conflict (name) do update set day = excluded.day where r.day < excluded.day
            returning xmax <> 0
            """, connection);
        claim.Parameters.Add(new() { Value = recurring.Name });
        claim.Parameters.Add(new() { Value = day });
        var moved = await claim.ExecuteScalarAsync(ct) is true;
        if (moved)
            await bus.SendAsync(connection, recurring.Message(day), EnvelopeTable.IdFrom($"recurring/{recurring.Name}/{day:O}"), ct);
        await transaction.CommitAsync(ct);
        settled[recurring.Name] = day;
        if (moved)
            bus.Wake();
    }
}
