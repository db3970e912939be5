using System.Diagnostics;
using System.Net;
using Cdce.Api.Accounts;
using Cdce.Api.SigningIn;
using Cdce.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.SigningIn;

public sealed class OwnSessionTests(MailedHost program) : IClassFixture<MailedHost>
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_when_it_was_last_used()
    {
        var here = await program.SignedInAsync("vue");
        here.Api.Http.DefaultRequestHeaders.UserAgent.ParseAdd(Firefox);
        var token = await program.AskAsync(here, "vue");
        using var entered = await here.Api.PostAsync("/session/linkUses", new { token });
        await entered.ReadAsync(HttpStatusCode.OK);
        program.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        program.Host.Services.GetRequiredService<Callers>().Forget(); // what is believed for a second is not looked up
        var items = (await here.Api.GetJsonAsync("/sessions")).GetProperty("items").EnumerateArray().ToList();
        var current = Assert.Single(items, s => s.GetProperty("current").GetBoolean());
        Assert.Equal("Firefox, Windows", current.GetProperty("browser").GetString());
        Assert.Equal(TimeSpan.FromMinutes(5), current.GetProperty("lastUsedAt").GetDateTimeOffset() - current.GetProperty("createdAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task An_ended_session_is_over_within_a_second_on_every_node()
    {
        var here = await program.SignedInAsync("deux");
        var there = program.Host.NewBrowser();
        using (var entered = await there.Api.PostAsync("/session/linkUses", new { token = await program.AskAsync(there, "deux") }))
            await entered.ReadAsync(HttpStatusCode.OK);
        var second = await program.Host.SecondNodeAsync();
        try
        {
            var onSecond = second.Anonymous;
            onSecond.Http.DefaultRequestHeaders.Add("Cookie", there.CookieHeader);
            await onSecond.GetJsonAsync("/session"); // that node believes it now
            var other = (await here.Api.GetJsonAsync("/sessions")).GetProperty("items").EnumerateArray()
                .Single(s => !s.GetProperty("current").GetBoolean());
            using var ended = await here.Api.DeleteAsync($"/sessions/{other.GetProperty("id")}");
            Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
            var watch = Stopwatch.StartNew();

            using var atOnce = await there.Api.GetAsync("/session");
            Assert.Equal(HttpStatusCode.Unauthorized, atOnce.StatusCode);
            // Answers that were asked for a second after the end, or later, must all be refused.
            await Task.Delay(TimeSpan.FromSeconds(1) - watch.Elapsed is { Ticks: > 0 } rest ? rest : TimeSpan.Zero);
            using var after = await onSecond.GetAsync("/session");
            Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
            await here.Api.GetJsonAsync("/session");
        }
        finally
        {
            await second.StopAsync();
        }
    }

    [Fact]
    public async Task All_others_end_and_this_one_stays_and_nobody_ends_those_of_somebody_else()
    {
        var here = await program.SignedInAsync("reste");
        var there = program.Host.NewBrowser();
        using (var entered = await there.Api.PostAsync("/session/linkUses", new { token = await program.AskAsync(there, "reste") }))
            await entered.ReadAsync(HttpStatusCode.OK);
        var stranger = await program.SignedInAsync("autre");
        var mine = (await here.Api.GetJsonAsync("/sessions")).GetProperty("items").EnumerateArray().First().GetProperty("id");
        using var foreign = await stranger.Api.DeleteAsync($"/sessions/{mine}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);

        using var ended = await here.Api.DeleteAsync("/sessions/others");
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        using var over = await there.Api.GetAsync("/session");
        Assert.Equal(HttpStatusCode.Unauthorized, over.StatusCode);
        Assert.Single((await here.Api.GetJsonAsync("/sessions")).GetProperty("items").EnumerateArray());
        await stranger.Api.GetJsonAsync("/session");
    }

    [Theory]
    [InlineData(Firefox, "Firefox, Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome, Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36", "Samsung Internet, Android")]
    [InlineData("curl/8.0", "")]
    public void A_browser_is_named_in_words(string agent, string words)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.UserAgent = agent;
        Assert.Equal(words, Browsers.Of(context.Request));
    }
}
