using System.Net;
using Cdce.Api.Tests.Access;
using Cdce.Api.Tests.Accounts;
using Cdce.Api.Tests.Hardening;
using Cdce.Api.Tests.Keys;
using Cdce.Api.Tests.Requests;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Cdce.Api.Tests.Planted;

/// <summary>
/// Tests can fail: each defect is planted in the running program, and the check that a test makes has to see it. Without the
/// defect the same check has to be content.
/// </summary>
public sealed class PlantedTests(Ground ground, ITestOutputHelper output) : IClassFixture<Ground>
{
    private const string Links = "identity.sign_in_links";
    private const string Keys = "identity.api_keys";

    private static readonly string[] Ours = [World.Ours];

    private ApiHost Host => ground.Host;

    [Fact]
    public async Task Every_planted_defect_is_caught()
    {
        var missed = new List<string>();
        var defects = Defects();
        foreach (var (name, test, plant, check) in defects)
        {
            if (await check() is { } wrong)
                missed.Add($"{name}: without the defect, {test} complains: {wrong}");
            await plant();
            var caught = await check();
            await ground.MendAsync();
            if (caught is null)
                missed.Add($"{name}: {test} does not see it");
            else
                output.WriteLine($"planted: {name} -> caught by {test} ({caught})");
        }

        output.WriteLine($"{defects.Count} defects planted, {defects.Count - missed.Count} caught");
        Assert.True(missed.Count == 0, string.Join('\n', missed));
        Assert.True(defects.Count >= 20);
    }

    private List<(string Name, string Test, Func<Task> Plant, Func<Task<string?>> Check)> Defects() =>
    [
        ("a link can be used again", nameof(LinkTests.A_link_works_once_in_the_browser_that_asked_for_it),
            Trigger(Links, "before update", "new.\"UsedAt\" := null; return new;"), ReusedLinkAsync),
        ("an invitation does not expire", nameof(LinkTests.An_invitation_ends_after_seven_days),
            Trigger(Links, "before insert", "new.\"ExpiresAt\" := new.\"ExpiresAt\" + interval '1 year'; return new;"), LateInvitationAsync),
        ("a link is used by being opened", nameof(LinkTests.Following_a_link_without_pressing_the_button_does_not_use_it),
            Fault("a link is used by being opened"), OpenedLinkAsync),
        ("a link works in any browser", nameof(LinkTests.A_link_works_once_in_the_browser_that_asked_for_it),
            Trigger(Links, "before insert", "new.\"BrowserHash\" := null; return new;"), ForwardedLinkAsync),
        ("an unknown address is told", nameof(LinkAnswerTests.Neither_the_answer_nor_its_time_tells_whether_an_address_is_known),
            Fault("an unknown address is told"), UnknownAddressAsync),
        ("a session is not ended", nameof(SessionTests.Somebody_signs_in_acts_and_signs_out),
            Trigger("identity.sessions", "before delete", "return null;"), SignedOutAsync),
        ("a closed account stays signed in", nameof(SessionTests.A_deactivated_account_is_signed_out_at_once), async () =>
        {
            await ground.TriggerAsync("identity.accounts", "before update", "new.\"Active\" := true; return new;");
            await ground.ExecuteAsync("""
                create function public.planted_too() returns trigger language plpgsql as $$ begin return null; end $$;
                create trigger planted_too before delete on identity.sessions for each row execute function public.planted_too()
                """);
        }, DeactivatedAsync),
        ("wrong passwords are not counted", nameof(SessionTests.Ten_wrong_passwords_close_an_account_for_a_while),
            Trigger("identity.failed_sign_ins", "before insert or update", "return null;"), GuessedAsync),
        ("any site may act", nameof(SessionTests.A_page_of_another_site_cannot_act), Fault("any site may act"), CrossSiteAsync),
        ("scripts can read the cookie", nameof(HeadersTests.Only_a_known_proxy_says_that_it_is_https_and_then_the_cookie_and_HSTS_follow),
            Fault("scripts can read the cookie"), CookieAsync),
        ("a key holds everywhere", nameof(KeyTests.A_program_of_one_commune_reads_and_writes_nothing_of_another),
            Trigger(Keys, "before insert", "new.\"Communes\" := '{}'; return new;"), KeyOfAnotherCommuneAsync),
        ("a revoked key works", nameof(KeyTests.A_key_works_until_it_is_revoked),
            Trigger(Keys, "before update", "new.\"RevokedAt\" := null; return new;"), RevokedKeyAsync),
        ("a key does not expire", nameof(KeyTests.A_key_past_its_day_is_not_accepted),
            Trigger(Keys, "before insert", "new.\"ExpiresAt\" := new.\"ExpiresAt\" + interval '1 year'; return new;"), ExpiredKeyAsync),
        ("a key to read with writes", nameof(KeyTests.A_key_to_read_with_does_not_write_and_one_to_write_with_does_not_read),
            Trigger(Keys, "before insert", "new.\"Scopes\" := null; return new;"), ReadingKeyAsync),
        ("a role that was taken away is kept", "A_secretary_takes_somebody_in_who_then_has_the_right_and_loses_it_when_the_role_is_handed_over", async () =>
            await ground.TriggerAsync(await MandatesAsync(), "before update", "new.\"EndedOn\" := null; return new;"), RoleTakenAwayAsync),
        ("a dropped policy", nameof(WallTests.A_table_with_a_commune_or_a_person_is_behind_the_wall_or_says_why_not), DropPoliciesAsync, WallAsync),
        ("an unscoped query", nameof(OwnCommuneTests.Somebody_elses_object_and_a_missing_one_answer_the_same), async () =>
        {
            await DropPoliciesAsync();
            ground.Fault = "unscoped query";
        }, ForeignObjectAsync),
        ("what is there answers more words", nameof(OwnCommuneTests.Somebody_elses_object_and_a_missing_one_answer_the_same),
            Fault("what is there answers more words"), ForeignObjectAsync),
        ("what is there answers not modified", nameof(OwnCommuneTests.Somebody_elses_object_and_a_missing_one_answer_the_same),
            Fault("what is there answers not modified"), KnownTagAsync),
        ("an answer is kept for everybody", nameof(OwnCommuneTests.Somebody_elses_object_and_a_missing_one_answer_the_same),
            Fault("an answer is kept for everybody"), KeptAnswerAsync),
        ("a header is missing", nameof(HeadersTests.Every_answer_of_every_route_carries_its_headers), Fault("a header is missing"), HeadersAsync),
        ("a stack trace in a problem", nameof(FuzzTests.Malformed_requests_are_refused_and_learn_nothing), Fault("a stack trace in a problem"), StackTraceAsync),
        ("each repetition is a new command", nameof(CommandsTests), Fault("each repetition is a new command"), RepeatedAsync),
        ("the version is not looked at", nameof(CommandsTests), Fault("the version is not looked at"), StaleAsync),
    ];

