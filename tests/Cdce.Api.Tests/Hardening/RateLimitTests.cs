using System.Net;
using Cdce.Testing;
using Microsoft.Extensions.Configuration;

namespace Cdce.Api.Tests.Hardening;

/// <summary>One caller cannot take the API from the others.</summary>
public sealed class RateLimitTests : IAsyncLifetime
{
    private const int Limit = 20;
    private ApiHost? host;

    private ApiHost Host => host ?? throw new InvalidOperationException("The host has not started.");

    public async Task InitializeAsync() => host = await ApiHost.ServedAsync($"--CDCE_REQUESTS_PER_MINUTE={Limit}");

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task The_request_over_the_limit_is_refused_and_others_are_not_affected()
    {
        var eager = await Host.CoordinationAsync();
        var other = await Host.CoordinationAsync();
        for (var i = 0; i < Limit; i++)
            await eager.GetJsonAsync("/campaign/refData/activityKinds");

        using var over = await eager.GetAsync("/campaign/refData/activityKinds");
        Assert.Equal("tooManyRequests", await over.ProblemAsync(HttpStatusCode.TooManyRequests));
        Assert.Equal(Limit, (await over.ReadAsync(HttpStatusCode.TooManyRequests)).GetProperty("limit").GetInt32());
        Assert.InRange(over.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0, 1, 60);
        await other.GetJsonAsync("/campaign/refData/activityKinds");
        using var probe = await eager.Http.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, probe.StatusCode);
    }

    [Fact]
    public async Task Who_has_neither_account_nor_key_is_counted_by_address()
    {
        using var eager = Callers.From("127.0.0.4", Host.Address);
        using var other = Callers.From("127.0.0.5", Host.Address);
        for (var i = 0; i < Limit; i++)
        {
            using var answer = await eager.GetAsync("/api/v1/health");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var pretended = new HttpRequestMessage(HttpMethod.Get, "/api/v1/health");
        pretended.Headers.Add("X-Forwarded-For", "10.1.2.3"); // no proxy of ours
        using var over = await eager.SendAsync(pretended);
        Assert.Equal("tooManyRequests", await over.ProblemAsync(HttpStatusCode.TooManyRequests));
        using var elsewhere = await other.GetAsync("/api/v1/health");
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Guessing_from_one_address_ends_whatever_the_accounts_and_others_sign_in()
    {
        await using var unlimited = await ApiHost.ServedAsync();
        using var guessing = Callers.From("127.0.0.6", unlimited.Address);
        var guesser = new ApiClient(guessing);
        for (var i = 0; i < 60; i++)
        {
            using var wrong = await guesser.PostAsync("/session", new { userName = $"guess.{i}", password = "" }); // refused before it costs anything
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }

        using var over = await guesser.PostAsync("/session", new { userName = "guess", password = "guess" });
        Assert.Equal("tooManyRequests", await over.ProblemAsync(HttpStatusCode.TooManyRequests));
        Assert.Equal(60, (await over.ReadAsync(HttpStatusCode.TooManyRequests)).GetProperty("limit").GetInt32());
        using var elsewhere = await unlimited.Anonymous.PostAsync("/session", new { userName = "guess", password = "guess" });
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
    }

    [Fact]
    public void Unless_said_otherwise_it_is_a_thousand_a_minute() =>
        Assert.Equal(1_000, HostSettings.From(new ConfigurationBuilder().Build()).RequestsPerMinute);
}
