using System.Net;
using Cdce.Api.Accounts;
using Cdce.Api.Notices;

namespace Cdce.Api.Assignments;

/// <summary>
/// Where a mail's link leads: the task, and three answers, without an account and without script. Looking at it changes nothing; the link is good for this one
/// task and ends sixty days after its day.
/// </summary>
internal static class AssignmentPage
{
    public const string Address = "/avis/tache";

    private const int TokenLength = 43;
    private const int LongestAnswer = 1000;

    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup(Address).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/{token}", ShowAsync);
        routes.MapPost("/{token}", AnswerAsync).DisableAntiforgery(); // the token is what nobody else has
    }

    private static async Task<IResult> ShowAsync(string token, StoreConnections connections, AccountsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await FindAsync(token, connections, db, clock, ct) is not var (assignment, language))
            return NotThere();
        var german = language == "de";
        var task = $"<p>{Encode(assignment.Text)}</p><p>{(german ? "Bis zum" : "Pour le")} {NoticeWords.Day(assignment.DueOn, language)}</p>";
        return PlainPage.Show(language, StatusCodes.Status200OK, german ? "Eine kleine Aufgabe" : "Une petite tâche", task + (assignment.IsOver
            ? $"<p>{(german ? "Sie haben schon geantwortet. Danke." : "Vous avez déjà répondu. Merci.")}</p>"
            : $"""
                <form method="post">
                <label for="answer">{(german ? "Ein Wort dazu (freiwillig)" : "Un mot à ce sujet (facultatif)")}</label>
                <textarea id="answer" name="answer" maxlength="{LongestAnswer}"></textarea>
                <button name="state" value="done">{(german ? "Erledigt" : "C’est fait")}</button>
                <button class="quiet" name="state" value="accepted">{(german ? "Ich übernehme es" : "Je m’en charge")}</button>
                <button class="quiet" name="state" value="refused">{(german ? "Ich kann nicht" : "Je ne peux pas")}</button>
                </form>
                """));
    }

    private static async Task<IResult> AnswerAsync(
        string token, HttpRequest request, StoreConnections connections, IDocumentStore store, AccountsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await FindAsync(token, connections, db, clock, ct) is not var (assignment, language))
            return NotThere();
        var form = request.HasFormContentType ? await request.ReadFormAsync(ct) : FormCollection.Empty;
        var (state, answer) = (form["state"].ToString(), form["answer"].ToString().Trim().Replace("\0", "", StringComparison.Ordinal));
        if (state is not ("done" or "accepted" or "refused") || answer.Length > LongestAnswer)
            return await ShowAsync(token, connections, db, clock, ct);
        if (!assignment.IsOver)
            await SaveAsync(assignment, state, answer, store, clock, ct);
        var german = language == "de";
        return PlainPage.Show(language, StatusCodes.Status200OK, german ? "Danke" : "Merci", $"""
            <p>{(german ? "Ihre Antwort ist bei der Steuerungsgruppe angekommen." : "Votre réponse est arrivée au comité.")}</p>
            """);
    }

    private static async Task SaveAsync(
        Assignment assignment, string state, string answer, IDocumentStore store, TimeProvider clock, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = $"account:{assignment.PersonId}";
        var stream = await session.Events.FetchForWriting<GivenAssignment>(GivenAssignment.StreamKey(assignment.Id), ct);
        stream.AppendOne(new AssignmentAnswered(assignment.Id, state));
        AssignmentTable.Answer(session, assignment.Id, state, answer, clock.GetUtcNow());
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (ConcurrencyException)
        {
            // The button was pressed twice: the first answer counts.
        }
    }

    private static async Task<(Assignment Assignment, string Language)?> FindAsync(
        string token, StoreConnections connections, AccountsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (token.Length != TokenLength)
            return null;
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        return await AssignmentTable.OfLinkAsync(connection, token, clock.GetUtcNow(), ct) is { } found
            && await db.People.FindAsync([found.PersonId], ct) is { } person ? (found, person.Language) : null;
    }

    private static IResult NotThere() => PlainPage.Show("fr", StatusCodes.Status404NotFound, "Lien inconnu / Unbekannter Link", """
        <p>Ce lien n’est plus valable. Demandez-en un autre au comité.</p>
        <p lang="de">Dieser Link gilt nicht mehr. Fragen Sie die Steuerungsgruppe nach einem neuen.</p>
        """);

    private static string Encode(string words) => WebUtility.HtmlEncode(words);
}
