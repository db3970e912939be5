using System.Net;
using Cdce.Api.Accounts;
using Cdce.Api.Health;
using Cdce.Api.Mails;
using Cdce.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cdce.Api.Tests.Mails;

/// <summary>Mails go over a real conversation with a server of this machine.</summary>
public sealed class MailTests : IAsyncLifetime
{
    private const string Reader = "lectrice@example.org";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly SmtpSink sink = SmtpSink.Open();
    private ApiHost? host;

    private ApiHost Host => host ?? throw new InvalidOperationException("The host has not started.");

    public async Task InitializeAsync() => host = await ApiHost.WithAsync(sink.Settings);

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await sink.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_arrives_as_text_and_as_html_and_is_forgotten()
    {
        await QueueAsync(Invitation(Reader, "de"));
        var mail = await sink.ToAsync(Reader);
        Assert.Equal("cdce@example.org", mail.From);
        Assert.Equal("Ihre Einladung – die Gemeinden", mail.Subject);
        Assert.Contains("Guten Tag,", mail.Text, StringComparison.Ordinal);
        Assert.Contains("\nhttp://localhost/connexion/lien#abc=1\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("""href="http://localhost/connexion/lien#abc=1""", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;aus Eupen&lt;/b&gt;", mail.Html, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", mail.Raw, StringComparison.Ordinal);

        await UntilAsync("state = 'sent' and recipient is null and subject is null and text is null and html is null");
        Assert.Empty((await MailsAsync()).EnumerateArray());
    }