    private Func<Task> Trigger(string table, string when, string instead) => () => ground.TriggerAsync(table, when, instead);

    private Func<Task> Fault(string fault) => () => Task.FromResult(ground.Fault = fault);

    private Task DropPoliciesAsync() => ground.ExecuteAsync("""
        do $$ declare t record; begin
            for t in select schemaname, tablename from pg_policies where policyname = 'wall' loop
                execute format('alter table %I.%I disable row level security', t.schemaname, t.tablename);
            end loop;
        end $$
        """);

    private Task<string> MandatesAsync() => ground.TextAsync("""
        select format('%I.mandate', name) from store.generations where module = 'governance' and state = 'live' and as_of is null
        """);

    private async Task<string?> ReusedLinkAsync()
    {
        var (_, token) = await ground.InviteAsync();
        using var first = await UseAsync(Host.NewBrowser(), token);
        await first.ReadAsync(HttpStatusCode.OK);
        using var again = await UseAsync(Host.NewBrowser(), token);
        return Unless(HttpStatusCode.Conflict, again);
    }

    private async Task<string?> LateInvitationAsync()
    {
        var (_, token) = await ground.InviteAsync();
        Host.Clock.Advance(TimeSpan.FromDays(7));
        using var late = await UseAsync(Host.NewBrowser(), token);
        return Unless(HttpStatusCode.Conflict, late);
    }

    private async Task<string?> OpenedLinkAsync()
    {
        var (name, _) = await ground.InviteAsync();
        var browser = Host.NewBrowser();
        var token = await ground.AskAsync(browser, name);
        using var fetched = await browser.Api.Http.GetAsync("/connexion/lien");
        using var pressed = await UseAsync(browser, token);
        return Unless(HttpStatusCode.OK, pressed);
    }

    private async Task<string?> ForwardedLinkAsync()
    {
        var (name, _) = await ground.InviteAsync();
        var token = await ground.AskAsync(Host.NewBrowser(), name);
        using var elsewhere = await UseAsync(Host.NewBrowser(), token);
        return Unless(HttpStatusCode.Conflict, elsewhere);
    }

