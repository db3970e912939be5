using Cdce.Api.Accounts;
using Cdce.Api.Mails;
using Cdce.Api.Notices;
using Npgsql;

namespace Cdce.Api.Assignments;

/// <summary>A small task for one person.</summary>
/// <param name="State">open, accepted, done or refused</param>
internal sealed record Assignment(
    Guid Id, string Area, Guid PersonId, string Email, string Text, string? Criterion, DateOnly DueOn, DateTimeOffset GivenAt, string State,
    string? Answer, DateTimeOffset? AnsweredAt)
{
    public const string Columns = "id, area, person_id, email, text, criterion, due_on, given_at, state, answer, answered_at";

    /// <summary>Nothing more is expected.</summary>
    public bool IsOver => State is "done" or "refused";

    public static Assignment Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5),
        row.GetFieldValue<DateOnly>(6), row.GetFieldValue<DateTimeOffset>(7), row.GetString(8), row.IsDBNull(9) ? null : row.GetString(9),
        row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10));
}

/// <summary>The statements on the tables of assignments.</summary>
internal static class AssignmentTable
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromDays(60);

    /// <summary>Stands once the session was saved.</summary>
    public static void Add(IDocumentSession session, Assignment assignment, string givenBy) => session.QueueSqlCommand("""
        insert into notice.assignments (id, area, person_id, email, text, criterion, due_on, given_by, given_at)
        values (?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?)
        """, assignment.Id, assignment.Area, assignment.PersonId, assignment.Email, assignment.Text, assignment.Criterion ?? "", assignment.DueOn,
        givenBy, assignment.GivenAt);

    /// <summary>Those of a commune, those that are open first.</summary>
    public static Task<IReadOnlyList<Assignment>> OfAreaAsync(NpgsqlConnection connection, string area, CancellationToken ct) => ListAsync(connection, $"""
        select {Assignment.Columns} from notice.assignments where area = $1 order by state in ('done', 'refused'), due_on, id limit 200
        """, ct, area);

    public static Task<IReadOnlyList<Assignment>> OpenAsync(NpgsqlConnection connection, CancellationToken ct) =>
        ListAsync(connection, $"select {Assignment.Columns} from notice.assignments where state in ('open', 'accepted')", ct);

    /// <summary>What a link of a mail leads to; null where it leads nowhere any more.</summary>
    public static async Task<Assignment?> OfLinkAsync(NpgsqlConnection connection, string token, DateTimeOffset now, CancellationToken ct) =>
        (await ListAsync(connection, $"""
            select {Assignment.Columns} from notice.assignments
            where id = (select assignment_id from notice.assignment_links where token_hash = $1 and expires_at > $2)
            """, ct, Secrets.Hash(token), now)) is [var found] ? found : null;

    /// <summary>Stands once the session was saved.</summary>
    public static void Answer(IDocumentSession session, Guid id, string state, string answer, DateTimeOffset now) => session.QueueSqlCommand("""
        update notice.assignments set state = ?, answer = coalesce(nullif(?, ''), answer), answered_at = ?
        where id = ? and state in ('open', 'accepted')
        """, state, answer, now, id);

    /// <summary>The path of a new link.</summary>
    public static async Task<string> LinkAsync(NpgsqlConnection connection, Guid assignmentId, DateOnly dueOn, DateTimeOffset now, CancellationToken ct)
    {
        var token = Secrets.NewToken();
        await NoticeTable.ExecuteAsync(connection, "insert into notice.assignment_links (token_hash, assignment_id, expires_at) values ($1, $2, $3)",
            ct, Secrets.Hash(token), assignmentId, EndOf(dueOn, now));
        return $"{AssignmentPage.Address}/{token}";
    }

    /// <summary>The path of a new link, which leads somewhere once the session was saved.</summary>
    public static string Link(IDocumentSession session, Guid assignmentId, DateOnly dueOn, DateTimeOffset now)
    {
        var token = Secrets.NewToken();
        session.QueueSqlCommand("insert into notice.assignment_links (token_hash, assignment_id, expires_at) values (?, ?, ?)",
            Secrets.Hash(token), assignmentId, EndOf(dueOn, now));
        return $"{AssignmentPage.Address}/{token}";
    }

    /// <summary>The mail that gives an assignment.</summary>
    public static Mail MailOf(Assignment assignment, string commune, string language, string address) => language == "de"
        ? Mail.Compose(assignment.Email, language, $"Eine kleine Aufgabe für {commune}",
            $"Die Steuerungsgruppe von {commune} bittet Sie bis zum {NoticeWords.Day(assignment.DueOn, language)} um Folgendes: {assignment.Text}",
            new("Antworten", address),
            ["Sie brauchen kein Konto. Sie können zusagen, die Aufgabe als erledigt melden oder ablehnen.",
                "Sie erhalten diese Mail, weil die Steuerungsgruppe Ihnen diese Aufgabe gegeben hat."])
        : Mail.Compose(assignment.Email, language, $"Une petite tâche pour {commune}",
            $"Le comité de {commune} vous demande ceci, pour le {NoticeWords.Day(assignment.DueOn, language)} : {assignment.Text}",
            new("Répondre", address),
            ["Aucun compte n’est nécessaire. Vous pouvez accepter, dire que c’est fait, ou refuser.",
                "Vous recevez ce courriel parce que le comité vous confie cette tâche."]);

    private static DateTimeOffset EndOf(DateOnly dueOn, DateTimeOffset now) => (dueOn.StartInBrussels() > now ? dueOn.StartInBrussels() : now) + LinkLife;

    private static async Task<IReadOnlyList<Assignment>> ListAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = NoticeTable.Command(connection, sql, values);
        var list = new List<Assignment>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            list.Add(Assignment.Read(row));
        return list;
    }
}
