using System.Net;
using Cdce.Testing;

namespace Cdce.Api.Tests.SigningIn;

public sealed class SecondFactorTests(MailedHost program) : IClassFixture<MailedHost>
{
    private const string Password = AppCodes.Password;

    [Fact]
    public async Task With_an_app_the_password_alone_does_not_sign_in()
    {
        var (key, recovery) = await WithAppAsync("app");
        Assert.Equal(10, recovery.Count);
        var browser = program.Host.NewBrowser();
        await AskedForCodeAsync(browser, "app");
        using var nothing = await browser.Api.GetAsync("/session");
        Assert.Equal(HttpStatusCode.Unauthorized, nothing.StatusCode);

        using var entered = await browser.Api.PostAsync("/session/secondFactorUses", new { code = AppCodes.Of(key, 1) });
        Assert.Equal("app", (await entered.ReadAsync(HttpStatusCode.OK)).GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task A_code_counts_once_and_a_recovery_code_too()
    {
        var (key, recovery) = await WithAppAsync("une");
        var code = AppCodes.Of(key, 1);
        foreach (var (sent, works) in new[] { (code, true), (code, false), (recovery[0], true), (recovery[0], false), (recovery[1], true) })
        {
            var browser = program.Host.NewBrowser();
            await AskedForCodeAsync(browser, "une");
            using var answer = await browser.Api.PostAsync("/session/secondFactorUses", new { code = sent });
            Assert.Equal(works ? HttpStatusCode.OK : HttpStatusCode.Conflict, answer.StatusCode);
        }
    }

    [Fact]
    public async Task After_five_wrong_codes_the_password_is_asked_for_again()
    {
        var (key, _) = await WithAppAsync("cinq");
        var browser = program.Host.NewBrowser();
        await AskedForCodeAsync(browser, "cinq");
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await browser.Api.PostAsync("/session/secondFactorUses", new { code = "abc" });
            Assert.Equal("code-not-right", await wrong.ProblemAsync(HttpStatusCode.Conflict));
        }
        using var late = await browser.Api.PostAsync("/session/secondFactorUses", new { code = AppCodes.Of(key, 1) });
        Assert.Equal("code-not-right", await late.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Without_a_right_password_nobody_is_asked_for_a_code()
    {
        var (key, _) = await WithAppAsync("sans");
        using var refused = await program.Host.NewBrowser().Api.PostAsync("/session/secondFactorUses", new { code = AppCodes.Of(key, 1) });
        Assert.Equal("code-not-right", await refused.ProblemAsync(HttpStatusCode.Conflict));
        var wrong = program.Host.NewBrowser();
        using var password = await wrong.Api.PostAsync("/session", new { userName = "sans", password = "not-the-password" });
        Assert.Equal(HttpStatusCode.Unauthorized, password.StatusCode);
        Assert.DoesNotContain("cdce-second-factor", wrong.CookieNames);
    }

    [Fact]
    public async Task It_can_be_removed_and_then_the_password_is_enough()
    {
        await WithAppAsync("fini");
        var browser = program.Host.NewBrowser();
        using (var link = await browser.Api.PostAsync("/session/linkUses", new { token = await program.AskAsync(browser, "fini") }))
            await link.ReadAsync(HttpStatusCode.OK);
        using var removed = await browser.Api.DeleteAsync("/secondFactors");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var entered = await program.Host.NewBrowser().Api.PostAsync("/session", new { userName = "fini", password = Password });
        await entered.ReadAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Where_a_role_needs_one_its_password_alone_is_refused()
    {
        var strict = await ApiHost.WithAsync("CDCE_SECOND_FACTOR=nationalCoordinator");
        try
        {
            var coordination = await strict.CoordinationAsync();
            foreach (var (userName, role, communes) in new[] { ("chief", "nationalCoordinator", (string[]?)null), ("member", "secretary", ["25072"]) })
            {
                using var made = await coordination.PostAsync("/accounts", new { userName, role, communes });
                var initial = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("initialPassword").GetString();
                var browser = strict.NewBrowser();
                // With the password that somebody else has seen one gets in, to choose another and to add an app.
                using (var first = await browser.Api.PostAsync("/session", new { userName, password = initial }))
                    await first.ReadAsync(HttpStatusCode.OK);
                using (var changed = await browser.Api.PutAsync("/session/password", new { current = initial, @new = Password }))
                    Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
                var session = await browser.Api.GetJsonAsync("/session");
                Assert.Equal(role == "nationalCoordinator", session.TryGetProperty("mustAddSecondFactor", out _));
                if (role == "nationalCoordinator")
                    await AddsAppBeforeAnythingElseAsync(browser);
                using var again = await strict.NewBrowser().Api.PostAsync("/session", new { userName, password = Password });
                if (role == "nationalCoordinator")
                    Assert.Equal("second-factor-needed", await again.ProblemAsync(HttpStatusCode.Conflict));
                else
                    await again.ReadAsync(HttpStatusCode.OK);
            }
        }
        finally
        {
            await strict.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_the_app_that_a_role_needs_its_chosen_password_does_not_sign_in()
    {
        var strict = await ApiHost.WithAsync("CDCE_SECOND_FACTOR=nationalCoordinator");
        try
        {
            var coordination = await strict.CoordinationAsync();
            using var made = await coordination.PostAsync("/accounts", new { userName = "chief", role = "nationalCoordinator" });
            var initial = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("initialPassword").GetString();
            var browser = strict.NewBrowser();
            using (var first = await browser.Api.PostAsync("/session", new { userName = "chief", password = initial }))
                await first.ReadAsync(HttpStatusCode.OK);
            using (var changed = await browser.Api.PutAsync("/session/password", new { current = initial, @new = Password }))
                Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
            using var again = await strict.NewBrowser().Api.PostAsync("/session", new { userName = "chief", password = Password });
            Assert.Equal("second-factor-required", await again.ProblemAsync(HttpStatusCode.Conflict));
        }
        finally
        {
            await strict.DisposeAsync();
        }
    }

    private static async Task AddsAppBeforeAnythingElseAsync(Browser browser)
    {
        Assert.Empty((await browser.Api.GetJsonAsync("/session")).GetProperty("roles").EnumerateArray());
        using (var accounts = await browser.Api.GetAsync("/accounts"))
            Assert.Equal("missingPermission", await accounts.ProblemAsync(HttpStatusCode.Forbidden));
        using (var asked = await browser.Api.PostAsync("/secondFactorKeys"))
        using (var added = await browser.Api.PostAsync("/secondFactors", new { code = AppCodes.Of(AppCodes.KeyOf(await asked.ReadAsync(HttpStatusCode.OK))) }))
            await added.ReadAsync(HttpStatusCode.OK);
        Assert.NotEmpty((await browser.Api.GetJsonAsync("/session")).GetProperty("roles").EnumerateArray());
        using var now = await browser.Api.GetAsync("/accounts");
        await now.ReadAsync(HttpStatusCode.OK);
    }

    /// <summary>Somebody with a password and an app; the app's key and the recovery codes.</summary>
    private async Task<(byte[] Key, IReadOnlyList<string> Recovery)> WithAppAsync(string name)
    {
        var browser = await program.SignedInAsync(name);
        using (var chosen = await browser.Api.PutAsync("/session/password", new { @new = Password }))
            Assert.Equal(HttpStatusCode.NoContent, chosen.StatusCode);
        using var asked = await browser.Api.PostAsync("/secondFactorKeys");
        var key = AppCodes.KeyOf(await asked.ReadAsync(HttpStatusCode.OK));
        using var wrong = await browser.Api.PostAsync("/secondFactors", new { code = "000" });
        Assert.Equal("code-not-right", await wrong.ProblemAsync(HttpStatusCode.Conflict));
        using var added = await browser.Api.PostAsync("/secondFactors", new { code = AppCodes.Of(key) });
        var codes = (await added.ReadAsync(HttpStatusCode.OK)).GetProperty("recoveryCodes").EnumerateArray();
        Assert.True((await browser.Api.GetJsonAsync("/session/access")).GetProperty("secondFactor").GetBoolean());
        return (key, [.. codes.Select(c => c.GetString() ?? "")]);
    }

    private static async Task AskedForCodeAsync(Browser browser, string userName)
    {
        using var asked = await browser.Api.PostAsync("/session", new { userName, password = Password });
        Assert.Equal("second-factor-needed", await asked.ProblemAsync(HttpStatusCode.Conflict));
    }
}