    private async Task<string?> UnknownAddressAsync()
    {
        var (name, _) = await ground.InviteAsync();
        using var known = await Host.Anonymous.PostAsync("/session/links", new { email = MailedHost.Address(name), language = "fr" });
        using var unknown = await Host.Anonymous.PostAsync("/session/links", new { email = "nobody@example.org", language = "fr" });
        return known.StatusCode == unknown.StatusCode ? null : $"{(int)known.StatusCode} and {(int)unknown.StatusCode}";
    }

    private async Task<string?> SignedOutAsync()
    {
        var chair = await Host.SignedInAsync(ground.NewName(), "chair", World.Ours);
        using var ended = await chair.DeleteAsync("/session");
        using var after = await chair.GetAsync("/session");
        return Unless(HttpStatusCode.Unauthorized, after);
    }

    private async Task<string?> DeactivatedAsync()
    {
        var chair = await Host.SignedInAsync(ground.NewName(), "chair", World.Ours);
        var coordination = await Host.CoordinationAsync();
        using var account = await coordination.GetAsync($"/accounts/{chair.PersonId}");
        using var closed = await coordination.DeleteAsync($"/accounts/{chair.PersonId}", account.Version());
        using var after = await chair.GetAsync("/session");
        return Unless(HttpStatusCode.Unauthorized, after);
    }

    private async Task<string?> GuessedAsync()
    {
        var userName = ground.NewName();
        using var made = await (await Host.CoordinationAsync()).PostAsync("/accounts", new { userName, role = "member", communes = Ours });
        var password = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("initialPassword").GetString();
        for (var i = 0; i < 10; i++)
        {
            using var wrong = await Host.Anonymous.PostAsync("/session", new { userName, password = "not-the-password" });
        }

        using var right = await Host.Anonymous.PostAsync("/session", new { userName, password });
        return Unless(HttpStatusCode.TooManyRequests, right);
    }

    private async Task<string?> CrossSiteAsync()
    {
        var chair = await Host.SignedInAsync(ground.NewName(), "chair", World.Ours);
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/session");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await chair.Http.SendAsync(request);
        return Unless(HttpStatusCode.Forbidden, answer);
    }

