using System.Net;

namespace Cdce.Api.Mails;

/// <summary>A mail to one person, as text and as simple HTML.</summary>
/// <param name="Language">fr or de.</param>
/// <param name="Until">Of no use to its reader afterwards, so not sent any more.</param>
/// <param name="Unsubscribe">Where one click switches off what it is about.</param>
internal sealed record Mail(
    string To, string Language, string Subject, string Text, string Html, DateTimeOffset? Until = null, string? Unsubscribe = null)
{
    /// <summary>Paragraphs around one address to go to, greeted and signed in the reader's language.</summary>
    public static Mail Compose(
        string to, string language, string subject, string before, MailLink link, IReadOnlyList<string> after, DateTimeOffset? until = null)
    {
        var (greeting, closing) = language == "de"
            ? ("Guten Tag,", "Die Kampagne Gemeinden des fairen Handels")
            : ("Bonjour,", "La campagne Communes du Commerce Équitable");
        var text = string.Join("\n\n", [greeting, before, $"{link.Label}\n{link.Address}", .. after, closing]) + "\n";
        var html = Page(language, subject, $"""
            {Paragraph(greeting)}
            {Paragraph(before)}
            <p style="margin:24px 0"><a href="{Encode(link.Address)}" style="display:inline-block;padding:12px 20px;background:#1f5f4a;color:#ffffff;text-decoration:none;border-radius:6px">{Encode(link.Label)}</a></p>
            {string.Join('\n', after.Select(Paragraph))}
            {Paragraph(closing)}
            """);
        return new(to, language, subject, text, html, until);
    }

    /// <summary>The frame around what a mail says.</summary>
    public static string Page(string language, string subject, string content) => $"""
        <!doctype html>
        <html lang="{language}"><head><meta charset="utf-8"><title>{Encode(subject)}</title></head>
        <body style="margin:0;padding:24px;background:#f6f4ef;color:#23302b;font:16px/1.5 Arial,Helvetica,sans-serif">
        <div style="max-width:34em;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px">
        {content}
        </div></body></html>

        """;

    public static string Paragraph(string words) => $"""<p style="margin:0 0 16px">{Encode(words)}</p>""";

    public static string Encode(string words) => WebUtility.HtmlEncode(words);
}

/// <summary>The one thing to do about a mail.</summary>
internal sealed record MailLink(string Label, string Address);
