using Cdce.Api.Accounts;
using Cdce.Api.Health;

namespace Cdce.Api.Metrics;

/// <summary><c>/metrics</c> for a monitoring system, with a key of the coordination: what it says about a campaign is not for everybody.</summary>
internal static class MetricsRoute
{
    public static void MapMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<Durations>(); // listens from the start
        app.MapGet("/metrics", Handle).RequireAuthorization(RightsPolicy.Name)
            .WithMetadata(new RightMetadata("readMetrics")).ExcludeFromDescription();
    }

    private static async Task<IResult> Handle(
        HealthChecks checks, ProjectionCoordinator projections, MessageBus bus, DatabaseSessions sessions, Durations durations, CancellationToken ct)
    {
        var text = new PrometheusText();
        Alarms(text, await checks.LookAsync(ct));
        Projections(text, await projections.StatusAsync(ct));
        Messages(text, await bus.StatusAsync(ct));
        Leases(text, await sessions.OwnersAsync([.. projections.Leases, .. bus.Leases], ct));
        var blocking = await projections.FindBlockingTransactionAsync(ct);
        text.Gauge("cdce_blocking_transaction_seconds", "Age of the oldest open transaction that readers of the log wait for.",
            blocking?.Age.TotalSeconds ?? 0);
        Times(text, durations);
        return TypedResults.Text(text.ToString(), PrometheusText.ContentType);
    }

    private static void Alarms(PrometheusText text, HealthReport report)
    {
        const string name = "cdce_alarm";
        text.Family(name, "gauge", "1 while the alarm is raised; docs/runbook.md has a section for each code.");
        foreach (var code in AlarmCodes.All)
            text.Sample(name, report.Details?.Alarms.Any(a => a.Code == code) == true ? 1 : 0, ("code", code));
    }

    private static void Projections(PrometheusText text, IReadOnlyList<ProjectionStatus> modules)
    {
        Family("lag_events", "Events that the module's read models have not passed, counted up to 10,000.", m => m.LagEvents);
        Family("lag_seconds", "Age of the oldest of them.", m => m.Lag.TotalSeconds);
        Family("ready", "1 where the module's questions are answered.", m => m.Generation is null ? 0 : 1);
        Family("stopped", "1 where the module's read models were told to stand still.", m => m.Stopped ? 1 : 0);
        Family("set_aside_streams", "Streams that wait for a fix.", m => m.SetAside);
        Family("set_aside_events", "Events of these streams that wait.", m => m.SetAsideEvents);

        void Family(string what, string help, Func<ProjectionStatus, double> value)
        {
            text.Family($"cdce_projection_{what}", "gauge", help);
            foreach (var module in modules)
                text.Sample($"cdce_projection_{what}", value(module), ("module", module.Module));
        }
    }

    private static void Messages(PrometheusText text, MessagingStatus status) => text
        .Gauge("cdce_messages_undelivered", "Messages that are due and not handled.", status.Undelivered)
        .Gauge("cdce_messages_oldest_undelivered_seconds", "How long the oldest of them has been due.", status.OldestUndelivered.TotalSeconds)
        .Gauge("cdce_events_unpublished_seconds", "Age of the oldest event that may become a message and has not been looked at.", status.Unpublished.TotalSeconds)
        .Gauge("cdce_dead_letters", "Messages that no attempt could deliver.", status.DeadLetters);

    private static void Leases(PrometheusText text, IReadOnlyList<LeaseOwner> owners)
    {
        const string name = "cdce_lease_held";
        text.Family(name, "gauge", "1 with the node that has the lease, 0 where nobody has it.");
        foreach (var (lease, owner) in owners)
        {
            // Without the fingerprint of the build, which would make a new series with each deployment.
            text.Sample(name, owner is null ? 0 : 1,
                ("lease", string.Join('/', lease.Split('/').Take(2))), ("owner", owner ?? ""));
        }
    }

    private static void Times(PrometheusText text, Durations durations)
    {
        const string appends = "cdce_append_duration_seconds";
        text.Family(appends, "histogram", "Time from sending a save of events to its answer, on this node since its start.");
        foreach (var (_, buckets, sum) in durations.Of(StoreMeter.AppendDuration))
            text.Histogram(appends, Durations.Limits, buckets, sum);
        const string requests = "http_server_request_duration_seconds";
        text.Family(requests, "histogram", "Time of requests by route, on this node since its start.");
        foreach (var (about, buckets, sum) in durations.Of(Durations.Requests))
        {
            text.Histogram(requests, Durations.Limits, buckets, sum,
                ("method", about.Method), ("route", about.Route), ("status", about.Status));
        }
    }
}
