using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Cdce.Api.Mails;

/// <summary>Sends what is due over the configured server, again with growing pauses while it refuses, and says when it gives up.</summary>
internal sealed class MailSender(
    MailTable mails, MailSettings settings, PublicAddress address, TimeProvider clock, ILogger<MailSender> logger) : BackgroundService
{
    /// <summary>The pauses after the first failure, the second and so on; after the last one a mail is given up.</summary>
    internal static readonly IReadOnlyList<TimeSpan> Pauses =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pruned = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (clock.GetUtcNow() - pruned >= PruneEvery)
                {
                    await mails.PruneAsync(stoppingToken);
                    pruned = clock.GetUtcNow();
                }
                while (settings.Server is not null && await mails.ClaimAsync(stoppingToken) is { } mail)
                    await SendAsync(mail, stoppingToken);
                await Task.Delay(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception error) when (StoreConnections.WasInterrupted(error))
            {
                logger.LogWarning(error, "Mails cannot be read; trying again.");
                await Task.Delay(Poll, CancellationToken.None);
            }
        }
    }

    private async Task SendAsync(ClaimedMail mail, CancellationToken ct)
    {
        if (mail.Mail.Until <= clock.GetUtcNow())
        {
            await GiveUpAsync(mail, "no longer of use", ct);
            return;
        }

        try
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limited.CancelAfter(Patience);
            await DeliverAsync(mail, limited.Token);
        }
        catch (Exception error) when (error is SmtpException or FormatException or IOException
            || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            await FailAsync(mail, error, ct);
            return;
        }
        await mails.SentAsync(mail.Id, CancellationToken.None);
    }

    private async Task DeliverAsync(ClaimedMail claimed, CancellationToken ct)
    {
        var server = settings.Server ?? throw new InvalidOperationException("No server is configured.");
        var mail = claimed.Mail;
        using var message = new MailMessage(settings.Sender, mail.To)
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
        };
        // The same each time, so that a mail sent twice is recognised.
        message.Headers.Add("Message-ID", $"<{claimed.Id}@{address.Host}>");
        message.Headers.Add("Date", claimed.QueuedAt.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Content-Language", mail.Language);
        if (mail.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add("List-Unsubscribe", $"<{unsubscribe}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        foreach (var (body, type) in new[] { (mail.Text, MediaTypeNames.Text.Plain), (mail.Html, MediaTypeNames.Text.Html) })
        {
            var view = AlternateView.CreateAlternateViewFromString(body, Encoding.UTF8, type);
            view.TransferEncoding = TransferEncoding.QuotedPrintable;
            message.AlternateViews.Add(view);
        }

        using var client = new SmtpClient(server.Host, settings.Port) { EnableSsl = settings.Tls };
        if (server.UserInfo.Split(':') is [var user, var password])
            client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        await client.SendMailAsync(message, ct);
    }

    // What a server answers may hold the address: only its code is kept and logged.
    private async Task FailAsync(ClaimedMail mail, Exception error, CancellationToken ct)
    {
        var code = error switch
        {
            SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } smtp => $"{(int)smtp.StatusCode} {smtp.StatusCode}",
            SmtpException => "no connection",
            FormatException => "no address",
            _ => "no answer in time",
        };
        if (error is FormatException or SmtpFailedRecipientException { StatusCode: >= (SmtpStatusCode)500 } || mail.Attempt > Pauses.Count)
        {
            await GiveUpAsync(mail, code, ct);
            return;
        }
        logger.LogWarning("Mail {Mail} could not be sent at attempt {Attempt}: {Code}.", mail.Id, mail.Attempt, code);
        await mails.PutOffAsync(mail.Id, clock.GetUtcNow() + Pauses[mail.Attempt - 1], code, ct);
    }

    private Task GiveUpAsync(ClaimedMail mail, string code, CancellationToken ct)
    {
        logger.LogError("Mail {Mail} is given up after attempt {Attempt}: {Code}.", mail.Id, mail.Attempt, code);
        return mails.GiveUpAsync(mail.Id, code, ct);
    }
}
