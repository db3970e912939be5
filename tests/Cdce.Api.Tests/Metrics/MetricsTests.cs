using System.Net;
using System.Text.RegularExpressions;
using Cdce.Testing;

namespace Cdce.Api.Tests.Metrics;

public sealed partial class MetricsTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Families =
    [
        "cdce_alarm", "cdce_projection_lag_events", "cdce_projection_lag_seconds", "cdce_projection_set_aside_events",
        "cdce_projection_set_aside_streams", "cdce_projection_stopped", "cdce_projection_ready", "cdce_messages_undelivered",
        "cdce_messages_oldest_undelivered_seconds", "cdce_events_unpublished_seconds", "cdce_dead_letters", "cdce_lease_held",
        "cdce_blocking_transaction_seconds", "cdce_append_duration_seconds", "http_server_request_duration_seconds",
    ];

    [Fact]
    public async Task Only_the_coordination_sees_them()
    {
        using var anonymous = await host.Anonymous.Http.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        using var member = await (await host.CommitteeMemberAsync("62063")).Http.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.Forbidden, member.StatusCode);
    }

    [Fact]
    public async Task They_tell_of_read_models_messages_leases_and_times_in_the_text_format_and_of_nobody()
    {
        var coordination = await host.CoordinationAsync();
        using var recorded = await coordination.PostAsync("/campaign/activities",
            new { nisCode = "62096", kind = "committeeMeeting", on = "2026-11-03", summary = "Canari" });
        await recorded.ReadAsync(HttpStatusCode.Created);
        await coordination.GetJsonAsync("/campaign/communes/62096");

        var response = await coordination.Http.GetAsync("/metrics");
        var text = await response.Content.ReadAsStringAsync();

        Assert.StartsWith("text/plain; version=0.0.4", response.Content.Headers.ContentType?.ToString(), StringComparison.Ordinal);
        Assert.All(text.TrimEnd('\n').Split('\n'), line => Assert.Matches(Line(), line));
        Assert.All(Families, family => Assert.Contains($"# TYPE {family} ", text, StringComparison.Ordinal));
        Assert.Contains("cdce_projection_ready{module=\"campaign\"} 1\n", text, StringComparison.Ordinal);
        Assert.Matches("cdce_lease_held\\{lease=\"projections/campaign\",owner=\"cdce [^\"]+/[0-9]+ leases\"\\} 1\n", text);
        Assert.Matches("cdce_lease_held\\{lease=\"campaign.outbound\",owner=\"cdce [^\"]+/[0-9]+ leases\"\\} 1\n", text);
        Assert.Matches("cdce_append_duration_seconds_count [1-9]", text);
        Assert.Matches("http_server_request_duration_seconds_count\\{method=\"POST\",route=\"/api/v1/campaign/activities\",status=\"201\"\\} [1-9]", text);
        // The address of a commune, the words that were sent and the node's other callers stay out of it.
        Assert.Contains("route=\"/api/v1/campaign/communes/{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("62096", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canari", text, StringComparison.Ordinal);
    }

    [GeneratedRegex("""^(# HELP [a-z_]+ .+|# TYPE [a-z_]+ (gauge|histogram)|[a-z_]+(\{([a-z]+="[^"\n]*",?)+\})? -?[0-9.E+-]+)$""")]
    private static partial Regex Line();
}
