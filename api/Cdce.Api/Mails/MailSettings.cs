using System.Net.Mail;

namespace Cdce.Api.Mails;

/// <summary>The server that mails go out over.</summary>
/// <param name="Server">Null where none is configured: mails are then kept for the mailbox page, and never sent.</param>
/// <param name="Sender">The address they come from.</param>
internal sealed record MailSettings(Uri? Server, string Sender)
{
    public bool Tls => Server?.Scheme == "smtps";

    public int Port => Server is { Port: > 0 } server ? server.Port : Tls ? 587 : 25;

    /// <summary>Reads <c>CDCE_SMTP</c> and <c>CDCE_MAIL_FROM</c>.</summary>
    /// <exception cref="StartRefusedException">They cannot be meant so.</exception>
    public static MailSettings Of(IConfiguration configuration)
    {
        var sender = configuration["CDCE_MAIL_FROM"] ?? "";
        if (configuration["CDCE_SMTP"] is not { Length: > 0 } named)
            return new(null, sender);
        if (!Uri.TryCreate(named, UriKind.Absolute, out var server) || server.Scheme is not ("smtp" or "smtps"))
            throw new StartRefusedException("CDCE_SMTP is not an address such as smtps://user:password@mail.example.org:587.");
        if (server is { Scheme: "smtps", Port: 465 })
            throw new StartRefusedException("CDCE_SMTP: TLS begins with STARTTLS here, which servers offer on port 587 rather than 465.");
        if (!MailAddress.TryCreate(sender, out _))
            throw new StartRefusedException("CDCE_SMTP needs CDCE_MAIL_FROM: the address that mails come from.");
        if (configuration["CDCE_PUBLIC_URL"] is not { Length: > 0 })
            throw new StartRefusedException("CDCE_SMTP needs CDCE_PUBLIC_URL: the address of this program that mails lead to.");
        return new(server, sender);
    }
}
