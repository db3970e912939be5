using System.Net;
using Cdce.Api.Accounts;
using Cdce.Platform.Notices;

namespace Cdce.Api.Notices;

/// <summary>
/// The address in a mail by which its topics are switched off without signing in (RFC 8058). Looking at it changes nothing, because
/// programs follow links; the button does, and so does a mail program's own.
/// </summary>
internal static class MailOffPage
{
    public const string Address = "/avis/stop";

    private const int TokenLength = 43;

    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup(Address).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/{token}", ShowAsync);
        routes.MapPost("/{token}", SwitchOffAsync).DisableAntiforgery(); // the token is what nobody else has
    }

    private static async Task<IResult> ShowAsync(string token, StoreConnections connections, AccountsDb db, CancellationToken ct)
    {
        var (topics, language) = await FindAsync(token, connections, db, ct) is var (_, known, spoken) ? (known, spoken) : ([], null);
        if (language is null)
            return NotThere();
        var german = language == "de";
        return Page(language, StatusCodes.Status200OK, german ? "Mails abstellen" : "Ne plus recevoir de courriels", $"""
            <p>{(german ? "Sie erhalten keine Mails mehr zu:" : "Vous ne recevrez plus de courriels sur :")}</p>
            <ul>{string.Concat(topics.Select(t => $"<li>{Encode(NoticeWords.Topic(t, language))}</li>"))}</ul>
            <form method="post"><button type="submit">{(german ? "Abstellen" : "Ne plus recevoir")}</button></form>
            """);
    }

    private static async Task<IResult> SwitchOffAsync(string token, StoreConnections connections, AccountsDb db, CancellationToken ct)
    {
        if (await FindAsync(token, connections, db, ct) is not var (personId, topics, language))
            return NotThere();
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        foreach (var topic in topics)
            await NoticeTable.WishAsync(connection, personId, topic, Rhythm.Off, null, ct);
        var german = language == "de";
        return Page(language, StatusCodes.Status200OK, german ? "Abgestellt" : "C’est fait", $"""
            <p>{(german
                ? "Sie erhalten dazu keine Mails mehr. Was sich ändert, sehen Sie weiterhin im Arbeitsbereich."
                : "Vous ne recevez plus de courriels à ce sujet. Ce qui change reste visible dans l’espace de travail.")}</p>
            <p><a href="/mes-avis">{(german ? "Wieder einschalten: „Meine Mitteilungen“" : "Les reprendre : « Mes avis »")}</a></p>
            """);
    }

    private static async Task<(Guid PersonId, string[] Topics, string Language)?> FindAsync(
        string token, StoreConnections connections, AccountsDb db, CancellationToken ct)
    {
        if (token.Length != TokenLength)
            return null;
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var command = NoticeTable.Command(connection, "select person_id, topics from notice.offs where token_hash = $1", Secrets.Hash(token));
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            return null;
        var (personId, topics) = (row.GetGuid(0), row.GetFieldValue<string[]>(1));
        return await db.People.FindAsync([personId], ct) is { } person ? (personId, topics, person.Language) : null;
    }

    private static IResult NotThere() => Page("fr", StatusCodes.Status404NotFound, "Lien inconnu / Unbekannter Link", """
        <p>Ce lien n’est plus valable. Vos choix se trouvent dans « Mes avis ».</p>
        <p lang="de">Dieser Link gilt nicht mehr. Ihre Wahl treffen Sie unter „Meine Mitteilungen“.</p>
        <p><a href="/mes-avis">Mes avis / Meine Mitteilungen</a></p>
        """);

    private static IResult Page(string language, int status, string title, string content) => PlainPage.Show(language, status, title, content);

    private static string Encode(string words) => WebUtility.HtmlEncode(words);
}
