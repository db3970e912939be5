using Cdce.Api.Mails;

namespace Cdce.Api.Notices;

/// <summary>Writes a digest as a mail.</summary>
internal static class DigestMail
{
    /// <param name="root">Address of this program.</param>
    /// <param name="off">Where one click switches these topics off.</param>
    /// <param name="places">Names of communes by NIS code.</param>
    public static Mail Write(
        string to, string language, IReadOnlyList<DigestLine> lines, string root, string off, IReadOnlyDictionary<string, string> places)
    {
        var german = language == "de";
        var subject = (lines, german) switch
        {
            ([var only], _) => Title(only, language, places),
            (_, true) => $"Gemeinden des fairen Handels: {lines.Count} Mitteilungen",
            _ => $"Communes du Commerce Équitable : {lines.Count} avis",
        };
        var intro = german ? "Das ist neu, und das wartet auf Sie:" : "Voici ce qui a changé et ce qui vous attend :";
        var (stop, back) = german
            ? ("Diese Mails nicht mehr erhalten", "Sie stellen jederzeit unter „Mein Konto“, „Meine Mitteilungen“ ein, worüber und wie oft Sie Mails erhalten.")
            : ("Ne plus recevoir ces courriels", "Dans « Mon compte », « Mes avis », vous choisissez à tout moment sur quoi et à quel rythme vous recevez des courriels.");
        var text = string.Join("\n\n", [intro, .. lines.Select(Plain), $"{stop}\n{off}", $"{back}\n{root}/mes-avis"]) + "\n";
        var html = Mail.Page(language, subject, $"""
            {Mail.Paragraph(intro)}
            <ul style="margin:0 0 24px;padding:0;list-style:none">
            {string.Join('\n', lines.Select(Html))}
            </ul>
            <p style="margin:0 0 8px;font-size:14px"><a href="{Mail.Encode(off)}" style="color:#1f5f4a">{Mail.Encode(stop)}</a></p>
            <p style="margin:0;font-size:14px">{Mail.Encode(back)} <a href="{Mail.Encode(root)}/mes-avis" style="color:#1f5f4a">{Mail.Encode(root)}/mes-avis</a></p>
            """);
        return new(to, language, subject, text, html, null, off);

        string Plain(DigestLine line) =>
            $"{Title(line, language, places)}\n{Why(line, language, places)}\n{NoticeWords.Link(line.State, language)} : {root}{line.Path}";

        string Html(DigestLine line) => $"""
            <li style="margin:0 0 16px;padding:0 0 16px;border-bottom:1px solid #d9d4c7"><strong>{Mail.Encode(Title(line, language, places))}</strong><br>
            <span style="font-size:14px">{Mail.Encode(Why(line, language, places))}</span><br>
            <a href="{Mail.Encode(root + line.Path)}" style="color:#1f5f4a">{Mail.Encode(NoticeWords.Link(line.State, language))}</a></li>
            """;
    }

    /// <summary>Where, what and when.</summary>
    public static string Title(DigestLine line, string language, IReadOnlyDictionary<string, string> places)
    {
        var (reminder, colon) = language == "de" ? ("Erinnerung, ", ": ") : ("Rappel, ", " : ");
        return $"{(line.Reminder ? reminder : "")}{Place(line.Area, language, places)}{colon}{NoticeWords.What(line.State, language)}{(line.Code is null ? "" : $", {line.Code}")} ({NoticeWords.When(line.State, line.On, language)})";
    }

    public static string Why(DigestLine line, string language, IReadOnlyDictionary<string, string> places) =>
        NoticeWords.Why(line.Role, Place(line.Role?.Area ?? "", language, places), language);

    private static string Place(string area, string language, IReadOnlyDictionary<string, string> places) =>
        area.Length == 0 ? NoticeWords.Campaign(language) : places.GetValueOrDefault(area) ?? Provinces.GetValueOrDefault(area)?[language == "de" ? 1 : 0] ?? area;

    // Statbel's first digits.
    private static readonly Dictionary<string, string[]> Provinces = new(StringComparer.Ordinal)
    {
        ["21"] = ["Bruxelles", "Brüssel"],
        ["25"] = ["Brabant wallon", "Wallonisch-Brabant"],
        ["5"] = ["Hainaut", "Hennegau"],
        ["6"] = ["Liège", "Lüttich"],
        ["8"] = ["Luxembourg", "Luxemburg"],
        ["9"] = ["Namur", "Namur"],
    };
}
