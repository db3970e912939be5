using System.Net;
using Cdce.Testing;

namespace Cdce.Api.Tests.SigningIn;

public sealed class PasskeyTests(MailedHost program) : IClassFixture<MailedHost>
{
    private const string Origin = "http://localhost";
    private const string Domain = "localhost";

    [Fact]
    public async Task A_passkey_is_made_named_used_and_removed()
    {
        var browser = await program.SignedInAsync("cle");
        using var passkey = new SoftPasskey(Origin, Domain);
        var id = await AddAsync(browser, passkey);

        var other = program.Host.NewBrowser();
        using var entered = await UseAsync(other, passkey);
        Assert.Equal("cle", (await entered.ReadAsync(HttpStatusCode.OK)).GetProperty("displayName").GetString());
        Assert.Equal("cle", (await other.Api.GetJsonAsync("/session")).GetProperty("displayName").GetString());

        using var renamed = await other.Api.PutAsync($"/passkeys/{id}/name", new { name = "Téléphone" });
        Assert.Equal(HttpStatusCode.NoContent, renamed.StatusCode);
        var listed = (await browser.Api.GetJsonAsync("/passkeys")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal("Téléphone", listed.GetProperty("name").GetString());

        using var removed = await browser.Api.DeleteAsync($"/passkeys/{id}");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var refused = await UseAsync(program.Host.NewBrowser(), passkey);
        Assert.Equal("passkey-not-known", await refused.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task An_answer_counts_once_and_in_the_browser_that_was_asked()
    {
        var browser = await program.SignedInAsync("fois");
        using var passkey = new SoftPasskey(Origin, Domain);
        await AddAsync(browser, passkey);

        var asked = program.Host.NewBrowser();
        var signed = passkey.Sign(await OptionsAsync(asked, "/session/passkeyChallenges"));
        using var elsewhere = await program.Host.NewBrowser().Api.PostAsync("/session/passkeyUses", new { credential = signed });
        Assert.Equal("passkey-not-known", await elsewhere.ProblemAsync(HttpStatusCode.Conflict));
        using var first = await asked.Api.PostAsync("/session/passkeyUses", new { credential = signed });
        await first.ReadAsync(HttpStatusCode.OK);
        using var second = await asked.Api.PostAsync("/session/passkeyUses", new { credential = signed });
        Assert.Equal("passkey-not-known", await second.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_does_not_count()
    {
        var browser = await program.SignedInAsync("tard");
        using var passkey = new SoftPasskey(Origin, Domain);
        await AddAsync(browser, passkey);
        var late = program.Host.NewBrowser();
        var signed = passkey.Sign(await OptionsAsync(late, "/session/passkeyChallenges"));
        program.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        using var refused = await late.Api.PostAsync("/session/passkeyUses", new { credential = signed });
        Assert.Equal("passkey-not-known", await refused.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Theory]
    [InlineData("https://evil.example", Domain)]
    [InlineData("http://localhost:4444", Domain)]
    [InlineData(Origin, "evil.example")]
    public async Task A_passkey_of_another_site_is_not_taken(string origin, string domain)
    {
        var browser = await program.SignedInAsync($"site{origin.Length}{domain.Length}");
        using var passkey = new SoftPasskey(origin, domain);
        var credential = passkey.Make(await OptionsAsync(browser, "/passkeyChallenges"));
        using var refused = await browser.Api.PostAsync("/passkeys", new { name = "Autre", credential });
        Assert.Equal("passkey-not-taken", await refused.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_new_way_in_wants_somebody_who_signed_in_a_short_while_ago()
    {
        var browser = await program.SignedInAsync("ouvert");
        Assert.False((await browser.Api.GetJsonAsync("/session/access")).GetProperty("hasPassword").GetBoolean());
        program.Host.Clock.Advance(TimeSpan.FromMinutes(11));
        using var passkey = await browser.Api.PostAsync("/passkeyChallenges");
        Assert.Equal("sign-in-anew", await passkey.ProblemAsync(HttpStatusCode.Conflict));
        using var password = await browser.Api.PutAsync("/session/password", new { @new = "a-much-better-one" });
        Assert.Equal("sign-in-anew", await password.ProblemAsync(HttpStatusCode.Conflict));

        using var again = await browser.Api.PostAsync("/session/linkUses", new { token = await program.AskAsync(browser, "ouvert") });
        await again.ReadAsync(HttpStatusCode.OK);
        using var chosen = await browser.Api.PutAsync("/session/password", new { @new = "a-much-better-one" });
        Assert.Equal(HttpStatusCode.NoContent, chosen.StatusCode);
        using var entered = await program.Host.Anonymous.PostAsync("/session", new { userName = "ouvert", password = "a-much-better-one" });
        await entered.ReadAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_adds_or_removes_a_passkey_of_somebody_else()
    {
        var owner = await program.SignedInAsync("proprio");
        using var passkey = new SoftPasskey(Origin, Domain);
        var id = await AddAsync(owner, passkey);

        var stranger = await program.SignedInAsync("intrus");
        Assert.Empty((await stranger.Api.GetJsonAsync("/passkeys")).GetProperty("items").EnumerateArray());
        using var removed = await stranger.Api.DeleteAsync($"/passkeys/{id}");
        Assert.Equal(HttpStatusCode.NotFound, removed.StatusCode);
        using var renamed = await stranger.Api.PutAsync($"/passkeys/{id}/name", new { name = "x" });
        Assert.Equal(HttpStatusCode.NotFound, renamed.StatusCode);
        using var anonymous = await program.Host.NewBrowser().Api.GetAsync("/passkeys");
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        using var program2 = await (await program.Host.CoordinationAsync()).GetAsync("/passkeys");
        Assert.Equal(HttpStatusCode.NotFound, program2.StatusCode);
    }

    private static async Task<string> AddAsync(Browser browser, SoftPasskey passkey)
    {
        var credential = passkey.Make(await OptionsAsync(browser, "/passkeyChallenges"));
        using var added = await browser.Api.PostAsync("/passkeys", new { name = "Ordinateur", credential });
        return (await added.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
    }

    private static async Task<HttpResponseMessage> UseAsync(Browser browser, SoftPasskey passkey) => await browser.Api.PostAsync(
        "/session/passkeyUses", new { credential = passkey.Sign(await OptionsAsync(browser, "/session/passkeyChallenges")) });

    private static async Task<string> OptionsAsync(Browser browser, string path)
    {
        using var asked = await browser.Api.PostAsync(path);
        return (await asked.ReadAsync(HttpStatusCode.OK)).GetProperty("options").GetString() ?? "";
    }
}
