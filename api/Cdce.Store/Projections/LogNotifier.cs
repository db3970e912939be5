using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cdce.Store;

/// <summary>
/// Tells the other nodes, at most every 20 ms, how far the log has grown, and listens to them. Outside of the
/// appends: a <c>notify</c> in each would make commits take turns.
/// </summary>
internal sealed class LogNotifier(EventLog log, StoreConnections connections, ILogger<LogNotifier> logger) : BackgroundService
{
    private const string Channel = "cdce_log";
    private static readonly TimeSpan Throttle = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    private readonly Lock guard = new();
    private readonly Signal written = new();
    private Dictionary<string, LogPosition> unsaid = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        log.CommittedHere += Remember;
        await Task.WhenAll(SayAsync(stoppingToken), ListenAsync(stoppingToken));
        log.CommittedHere -= Remember;
    }

    private void Remember(IReadOnlyCollection<string> modules, LogPosition position)
    {
        lock (guard)
        {
            foreach (var module in modules)
                unsaid[module] = unsaid.TryGetValue(module, out var before) && before > position ? before : position;
        }
        written.Pulse();
    }

    private async Task SayAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var pulse = written.Next;
                if (TakeUnsaid() is { } payload)
                {
                    await using var command = connections.Main.CreateCommand("select pg_notify($1, $2)");
                    command.Parameters.Add(new() { Value = Channel });
                    command.Parameters.Add(new() { Value = payload });
                    await command.ExecuteNonQueryAsync(ct);
                    await Task.Delay(Throttle, ct);
                }
                else
                {
                    await pulse.WaitAsync(ct);
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (StoreConnections.WasInterrupted(error))
            {
                // Nobody misses anything: the other nodes also look by themselves.
                logger.LogWarning(error, "Other nodes could not be told of new events.");
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var connection = await connections.OpenOwnAsync("notifications", ct);
                connection.Notification += (_, e) => Hear(e.Payload);
                await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
                    await listen.ExecuteNonQueryAsync(ct);
                while (true)
                    await connection.WaitAsync(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (StoreConnections.WasInterrupted(error))
            {
                logger.LogWarning(error, "Listening to other nodes is interrupted.");
                await Task.WhenAny(Task.Delay(Reconnect, ct));
            }
        }
    }

    private string? TakeUnsaid()
    {
        Dictionary<string, LogPosition> taken;
        lock (guard)
        {
            if (unsaid.Count == 0)
                return null;
            (taken, unsaid) = (unsaid, []);
        }
        return string.Join(';', taken.Select(entry =>
            string.Create(CultureInfo.InvariantCulture, $"{entry.Key} {entry.Value.Transaction} {entry.Value.Sequence}")));
    }

    private void Hear(string payload)
    {
        foreach (var part in payload.Split(';'))
        {
            if (part.Split(' ') is [var module, var transaction, var sequence])
            {
                log.Wake(module, new(
                    ulong.Parse(transaction, CultureInfo.InvariantCulture), long.Parse(sequence, CultureInfo.InvariantCulture)));
            }
        }
    }
}
