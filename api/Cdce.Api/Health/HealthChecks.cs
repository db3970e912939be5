using Cdce.Api.Mails;
using Npgsql;

namespace Cdce.Api.Health;

/// <summary>How the program is doing.</summary>
/// <param name="Status">UP, DEGRADED (it answers, and somebody should look) or DOWN.</param>
/// <param name="Details">For the coordination only.</param>
internal sealed record HealthReport(string Status, HealthDetails? Details = null);

/// <summary>What the coordination sees of it.</summary>
/// <param name="Alarms">Why it is not UP; empty where it is.</param>
/// <param name="BlockingTransaction">A transaction open for longer than ten seconds, which holds every reader of the log back.</param>
internal sealed record HealthDetails(
    bool Database, IReadOnlyList<Alarm> Alarms, IReadOnlyList<ModuleHealth> Modules, MessagesHealth? Messages, string? BlockingTransaction);

/// <summary>Something that somebody should look at.</summary>
/// <param name="Code">The section of the runbook.</param>
/// <param name="Detail">What it is about: the module, the stream, the message, the process of the database.</param>
internal sealed record Alarm(string Code, string Detail);

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

/// <summary>The alarms there are. A code is never given another meaning.</summary>
internal static class AlarmCodes
{
    public const string DatabaseAway = "databaseAway";
    public const string ReadModelsNotReady = "readModelsNotReady";
    public const string ReadModelsStopped = "readModelsStopped";
    public const string ReadModelsLate = "readModelsLate";
    public const string StreamSetAside = "streamSetAside";
    public const string MessageOverdue = "messageOverdue";
    public const string EventsUnpublished = "eventsUnpublished";
    public const string DeadLetter = "deadLetter";
    public const string BlockingTransaction = "blockingTransaction";
    public const string MailNotSent = "mailNotSent";

    public static readonly IReadOnlyList<string> All =
    [
        DatabaseAway, ReadModelsNotReady, ReadModelsStopped, ReadModelsLate, StreamSetAside, MessageOverdue, EventsUnpublished,
        DeadLetter, BlockingTransaction, MailNotSent,
    ];
}

/// <summary>From when on somebody should look.</summary>
/// <param name="Lag">Age of the oldest event that read models have not passed.</param>
/// <param name="Wait">How long a message may be due, or an event unpublished.</param>
/// <param name="Transaction">How long a transaction may hold the readers of the log back.</param>
internal sealed record HealthLimits(TimeSpan Lag, TimeSpan Wait, TimeSpan Transaction)
{
    public static readonly HealthLimits Usual = new(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10));
}

/// <summary>Looks at the database, the read models and the messages; what was seen counts for a second.</summary>
internal sealed class HealthChecks(ProjectionCoordinator projections, MessageBus bus, MailTable mails, HealthLimits limits)
{
    public const string Up = "UP";
    public const string Degraded = "DEGRADED";
    public const string Down = "DOWN";

    private const int StreamsNamed = 5;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan MailsMayWait = TimeSpan.FromMinutes(15);

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
            var modules = await projections.StatusAsync(limited.Token);
            var setAside = modules.Any(m => m.SetAside > 0) ? await projections.ListSetAsideAsync(limited.Token) : [];
            var blocking = await projections.FindBlockingTransactionAsync(limited.Token) is { } open && open.Age > limits.Transaction
                ? $"process {open.ProcessId} ({open.Application}), {open.State} for {open.Age.TotalSeconds:0} s"
                : null;
            var status = await bus.StatusAsync(limited.Token);
            List<Alarm> alarms = [.. OfModules(modules), .. OfStreams(setAside), .. OfMessages(status)];
            if (OfMails(await mails.StatusAsync(limited.Token)) is { } unsent)
                alarms.Add(unsent);
            if (blocking is not null)
                alarms.Add(new(AlarmCodes.BlockingTransaction, blocking));

            var oldest = Math.Max(status.OldestUndelivered.TotalSeconds, status.Unpublished.TotalSeconds);
            return new(alarms.Count == 0 ? Up : Degraded, new(
                true,
                alarms,
                [.. modules.Select(p => new ModuleHealth(
                    p.Module, p.Generation is not null, p.LagEvents, Math.Round(p.Lag.TotalSeconds, 1), p.SetAside, p.Stopped))],
                new(status.Undelivered, Math.Round(oldest, 1), status.DeadLetters),
                blocking));
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException
            || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new(Down, new(false, [new(AlarmCodes.DatabaseAway, "The database does not answer.")], [], null, null));
        }
    }

    private IEnumerable<Alarm> OfModules(IReadOnlyList<ProjectionStatus> modules)
    {
        foreach (var module in modules)
        {
            if (module.Generation is null)
                yield return new(AlarmCodes.ReadModelsNotReady, $"{module.Module}, {module.BuildingShare:P0} built");
            if (module.Stopped)
                yield return new(AlarmCodes.ReadModelsStopped, module.Module);
            if (module.Lag > limits.Lag)
                yield return new(AlarmCodes.ReadModelsLate, $"{module.Module}, by {module.LagEvents} events and {module.Lag.TotalSeconds:0} s");
        }
    }

    private static IEnumerable<Alarm> OfStreams(IReadOnlyList<SetAsideStream> setAside)
    {
        foreach (var stream in setAside.Take(StreamsNamed))
            yield return new(AlarmCodes.StreamSetAside, $"{stream.StreamKey} in {stream.Module}, from version {stream.Version}");
        if (setAside.Count > StreamsNamed)
            yield return new(AlarmCodes.StreamSetAside, $"and {setAside.Count - StreamsNamed} more");
    }

    private IEnumerable<Alarm> OfMessages(MessagingStatus status)
    {
        if (status.OldestUndelivered > limits.Wait)
            yield return new(AlarmCodes.MessageOverdue, $"{status.Undelivered} due, the oldest for {status.OldestUndelivered.TotalSeconds:0} s");
        if (status.Unpublished > limits.Wait)
            yield return new(AlarmCodes.EventsUnpublished, $"the oldest for {status.Unpublished.TotalSeconds:0} s");
        if (status.DeadLetters > 0)
            yield return new(AlarmCodes.DeadLetter, $"{status.DeadLetters} given up");
    }

    private static Alarm? OfMails(MailStatus status) => status switch
    {
        { GivenUp: > 0 } => new(AlarmCodes.MailNotSent, $"{status.GivenUp} given up"),
        _ when status.Oldest > MailsMayWait => new(AlarmCodes.MailNotSent, $"{status.Waiting} wait, the oldest for {status.Oldest.TotalMinutes:0} min"),
        _ => null,
    };

    private sealed record Seen(HealthReport Report, long At);
}