    [Fact]
    public async Task What_is_taken_back_is_not_sent()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await Host.Services.GetRequiredService<Mailer>().QueueAsync(db, Invitation(Reader, "fr"), CancellationToken.None);
            await transaction.RollbackAsync();
        }
        await using (var session = scope.ServiceProvider.GetRequiredService<IDocumentSession>())
            Host.Services.GetRequiredService<Mailer>().Queue(session, Invitation(Reader, "fr"));

        await QueueAsync(Invitation("autre@example.org", "fr"));
        await sink.ToAsync("autre@example.org");
        Assert.Single(sink.Received);
    }

    [Fact]
    public async Task A_server_that_is_away_gets_the_mail_when_it_is_back()
    {
        sink.Stop();
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            var session = scope.ServiceProvider.GetRequiredService<IDocumentSession>();
            Host.Services.GetRequiredService<Mailer>().Queue(session, Invitation(Reader, "fr"));
            await session.SaveChangesAsync();
        }
        await UntilAsync("attempts = 1 and error = 'no connection'");
        sink.Start();
        Host.Clock.Advance(MailSender.Pauses[0]);
        await sink.ToAsync(Reader);
        await UntilAsync("state = 'sent' and error is null");
    }

    [Fact]
    public async Task An_address_that_is_refused_is_given_up_and_somebody_is_told()
    {
        using var log = new CapturedLog();
        Host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        sink.Answer = to => $"550 5.1.1 <{to}> is not known here";
        await QueueAsync(Invitation(Reader, "fr"));
        await UntilAsync("state = 'givenUp' and text is null and html is null and attempts = 1");

        var told = (await MailsAsync()).EnumerateArray().Single();
        Assert.Equal(Reader, told.GetProperty("to").GetString());
        Assert.Equal("550 MailboxUnavailable", told.GetProperty("error").GetString());
        Assert.Contains((await HealthAsync()).Details?.Alarms ?? [], a => a.Code == AlarmCodes.MailNotSent);
        Assert.Contains(log.Lines, line => line.Contains("given up", StringComparison.Ordinal));
        Assert.All(log.Lines, line => Assert.DoesNotContain(Reader, line, StringComparison.Ordinal));

        var coordination = await Host.CoordinationAsync();
        using var noted = await coordination.DeleteAsync($"/mails/{told.GetProperty("id").GetString()}");
        Assert.Equal(HttpStatusCode.NoContent, noted.StatusCode);
        Assert.Empty((await MailsAsync()).EnumerateArray());
    }

    [Fact]
    public async Task A_server_that_always_puts_off_is_asked_less_and_less_and_then_no_more()
    {
        sink.Answer = _ => "451 4.3.0 later";
        await QueueAsync(Invitation(Reader, "fr"));
        for (var attempt = 1; attempt <= MailSender.Pauses.Count; attempt++)
        {
            await UntilAsync($"state = 'waiting' and attempts = {attempt} and error like '451 %'");
            Host.Clock.Advance(MailSender.Pauses[attempt - 1]);
        }
        await UntilAsync("state = 'givenUp'");
        Assert.Empty(sink.Received);
    }

    [Fact]
    public async Task What_has_lost_its_use_is_not_sent()
    {
        sink.Stop();
        await QueueAsync(Invitation(Reader, "fr") with { Until = ApiHost.Start + TimeSpan.FromSeconds(5) });
        await UntilAsync("attempts = 1 and error = 'no connection'");
        sink.Start();
        Host.Clock.Advance(MailSender.Pauses[0]);
        await UntilAsync("state = 'givenUp'");
        Assert.Empty(sink.Received);
    }

    [Fact]
    public async Task Two_nodes_send_each_mail_once()
    {
        var second = await Host.SecondNodeAsync();
        for (var i = 0; i < 40; i++)
            await QueueAsync(Invitation($"lecteur{i}@example.org", "fr"));
        await UntilAsync("state = 'sent'", 40);
        await second.StopAsync();
        Assert.Equal(40, sink.Received.Select(m => m.To).Distinct().Count());
        Assert.Equal(40, sink.Received.Count);
    }

    [Fact]
    public async Task Without_a_server_mails_are_kept_for_the_coordination_alone()
    {
        var alone = await ApiHost.WithAsync();
        try
        {
            await QueueAsync(Invitation(Reader, "fr"), alone);
            var coordination = await alone.CoordinationAsync();
            var mailbox = await coordination.GetJsonAsync("/mails");
            Assert.False(mailbox.GetProperty("sends").GetBoolean());
            var kept = mailbox.GetProperty("items").EnumerateArray().Single();
            Assert.Contains("connexion/lien#abc=1", kept.GetProperty("text").GetString(), StringComparison.Ordinal);
            using var refused = await (await alone.CommitteeMemberAsync("25072")).GetAsync("/mails");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
        finally
        {
            await alone.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("CDCE_SMTP=mail.example.org")]
    [InlineData("CDCE_SMTP=smtps://mail.example.org:465", "CDCE_MAIL_FROM=a@example.org", "CDCE_PUBLIC_URL=https://example.org")]
    [InlineData("CDCE_SMTP=smtp://mail.example.org", "CDCE_PUBLIC_URL=https://example.org")]
    [InlineData("CDCE_SMTP=smtp://mail.example.org", "CDCE_MAIL_FROM=a@example.org")]
    public void Settings_that_cannot_be_meant_so_stop_the_start(params string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create<string, string?>(s[0], s[1]))).Build();
        Assert.Throws<StartRefusedException>(() => MailSettings.Of(configuration));
    }

    private static Mail Invitation(string to, string language) => Mail.Compose(to, language, "Ihre Einladung – die Gemeinden",
        "Grüße <b>aus Eupen</b>", new("Öffnen", "http://localhost/connexion/lien#abc=1"), ["Bis bald."]);

    private Task QueueAsync(Mail mail) => QueueAsync(mail, Host);

    private static async Task QueueAsync(Mail mail, ApiHost on)
    {
        await using var scope = on.Services.CreateAsyncScope();
        await on.Services.GetRequiredService<Mailer>()
            .QueueAsync(scope.ServiceProvider.GetRequiredService<AccountsDb>(), mail, CancellationToken.None);
    }

    private async Task<System.Text.Json.JsonElement> MailsAsync() =>
        (await (await Host.CoordinationAsync()).GetJsonAsync("/mails")).GetProperty("items");

    private Task<HealthReport> HealthAsync() => Host.Services.GetRequiredService<HealthChecks>().LookAsync(CancellationToken.None);

    /// <summary>Waits until this many rows are so.</summary>
    private async Task UntilAsync(string condition, int count = 1)
    {
        await using var source = NpgsqlDataSource.Create(Host.ConnectionString);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            await using var command = source.CreateCommand($"select count(*)::integer from mail.mails where {condition}");
            if (await command.ExecuteScalarAsync() is int found && found == count)
                return;
            Assert.True(watch.Elapsed < Limit, $"No mail is so: {condition}");
            await Task.Delay(20);
        }
    }
}
