using Npgsql;

namespace Cdce.Api.Health;

/// <summary>How the program is doing.</summary>
/// <param name="Status">UP, DEGRADED (it answers, and somebody should look) or DOWN.</param>
/// <param name="Details">For the coordination only.</param>
internal sealed record HealthReport(string Status, HealthDetails? Details = null);

/// <summary>What the coordination sees of it.</summary>
/// <param name="BlockingTransaction">A transaction open for longer than ten seconds, which holds every reader of the log back.</param>
internal sealed record HealthDetails(
    bool Database, IReadOnlyList<ModuleHealth> Modules, MessagesHealth? Messages, string? BlockingTransaction);

/// <summary>How far a module's read models are.</summary>
/// <param name="LagEvents">Events of the log that they have not passed, counted up to 10,000.</param>
/// <param name="LagSeconds">Age of the oldest of them.</param>
/// <param name="SetAside">Streams that wait for a fix.</param>
internal sealed record ModuleHealth(string Module, bool Ready, long LagEvents, double LagSeconds, int SetAside, bool Stopped);

/// <summary>How the messages between modules are getting on.</summary>
/// <param name="Undelivered">Messages that are due and not handled.</param>
/// <param name="OldestSeconds">How long the oldest of them, or of the events not yet published, has been waiting.</param>
/// <param name="DeadLetters">Messages that no attempt could deliver; they wait for an operator.</param>
internal sealed record MessagesHealth(long Undelivered, double OldestSeconds, long DeadLetters);

/// <summary>Looks at the database and at the read models; what was seen counts for a second.</summary>
internal sealed class HealthChecks(ProjectionCoordinator projections, MessageBus bus)
{
    public const string Up = "UP";
    public const string Degraded = "DEGRADED";
    public const string Down = "DOWN";

    private const double MostLagSeconds = 30;
    private const double MostWaitSeconds = 300;
    private static readonly TimeSpan LongTransaction = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    private volatile Seen? seen;

    public async Task<HealthReport> LookAsync(CancellationToken ct)
    {
        if (seen is { } last && TimeProvider.System.GetElapsedTime(last.At) < TimeSpan.FromSeconds(1))
            return last.Report;
        var report = await AskAsync(ct);
        seen = new Seen(report, TimeProvider.System.GetTimestamp());
        return report;
    }

    private async Task<HealthReport> AskAsync(CancellationToken ct)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(Limit);
        try
        {
            var modules = (await projections.StatusAsync(limited.Token)).Select(p => new ModuleHealth(
                p.Module, p.Generation is not null, p.LagEvents, Math.Round(p.Lag.TotalSeconds, 1), p.SetAside, p.Stopped)).ToList();
            var blocking = await projections.FindBlockingTransactionAsync(limited.Token) is { } open && open.Age > LongTransaction
                ? $"process {open.ProcessId} ({open.Application}), {open.State} for {open.Age.TotalSeconds:0} s"
                : null;
            var status = await bus.StatusAsync(limited.Token);
            var oldest = Math.Max(status.OldestUndelivered.TotalSeconds, status.Unpublished.TotalSeconds);
            var messages = new MessagesHealth(status.Undelivered, Math.Round(oldest, 1), status.DeadLetters);
            var fine = blocking is null && messages is { DeadLetters: 0, OldestSeconds: < MostWaitSeconds }
                && modules.All(m => m is { Ready: true, SetAside: 0, Stopped: false, LagSeconds: < MostLagSeconds });
            return new HealthReport(fine ? Up : Degraded, new HealthDetails(true, modules, messages, blocking));
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException
            || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new HealthReport(Down, new HealthDetails(false, [], null, null));
        }
    }

    private sealed record Seen(HealthReport Report, long At);
}
