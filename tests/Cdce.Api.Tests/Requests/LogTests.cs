using System.Net;
using Cdce.Api.Backups;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cdce.Api.Tests.Requests;

public sealed class LogTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Canary = "canary@example.org";

    [Fact]
    public async Task What_fails_is_logged_with_its_route_and_without_what_was_sent()
    {
        using var log = new CapturedLog();
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var coordination = await host.CoordinationAsync();
        await coordination.GetJsonAsync("/campaign/communes?pageSize=1"); // the key is known now

        await AskAsync("alter table identity.accounts rename to accounts_away; alter table store.events rename to events_away");
        using var session = await host.Anonymous.PostAsync("/session", new { userName = Canary, password = Canary });
        using var activity = await coordination.PostAsync("/campaign/activities",
            new { nisCode = "62096", kind = "committeeMeeting", on = "2026-11-03", summary = Canary });
        using var unreadable = await coordination.PostAsync("/campaign/activities", new StringContent($"{{\"{Canary}"));
        using var lost = await coordination.GetAsync($"/campaign/communes/{Canary}?q={Canary}");
        await AskAsync("alter table identity.accounts_away rename to accounts; alter table store.events_away rename to events");

        Assert.Equal(HttpStatusCode.InternalServerError, session.StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, activity.StatusCode);
        Assert.Contains(log.Lines, line => line.Contains("POST /api/v1/session failed", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("POST /api/v1/campaign/activities failed", StringComparison.Ordinal));
        Assert.All(log.Lines, line => Assert.DoesNotContain(Canary, line, StringComparison.Ordinal));
    }

    private async Task AskAsync(string sql)
    {
        await using var connection = await TableCopy.OpenAsync(host.ConnectionString, CancellationToken.None);
        await TableCopy.ScalarAsync<object>(connection, sql, CancellationToken.None);
    }
}
