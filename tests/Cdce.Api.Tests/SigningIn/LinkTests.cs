using System.Diagnostics;
using System.Net;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cdce.Api.Tests.SigningIn;

public sealed class LinkTests(MailedHost program) : IClassFixture<MailedHost>
{
    private ApiHost Host => program.Host;

    [Fact]
    public async Task An_invitation_lets_in_once_and_anywhere()
    {
        var token = await program.InviteAsync("invitee", "de");
        Assert.Equal("Ihr Zugang zum Arbeitsbereich", (await program.Sink.ToAsync(MailedHost.Address("invitee"))).Subject);

        var browser = Host.NewBrowser();
        using var entered = await browser.Api.PostAsync("/session/linkUses", new { token });
        var session = await entered.ReadAsync(HttpStatusCode.OK);
        Assert.Equal("invitee", session.GetProperty("displayName").GetString());
        Assert.False(session.GetProperty("mustChangePassword").GetBoolean());
        Assert.Equal("invitee", (await browser.Api.GetJsonAsync("/session")).GetProperty("displayName").GetString());

        using var again = await Host.NewBrowser().Api.PostAsync("/session/linkUses", new { token });
        Assert.Equal("link-not-valid", await again.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task An_invitation_ends_after_seven_days()
    {
        var token = await program.InviteAsync("tardive");
        Host.Clock.Advance(TimeSpan.FromDays(7));
        using var late = await Host.NewBrowser().Api.PostAsync("/session/linkUses", new { token });
        Assert.Equal("link-not-valid", await late.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_link_works_once_in_the_browser_that_asked_for_it()
    {
        await program.InviteAsync("lea");
        var browser = Host.NewBrowser();
        var token = await program.AskAsync(browser, "lea");

        using var elsewhere = await Host.NewBrowser().Api.PostAsync("/session/linkUses", new { token });
        Assert.Equal("link-of-another-browser", await elsewhere.ProblemAsync(HttpStatusCode.Conflict));
        using var here = await browser.Api.PostAsync("/session/linkUses", new { token });
        await here.ReadAsync(HttpStatusCode.OK);
        Assert.DoesNotContain("cdce-link", browser.CookieNames);
        using var again = await browser.Api.PostAsync("/session/linkUses", new { token });
        Assert.Equal("link-not-valid", await again.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Following_a_link_without_pressing_the_button_does_not_use_it()
    {
        await program.InviteAsync("prefetched");
        var browser = Host.NewBrowser();
        var token = await program.AskAsync(browser, "prefetched");
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var fetched = await browser.Api.Http.SendAsync(new(method, "/connexion/lien"));
            using var tried = await browser.Api.Http.SendAsync(new(method, "/api/v1/session/linkUses"));
            Assert.False(tried.IsSuccessStatusCode);
        }
        using var pressed = await browser.Api.PostAsync("/session/linkUses", new { token });
        await pressed.ReadAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_link_ends_after_ten_minutes_like_one_that_never_was()
    {
        await program.InviteAsync("lente");
        var browser = Host.NewBrowser();
        var token = await program.AskAsync(browser, "lente");
        Host.Clock.Advance(TimeSpan.FromMinutes(10));
        using var late = await browser.Api.PostAsync("/session/linkUses", new { token });
        using var invented = await browser.Api.PostAsync("/session/linkUses", new { token = new string('a', 43) });
        var (first, second) = (await late.ReadAsync(HttpStatusCode.Conflict), await invented.ReadAsync(HttpStatusCode.Conflict));
        Assert.Equal(first.GetProperty("type").GetString(), second.GetProperty("type").GetString());
        Assert.Equal(first.GetProperty("detail").GetString(), second.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Of_twenty_that_use_a_link_at_the_same_time_one_gets_in()
    {
        var token = await program.InviteAsync("hurried");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Host.NewBrowser().Api.PostAsync("/session/linkUses", new { token })));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
    }

    [Fact]
    public async Task An_account_is_sent_five_links_an_hour()
    {
        await program.InviteAsync("pestered");
        var browser = Host.NewBrowser();
        for (var i = 0; i < 5; i++)
            await program.AskAsync(browser, "pestered");
        using var sixth = await browser.Api.PostAsync("/session/links", new { email = MailedHost.Address("pestered"), language = "fr" });
        Assert.Equal(HttpStatusCode.Accepted, sixth.StatusCode);
        await UntilAsync("select count(*)::integer from identity.link_requests", 0);
        await UntilAsync("select count(*)::integer from mail.mails where state = 'waiting'", 0);
        Assert.Equal(6, program.Sink.Received.Count(m => m.To == MailedHost.Address("pestered"))); // one is the invitation

        Host.Clock.Advance(TimeSpan.FromHours(1));
        await program.AskAsync(browser, "pestered");
    }

    [Fact]
    public async Task No_token_and_no_address_is_kept_or_logged()
    {
        using var log = new CapturedLog();
        Host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await program.InviteAsync("discreet");
        var browser = Host.NewBrowser();
        var token = await program.AskAsync(browser, "discreet");
        await UntilAsync("select count(*)::integer from mail.mails where state = 'waiting'", 0);
        await using var source = NpgsqlDataSource.Create(Host.ConnectionString);
        foreach (var table in new[] { "identity.sign_in_links", "identity.link_requests", "mail.mails", "store.idempotency_keys", "store.events" })
        {
            await using var rows = source.CreateCommand($"select coalesce(string_agg(t::text, ' '), '') from {table} t");
            var kept = await rows.ExecuteScalarAsync() as string ?? "";
            Assert.DoesNotContain(token, kept, StringComparison.Ordinal);
            Assert.DoesNotContain("discreet@", kept, StringComparison.Ordinal);
        }
        Assert.All(log.Lines, line => Assert.DoesNotContain("discreet@", line, StringComparison.OrdinalIgnoreCase));
        Assert.All(log.Lines, line => Assert.DoesNotContain(token, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deactivated_account_gets_no_link_and_its_invitation_ends()
    {
        var token = await program.InviteAsync("gone");
        var coordination = await Host.CoordinationAsync();
        var account = await AccountAsync("gone");
        using var deactivated = await coordination.DeleteAsync($"/accounts/{account.GetProperty("id")}", account.GetProperty("version").GetInt64());
        Assert.Equal(HttpStatusCode.NoContent, deactivated.StatusCode);
        using var refused = await Host.NewBrowser().Api.PostAsync("/session/linkUses", new { token });
        Assert.Equal("link-not-valid", await refused.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task One_address_belongs_to_one_account_and_changing_it_ends_its_links()
    {
        var token = await program.InviteAsync("moved");
        var coordination = await Host.CoordinationAsync();
        using var taken = await coordination.PostAsync("/accounts",
            new { userName = "moved.2", role = "nationalCoordinator", email = "MOVED@example.org" });
        Assert.Equal("email-taken", await taken.ProblemAsync(HttpStatusCode.Conflict));

        var account = await AccountAsync("moved");
        using var changed = await coordination.PutAsync($"/accounts/{account.GetProperty("id")}/email",
            new { email = "moved.away@example.org" }, account.GetProperty("version").GetInt64());
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        using var refused = await Host.NewBrowser().Api.PostAsync("/session/linkUses", new { token });
        Assert.Equal("link-not-valid", await refused.ProblemAsync(HttpStatusCode.Conflict));
        using var invited = await coordination.PostAsync($"/accounts/{account.GetProperty("id")}/invitations", new { language = "fr" });
        Assert.Equal(HttpStatusCode.Accepted, invited.StatusCode);
        using var entered = await Host.NewBrowser().Api.PostAsync("/session/linkUses",
            new { token = MailedHost.TokenOf(await program.Sink.ToAsync("moved.away@example.org")) });
        await entered.ReadAsync(HttpStatusCode.OK);
    }

    private async Task<System.Text.Json.JsonElement> AccountAsync(string userName) =>
        (await (await Host.CoordinationAsync()).GetJsonAsync("/accounts?pageSize=500")).GetProperty("items").EnumerateArray()
            .Single(a => a.GetProperty("userName").GetString() == userName);

    private async Task UntilAsync(string sql, int expected)
    {
        await using var source = NpgsqlDataSource.Create(Host.ConnectionString);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            await using var command = source.CreateCommand(sql);
            if (await command.ExecuteScalarAsync() is int found && found == expected)
                return;
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), sql);
            await Task.Delay(20);
        }
    }
}
