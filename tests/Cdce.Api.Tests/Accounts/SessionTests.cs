using System.Net;
using Cdce.Testing;

namespace Cdce.Api.Tests.Accounts;

public sealed class SessionTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Somebody_signs_in_acts_and_signs_out()
    {
        var (userName, password) = await NewAccountAsync("nivelles.1", "25072");
        var browser = host.Anonymous;
        using var signedIn = await browser.PostAsync("/session", new { userName, password });
        var session = await signedIn.ReadAsync(HttpStatusCode.OK);
        Assert.Equal("secretary", session.GetProperty("roles")[0].GetProperty("role").GetString());
        Assert.Equal("25072", session.GetProperty("roles")[0].GetProperty("area").GetString());
        Assert.DoesNotContain("createAccount", session.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString()));
        Assert.True(session.GetProperty("mustChangePassword").GetBoolean());

        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        browser.Http.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(userName, (await browser.GetJsonAsync("/session")).GetProperty("displayName").GetString());

        using var signedOut = await browser.DeleteAsync("/session");
        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        using var after = await browser.GetAsync("/session");
        Assert.Equal("invalidAccessToken", (await after.ProblemAsync(HttpStatusCode.Unauthorized)).Replace("noAccessToken", "invalidAccessToken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_look_the_same()
    {
        var (userName, _) = await NewAccountAsync("nivelles.2", "25072");
        using var wrong = await host.Anonymous.PostAsync("/session", new { userName, password = "not-the-password" });
        using var unknown = await host.Anonymous.PostAsync("/session", new { userName = "nobody", password = "not-the-password" });
        var first = await wrong.ReadAsync(HttpStatusCode.Unauthorized);
        var second = await unknown.ReadAsync(HttpStatusCode.Unauthorized);
        Assert.Equal(first.GetProperty("type").GetString(), second.GetProperty("type").GetString());
        Assert.Equal(first.GetProperty("detail").GetString(), second.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Ten_wrong_passwords_close_an_account_for_a_while()
    {
        var (userName, password) = await NewAccountAsync("nivelles.3", "25072");
        for (var i = 0; i < 10; i++)
        {
            using var wrong = await host.Anonymous.PostAsync("/session", new { userName, password = "not-the-password" });
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var right = await host.Anonymous.PostAsync("/session", new { userName, password });
        Assert.Equal("tooManyFailedRequests", await right.ProblemAsync(HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_act()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Idempotency-Key", "a");
        using var response = await host.Anonymous.Http.SendAsync(request);
        Assert.Equal("missingPermission", await response.ProblemAsync(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Choosing_another_password_ends_other_sessions()
    {
        var (userName, password) = await NewAccountAsync("nivelles.4", "25072");
        var first = await SignedInAsync(userName, password);
        var second = await SignedInAsync(userName, password);

        using var refused = await first.PutAsync("/session/password", new { current = "something-else", @new = "a-much-better-one" });
        Assert.Equal("wrong-password", await refused.ProblemAsync(HttpStatusCode.Conflict));
        using var changed = await first.PutAsync("/session/password", new { current = password, @new = "a-much-better-one" });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);

        using var ended = await second.GetAsync("/session");
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
        await SignedInAsync(userName, "a-much-better-one");
    }

    [Fact]
    public async Task A_deactivated_account_is_signed_out_at_once()
    {
        var (userName, password) = await NewAccountAsync("nivelles.5", "25072");
        var browser = await SignedInAsync(userName, password);
        var coordination = await host.CoordinationAsync();
        var account = (await coordination.GetJsonAsync("/accounts?pageSize=500")).GetProperty("items").EnumerateArray()
            .Single(a => a.GetProperty("userName").GetString() == userName);

        using var stale = await coordination.DeleteAsync($"/accounts/{account.GetProperty("id")}", 9);
        Assert.Equal("stale-version", await stale.ProblemAsync(HttpStatusCode.PreconditionFailed));
        using var gone = await coordination.DeleteAsync($"/accounts/{account.GetProperty("id")}", 1);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal(2, gone.Version());
        using var after = await browser.GetAsync("/session");
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task Of_two_accounts_with_one_name_made_at_the_same_moment_one_is_refused()
    {
        var coordination = await host.CoordinationAsync();
        for (var i = 0; i < 10; i++)
        {
            var body = new { userName = $"jumeau.{i}", role = "secretary", communes = new[] { "25072", "25031" } };
            var answers = await Task.WhenAll(coordination.PostAsync("/accounts", body), coordination.PostAsync("/accounts", body));
            Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
            foreach (var answer in answers)
                answer.Dispose();
        }
    }

    private async Task<(string UserName, string Password)> NewAccountAsync(string userName, string commune)
    {
        var coordination = await host.CoordinationAsync();
        using var made = await coordination.PostAsync("/accounts", new { userName, role = "secretary", communes = new[] { commune } });
        var account = await made.ReadAsync(HttpStatusCode.Created);
        return (userName, account.GetProperty("initialPassword").GetString() ?? "");
    }

    private async Task<ApiClient> SignedInAsync(string userName, string password)
    {
        var browser = host.Anonymous;
        using var signedIn = await browser.PostAsync("/session", new { userName, password });
        await signedIn.ReadAsync(HttpStatusCode.OK);
        browser.Http.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return browser;
    }
}