    private async Task<string?> CookieAsync()
    {
        var userName = ground.NewName();
        using var made = await (await Host.CoordinationAsync()).PostAsync("/accounts", new { userName, role = "member", communes = Ours });
        var password = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("initialPassword").GetString();
        using var entered = await Host.Anonymous.PostAsync("/session", new { userName, password });
        var cookie = string.Join(' ', entered.Headers.GetValues("Set-Cookie"));
        return cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) ? null : "the cookie is not httponly";
    }

    private async Task<string?> KeyOfAnotherCommuneAsync()
    {
        var program = await ProgramAsync(new { name = "Planted", communes = Ours });
        using var theirs = await program.GetAsync($"/campaign/activities/{ground.World.Activity}");
        return Unless(HttpStatusCode.NotFound, theirs);
    }

    private async Task<string?> RevokedKeyAsync()
    {
        var coordination = await Host.CoordinationAsync();
        using var made = await coordination.PostAsync("/keys", new { name = "Planted", communes = Ours });
        var key = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("key").GetString() ?? "";
        using var revoked = await coordination.DeleteAsync($"/keys/{Api.Accounts.Secrets.IdOf(key)}");
        using var after = await With(key).GetAsync("/session");
        return Unless(HttpStatusCode.Unauthorized, after);
    }

    private async Task<string?> ExpiredKeyAsync()
    {
        var program = await ProgramAsync(new { name = "Planted", communes = Ours, expiresAt = Host.Clock.GetUtcNow() });
        using var after = await program.GetAsync("/session");
        return Unless(HttpStatusCode.Unauthorized, after);
    }

    private async Task<string?> ReadingKeyAsync()
    {
        var program = await ProgramAsync(new { name = "Planted", communes = Ours, scopes = new[] { "read" } });
        using var written = await program.PostAsync("/campaign/activities", World.Fact(World.Ours));
        return Unless(HttpStatusCode.Forbidden, written);
    }

    private async Task<string?> RoleTakenAwayAsync()
    {
        var chair = await Host.SignedInAsync(ground.NewName(), "chair", World.Ours);
        var coordination = await Host.CoordinationAsync();
        var mandate = await ground.TextAsync($"select \"MandateId\"::text from {await MandatesAsync()} where \"PersonId\" = '{chair.PersonId}'");
        using var ended = await coordination.PostAsync($"/governance/mandates/{mandate}/end", new { reason = "left" });
        Assert.True(ended.IsSuccessStatusCode, await ended.Content.ReadAsStringAsync());
        Host.Services.GetRequiredService<Api.Accounts.Callers>().Forget();
        using var after = await chair.GetAsync($"/governance/committees/{World.Ours}");
        return after.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound ? null : $"{(int)after.StatusCode} afterwards";
    }

    private async Task<string?> WallAsync()
    {
        var open = await ground.TextAsync("""
            select string_agg(c.relname, ', ') from pg_class c join pg_policy p on p.polrelid = c.oid where p.polname = 'wall' and not c.relrowsecurity
            """);
        return open.Length == 0 ? null : $"open: {open}";
    }

    private async Task<string?> ForeignObjectAsync()
    {
        var chair = await Host.KeyAsync(Role.Chair, World.Ours);
        using var theirs = await chair.GetAsync($"/campaign/activities/{ground.World.Activity}");
        using var nothing = await chair.GetAsync($"/campaign/activities/{OwnCase.Nothing}");
        var (a, b) = (await theirs.Content.ReadAsStringAsync(), await nothing.Content.ReadAsStringAsync());
        return theirs.StatusCode == nothing.StatusCode && a.Length == b.Length ? null : $"{(int)theirs.StatusCode} against {(int)nothing.StatusCode}, {a.Length} characters against {b.Length}";
    }

    private async Task<string?> KnownTagAsync()
    {
        var path = $"/campaign/activities/{ground.World.Activity}";
        using var seen = await (await Host.CoordinationAsync()).GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}");
        request.Headers.IfNoneMatch.Add(seen.Headers.ETag ?? throw new InvalidOperationException("No tag."));
        using var answer = await (await Host.KeyAsync(Role.Chair, World.Ours)).Http.SendAsync(request);
        return Unless(HttpStatusCode.NotFound, answer);
    }

    private async Task<string?> KeptAnswerAsync()
    {
        const string Path = "/campaign/activities?pageSize=500";
        using var all = await (await Host.CoordinationAsync()).GetAsync(Path);
        using var own = await (await Host.KeyAsync(Role.Chair, World.Ours)).GetAsync(Path);
        return (await own.Content.ReadAsStringAsync()).Contains(ground.World.Activity, StringComparison.Ordinal) ? "somebody else's list" : null;
    }

    private async Task<string?> HeadersAsync()
    {
        using var answer = await (await Host.CoordinationAsync()).GetAsync("/campaign/communes/25072");
        return HeadersTests.Faults(answer, "/api/v1/campaign/communes/25072").FirstOrDefault();
    }

    private async Task<string?> StackTraceAsync()
    {
        using var answer = await (await Host.CoordinationAsync()).GetAsync($"/campaign/activities/{OwnCase.Nothing}");
        return await AnswerCheck.FaultAsync(answer, CancellationToken.None) is { } fault ? fault[..Math.Min(40, fault.Length)] : null;
    }

    private async Task<string?> RepeatedAsync()
    {
        var coordination = await Host.CoordinationAsync();
        var key = ground.NewName();
        var ids = new List<string?>();
        for (var i = 0; i < 2; i++)
        {
            using var made = await coordination.PostAsync("/campaign/activities", World.Fact(World.Ours), key: key);
            ids.Add((await made.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString());
        }

        return ids[0] == ids[1] ? null : "done twice";
    }

    private async Task<string?> StaleAsync()
    {
        var coordination = await Host.CoordinationAsync();
        using var made = await coordination.PostAsync("/campaign/activities", World.Fact(World.Ours));
        var path = $"/campaign/activities/{(await made.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString()}";
        var body = new { kind = "committeeMeeting", on = "2026-11-03", summary = "Séance", reason = "Mieux dit" };
        // The first finds version 1, the second has still seen version 1.
        var planted = ground.Fault;
        ground.Fault = "";
        using (var first = await coordination.PutAsync(path, body, 1))
            Assert.True(first.IsSuccessStatusCode, await first.Content.ReadAsStringAsync());
        ground.Fault = planted;
        using var second = await coordination.PutAsync(path, body with { summary = "Autre" }, 1);
        return Unless(HttpStatusCode.PreconditionFailed, second);
    }

    private static Task<HttpResponseMessage> UseAsync(Browser browser, string token) => browser.Api.PostAsync("/session/linkUses", new { token });

    private async Task<ApiClient> ProgramAsync(object request)
    {
        using var made = await (await Host.CoordinationAsync()).PostAsync("/keys", request);
        return With((await made.ReadAsync(HttpStatusCode.Created)).GetProperty("key").GetString() ?? "");
    }

    private ApiClient With(string key)
    {
        var program = Host.Anonymous;
        program.Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return program;
    }

    private static string? Unless(HttpStatusCode expected, HttpResponseMessage answer) =>
        answer.StatusCode == expected ? null : $"{(int)answer.StatusCode} instead of {(int)expected}";
}
