using System.Net;
using Cdce.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace Cdce.Api.Tests.SigningIn;

/// <summary>A program and the identity provider that it trusts.</summary>
public sealed class ProvidedHost : IAsyncLifetime
{
    private ApiHost? host;
    private FakeProvider? provider;

    public ApiHost Host => host ?? throw new InvalidOperationException("The host has not started.");

    public FakeProvider Provider => provider ?? throw new InvalidOperationException("The provider has not started.");

    public async Task InitializeAsync()
    {
        provider = await FakeProvider.StartAsync(ApiHost.Start);
        host = await ApiHost.WithAsync([.. provider.Settings, "CDCE_PUBLIC_URL=http://localhost"]);
        var coordination = await host.CoordinationAsync();
        foreach (var name in new[] { "anna", "unverified", "liar" })
        {
            using var made = await coordination.PostAsync("/accounts",
                new { userName = name, role = "nationalCoordinator", email = $"{name}@example.org" });
            await made.ReadAsync(HttpStatusCode.Created);
        }
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

public sealed class ProviderTests(ProvidedHost program) : IClassFixture<ProvidedHost>
{
    [Fact]
    public async Task Somebody_whose_verified_address_is_known_gets_in_and_is_known_again_by_the_provider_alone()
    {
        program.Provider.Tell(subject: "a-1", email: "Anna@Example.org", verified: true);
        using (var first = await SignInAsync(program.Host.NewBrowser()))
            Assert.Equal("anna", (await first.ReadAsync(HttpStatusCode.OK)).GetProperty("displayName").GetString());
        program.Provider.Tell(subject: "a-1", email: "anna.new@example.org", verified: false);
        using var second = await SignInAsync(program.Host.NewBrowser());
        Assert.Equal("anna", (await second.ReadAsync(HttpStatusCode.OK)).GetProperty("displayName").GetString());
    }

    [Theory]
    [InlineData(ProviderLie.WrongNonce)]
    [InlineData(ProviderLie.NoNonce)]
    [InlineData(ProviderLie.WrongAudience)]
    [InlineData(ProviderLie.WrongIssuer)]
    [InlineData(ProviderLie.Expired)]
    [InlineData(ProviderLie.NotYet)]
    [InlineData(ProviderLie.WrongKey)]
    [InlineData(ProviderLie.NoSignature)]
    [InlineData(ProviderLie.SignedWithTheSecret)]
    public async Task A_token_that_lies_lets_nobody_in(ProviderLie lie)
    {
        program.Provider.Tell(subject: "l-1", email: "liar@example.org", verified: true, lie);
        using var refused = await SignInAsync(program.Host.NewBrowser());
        Assert.Equal("provider-not-known", await refused.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Without_its_lie_the_same_token_lets_in()
    {
        program.Provider.Tell(subject: "l-1", email: "liar@example.org", verified: true);
        using var entered = await SignInAsync(program.Host.NewBrowser());
        await entered.ReadAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("unverified@example.org", false)]
    [InlineData("unverified@example.org", null)]
    [InlineData("stranger@example.org", true)]
    public async Task An_address_that_is_not_verified_or_not_known_lets_nobody_in(string email, bool? verified)
    {
        program.Provider.Tell(subject: $"u-{email}", email, verified);
        using var refused = await SignInAsync(program.Host.NewBrowser());
        Assert.Equal("provider-not-known", await refused.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task What_comes_back_counts_once_and_in_the_browser_that_left()
    {
        program.Provider.Tell(subject: "a-1", email: "anna@example.org", verified: true);
        var (left, stranger) = (program.Host.NewBrowser(), program.Host.NewBrowser());
        var (code, state) = await program.Provider.VisitAsync(await AddressAsync(left));
        await AddressAsync(stranger);
        foreach (var (browser, sent) in new[] { (stranger, state), (program.Host.NewBrowser(), state), (left, "another-state") })
        {
            using var refused = await browser.Api.PostAsync("/session/providerUses", new { code, state = sent });
            Assert.Equal("provider-not-known", await refused.ProblemAsync(HttpStatusCode.Conflict));
        }
        // The wrong state has used it up.
        using var late = await left.Api.PostAsync("/session/providerUses", new { code, state });
        Assert.Equal("provider-not-known", await late.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task The_provider_is_asked_for_a_code_with_a_challenge()
    {
        var asked = QueryHelpers.ParseQuery(new Uri(await AddressAsync(program.Host.NewBrowser())).Query);
        Assert.Equal("code", asked["response_type"]);
        Assert.Equal("S256", asked["code_challenge_method"]);
        Assert.Equal(43, asked["code_challenge"].ToString().Length);
        Assert.Equal("http://localhost/connexion/retour", asked["redirect_uri"]);
        Assert.NotEqual(asked["state"], asked["nonce"]);
    }

    private static async Task<string> AddressAsync(Browser browser)
    {
        using var asked = await browser.Api.PostAsync("/session/providerChallenges");
        return (await asked.ReadAsync(HttpStatusCode.OK)).GetProperty("address").GetString() ?? "";
    }

    private async Task<HttpResponseMessage> SignInAsync(Browser browser)
    {
        var (code, state) = await program.Provider.VisitAsync(await AddressAsync(browser));
        return await browser.Api.PostAsync("/session/providerUses", new { code, state });
    }
}
