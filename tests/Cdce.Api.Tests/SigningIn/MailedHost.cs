using System.Net;
using System.Text.RegularExpressions;
using Cdce.Api.Notices;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.SigningIn;

/// <summary>A program that sends its mails to a server of this machine.</summary>
public sealed partial class MailedHost : IAsyncLifetime
{
    private ApiHost? host;

    public SmtpSink Sink { get; } = SmtpSink.Open();

    public ApiHost Host => host ?? throw new InvalidOperationException("The host has not started.");

    public async Task InitializeAsync() => host = await ApiHost.WithAsync(Sink.Settings);

    /// <summary>Starts a program that tells, reminds and repeats nothing of its own accord.</summary>
    public async Task InitializeQuietAsync()
    {
        await InitializeAsync();
        Host.Services.GetRequiredService<NoticeOptions>().Runs = false;
        Host.Services.GetRequiredService<MessagingOptions>().SendsRecurring = false;
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Sink.DisposeAsync();
    }

    /// <summary>Somebody who was invited by mail; the token of the invitation.</summary>
    public async Task<string> InviteAsync(string name, string language = "fr", string role = "secretary")
    {
        var coordination = await Host.CoordinationAsync();
        using var made = await coordination.PostAsync("/accounts",
            new { userName = name, role, communes = new[] { "25072" }, email = Address(name), language });
        Assert.False((await made.ReadAsync(HttpStatusCode.Created)).TryGetProperty("initialPassword", out _));
        return TokenOf(await Sink.ToAsync(Address(name)));
    }

    /// <summary>A browser in which somebody who was just invited is signed in.</summary>
    public async Task<Browser> SignedInAsync(string name)
    {
        var token = await InviteAsync(name);
        var browser = Host.NewBrowser();
        using var entered = await browser.Api.PostAsync("/session/linkUses", new { token });
        await entered.ReadAsync(HttpStatusCode.OK);
        return browser;
    }

    /// <summary>Asks for a link and reads it in the mail.</summary>
    public Task<string> AskAsync(Browser browser, string name) => AskAsync(Sink, browser, name);

    /// <summary>Asks for a link and waits for it; other mails may come in between.</summary>
    public static async Task<string> AskAsync(SmtpSink sink, Browser browser, string name)
    {
        var before = sink.Received.Count(m => m.To == Address(name) && m.Text.Contains(Link, StringComparison.Ordinal));
        using var asked = await browser.Api.PostAsync("/session/links", new { email = Address(name), language = "fr" });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        return TokenOf((await sink.WaitAsync(Address(name), before + 1, Link))[^1]);
    }

    public static string Address(string name) => $"{name}@example.org";

    public static string TokenOf(ReceivedMail mail)
    {
        var token = Token().Match(mail.Text);
        Assert.True(token.Success, mail.Text);
        return token.Value;
    }

    private const string Link = "http://localhost/connexion/lien#";

    [GeneratedRegex($"(?<={Link})[A-Za-z0-9_-]{{43}}")]
    private static partial Regex Token();
}
