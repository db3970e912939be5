using System.Net;
using System.Text.RegularExpressions;
using Cdce.Api.Backups;
using Cdce.Api.Notices;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.Notices;

public sealed partial class NoticeTests : IAsyncLifetime
{
    private const string Commune = "25072";
    private readonly MailedHost program = new();

    public async Task InitializeAsync()
    {
        await program.InitializeAsync();
        var options = program.Host.Services.GetRequiredService<NoticeOptions>();
        (options.Runs, options.MorningMinutes) = (false, 1);
    }

    public Task DisposeAsync() => program.DisposeAsync();

    [Fact]
    public async Task The_mail_of_a_morning_says_what_and_why_and_is_switched_off_by_one_click_without_signing_in()
    {
        var secretary = await SecretaryAsync("vera", "de");
        await CallForHelpAsync(); // does not wait for the morning
        await TellAsync();
        var mail = (await program.Sink.WaitAsync("vera@example.org", 2))[^1];

        Assert.Contains("Nivelles: die Steuerungsgruppe bittet um Hilfe (20. November 2026)", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Ihre Rolle: Sekretariat der Steuerungsgruppe, Nivelles.", mail.Text, StringComparison.Ordinal);
        Assert.Matches("http://localhost/alertes/[0-9a-f-]{36}", mail.Text);
        Assert.Contains("<html lang=\"de\">", mail.Html, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", mail.Raw, StringComparison.Ordinal);
        var off = OffAddress().Match(mail.Text).Value;
        Assert.Contains(off, mail.Raw.Replace("\r\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        // A program that follows links switches nothing off.
        var anybody = program.Host.Anonymous.Http;
        using var looked = await anybody.GetAsync(off);
        Assert.Contains("<form method=\"post\">", await looked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("daily", await WishAsync(secretary, "alerts"));
        using var click = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var done = await anybody.PostAsync(off, click);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Contains("/mes-avis", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("off", await WishAsync(secretary, "alerts"));
        using var unknown = await anybody.PostAsync(off[..^1] + (off[^1] == 'A' ? 'B' : 'A'), null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        // The screen goes on, and so does whatever is wished again.
        var line = (await secretary.GetJsonAsync("/people/me/notices")).GetProperty("items").EnumerateArray().Single(i => i.GetProperty("topic").GetString() == "alerts");
        Assert.Equal(("helpCalled", "Nivelles", "secretary"),
            (line.GetProperty("state").GetString(), line.GetProperty("place").GetString(), line.GetProperty("role").GetString()));
    }

    [Fact]
    public async Task A_change_of_majority_is_told_at_once_to_those_who_inform_the_new_team()
    {
        var secretary = await SecretaryAsync("anna", "de");
        var coordination = await program.Host.CoordinationAsync();
        using var changed = await coordination.PostAsync($"/campaign/communes/{Commune}/majorityChanges", new { on = "2026-11-20" });
        await changed.ReadAsync(HttpStatusCode.Created);
        await TellAsync();
        var mail = (await program.Sink.WaitAsync("anna@example.org", 2))[^1];
        Assert.Contains("Nivelles: die Mehrheit hat gewechselt: Das neue Team ist zu informieren (20. November 2026)", mail.Text, StringComparison.Ordinal);
        Assert.Matches("http://localhost/pilotage/majorites/[0-9a-f-]{36}", mail.Text);
        Assert.Contains("majorityChanged", (await secretary.GetJsonAsync("/people/me/notices")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_of_the_committee_are_told_of_a_change_of_majority_once_with_what_they_get_of_the_journal()
    {
        var (secretary, member) = (await SecretaryAsync("vera"), await SecretaryAsync("leo", role: "member"));
        using (var daily = await member.PutAsync("/people/me/noticeSettings/journal", new { mail = "daily", screen = true }))
            Assert.Equal(HttpStatusCode.NoContent, daily.StatusCode);
        var coordination = await program.Host.CoordinationAsync();
        var id = await ChangedAsync("2026-11-20");
        Assert.Equal([("alerts", "majorityChanged", $"/pilotage/majorites/{id}")], await ToldAsync(secretary));
        Assert.Equal([("journal", "majorityChanged", $"/pilotage/majorites/{id}")], await ToldAsync(member));

        // Corrected before somebody reads it, the latest word leads to the same page.
        var mistaken = await ChangedAsync("2026-10-20");
        using var read = await coordination.GetAsync($"/campaign/activities/{mistaken}");
        using (var corrected = await coordination.PutAsync($"/campaign/activities/{mistaken}", new { kind = "majorityChanged", on = "2026-10-19", reason = "La veille" }, read.Version()))
            Assert.Equal(HttpStatusCode.NoContent, corrected.StatusCode);
        await TellAsync();
        Assert.Equal([("journal", "majorityCorrected", $"/pilotage/majorites/{mistaken}"), ("journal", "majorityChanged", $"/pilotage/majorites/{id}")], await ToldAsync(member));

        // Each comes with the mail of one morning.
        await NextMorningAsync();
        await NextMorningAsync();
        var mail = Assert.Single(await program.Sink.WaitAsync("leo@example.org", 2), m => m.Text.Contains($"http://localhost/pilotage/majorites/{id}", StringComparison.Ordinal));
        Assert.Contains("la majorité a changé", mail.Text, StringComparison.Ordinal);
        Assert.Contains("le changement de majorité est corrigé", mail.Text, StringComparison.Ordinal);
        Assert.Single(program.Sink.Received, m => m.To == "vera@example.org" && m.Text.Contains($"majorites/{id}", StringComparison.Ordinal));

        async Task<string?> ChangedAsync(string on)
        {
            using var changed = await coordination.PostAsync($"/campaign/communes/{Commune}/majorityChanges", new { on });
            var told = (await changed.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
            await TellAsync();
            return told;
        }

        static async Task<IEnumerable<(string?, string?, string?)>> ToldAsync(ApiClient api) => (await api.GetJsonAsync("/people/me/notices")).GetProperty("items").EnumerateArray()
            .Where(i => i.GetProperty("path").GetString()?.Contains("majorites", StringComparison.Ordinal) == true)
            .Select(i => (i.GetProperty("topic").GetString(), i.GetProperty("state").GetString(), i.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task Whoever_has_lost_the_role_by_the_morning_gets_nothing_and_sees_nothing()
    {
        var secretary = await SecretaryAsync("lost");
        var coordination = await program.Host.CoordinationAsync();
        using var daily = await secretary.PutAsync("/people/me/noticeSettings/journal", new { mail = "daily", screen = true });
        Assert.Equal(HttpStatusCode.NoContent, daily.StatusCode);
        using var recorded = await coordination.PostAsync("/campaign/activities", new { nisCode = Commune, kind = "committeeMeeting", on = "2026-11-03" });
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        await TellAsync();
        Assert.Contains("activityRecorded", (await secretary.GetJsonAsync("/people/me/notices")).GetRawText(), StringComparison.Ordinal);
        var mandate = (await coordination.GetJsonAsync($"/governance/committees/{Commune}")).GetProperty("mandates")[0].GetProperty("mandateId").GetString();
        using var ended = await coordination.PostAsync($"/governance/mandates/{mandate}/end", new { reason = "left" });
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);

        Assert.DoesNotContain("activityRecorded", (await secretary.GetJsonAsync("/people/me/notices")).GetRawText(), StringComparison.Ordinal);
        await NextMorningAsync();
        var mail = (await program.Sink.WaitAsync("lost@example.org", 2))[^1]; // that the role has ended
        Assert.Contains("un rôle se termine", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("journal", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_in_confidence_is_told_to_the_coordination_alone()
    {
        var secretary = await SecretaryAsync("confidant");
        await CallForHelpAsync(confidential: true);
        var coordination = await program.Host.CoordinationAsync();
        var alert = (await coordination.GetJsonAsync("/campaign/momentumAlerts")).GetProperty("items")[0];
        var path = $"/campaign/momentumAlerts/{alert.GetProperty("alertId").GetString()}";
        using var read = await coordination.GetAsync(path);
        using var taken = await coordination.PostAsync($"{path}/acknowledgement", new { }, read.Version());
        using var closed = await coordination.PostAsync($"{path}/closure", new { reason = "helped" }, taken.Version());
        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        await TellAsync();
        Assert.DoesNotContain("alert", (await secretary.GetJsonAsync("/people/me/notices")).GetProperty("items").GetRawText(), StringComparison.Ordinal);
        await NextMorningAsync();
        var told = (await program.Sink.WaitAsync("confidant@example.org", 2))[^1]; // of the role
        Assert.DoesNotContain("alertes/", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_is_kept_and_only_what_a_topic_allows_is_taken()
    {
        var secretary = await SecretaryAsync("chooser");
        using var weekly = await secretary.PutAsync("/people/me/noticeSettings/title", new { mail = "weekly", screen = false });
        Assert.Equal(HttpStatusCode.NoContent, weekly.StatusCode);
        Assert.Equal("weekly", await WishAsync(secretary, "title"));
        using var never = await secretary.PutAsync("/people/me/noticeSettings/reminders", new { mail = "weekly", screen = true });
        Assert.Equal(HttpStatusCode.BadRequest, never.StatusCode);
        using var unknown = await secretary.PutAsync("/people/me/noticeSettings/weather", new { mail = "off", screen = true });
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Rules_are_revised_by_version_and_the_list_follows_them()
    {
        var coordination = await program.Host.CoordinationAsync();
        using var read = await coordination.GetAsync("/reminderRules");
        var rules = await read.ReadAsync(HttpStatusCode.OK);
        Assert.True(rules.GetProperty("example").GetBoolean());
        var until = program.Host.Clock.Today().AddDays(20);
        using var given = await coordination.PostAsync("/governance/mandates",
            new { area = Commune, role = "volunteer", person = new { displayName = "Une bénévole" }, until });
        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        Assert.Equal(until.AddDays(-14), await DueOnAsync(coordination));

        var revised = new { rules = new[] { new { code = "mandateEnd", kind = "mandateEnd", offsets = new[] { -5 }, repeatDays = 0, most = 1, roles = new[] { "secretary" } } } };
        using var done = await coordination.PutAsync("/reminderRules", revised, read.Version());
        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        using var stale = await coordination.PutAsync("/reminderRules", revised, read.Version());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(until.AddDays(-5), await DueOnAsync(coordination));

        // What waits for the end of a pause is not promised where it has lapsed by then.
        var mandate = $"mandate:{(await given.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString()}";
        foreach (var (pausedUntil, dueOn) in new (DateOnly, DateOnly?)[] { (until.AddDays(-1), until), (until, null) })
        {
            using var paused = await coordination.PostAsync("/reminders/pauses", new { @object = mandate, until = pausedUntil });
            Assert.True(paused.IsSuccessStatusCode);
            Assert.Equal(dueOn, await DueOnAsync(coordination));
        }
    }

    private static async Task<DateOnly?> DueOnAsync(ApiClient coordination)
    {
        var items = (await coordination.GetJsonAsync($"/reminders?area={Commune}&days=60")).GetProperty("items").EnumerateArray()
            .Where(i => i.GetProperty("kind").GetString() == "mandateEnd").ToList();
        return items is [var item] ? DateOnly.Parse(item.GetProperty("dueOn").GetString() ?? "", System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private async Task<ApiClient> SecretaryAsync(string name, string language = "fr", string role = "secretary")
    {
        var token = await program.InviteAsync(name, language, role);
        var browser = program.Host.NewBrowser();
        using var entered = await browser.Api.PostAsync("/session/linkUses", new { token });
        await entered.ReadAsync(HttpStatusCode.OK);
        return browser.Api;
    }

    private async Task CallForHelpAsync(bool confidential = false)
    {
        var coordination = await program.Host.CoordinationAsync();
        using var read = await coordination.GetAsync($"/campaign/communes/{Commune}/momentum");
        using var called = await coordination.PostAsync($"/campaign/communes/{Commune}/helpCalls",
            new { causes = new[] { "budget" }, wish = "visit", confidential }, read.Version());
        await called.ReadAsync(HttpStatusCode.Created);
        await program.Host.WaitForNonStaleDataAsync();
    }

    private async Task TellAsync()
    {
        await using var connection = await TableCopy.OpenAsync(program.Host.ConnectionString, CancellationToken.None);
        await NoticeReading.ToEndAsync(program.Host, connection);
        await program.Host.Services.GetRequiredService<NoticeSender>().SendDueAsync(CancellationToken.None);
    }

    private async Task NextMorningAsync()
    {
        await TellAsync();
        program.Host.Clock.Advance(TimeSpan.FromHours(22));
        await TellAsync();
    }

    private static async Task<string?> WishAsync(ApiClient api, string topic) => (await api.GetJsonAsync("/people/me/noticeSettings"))
        .GetProperty("topics").EnumerateArray().Single(t => t.GetProperty("topic").GetString() == topic).GetProperty("mail").GetString();

    [GeneratedRegex("http://localhost/avis/stop/[A-Za-z0-9_-]{43}")]
    private static partial Regex OffAddress();
}
