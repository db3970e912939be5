using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cdce.Api.Mails;

/// <summary>Queues mails in the transaction of what causes them; <see cref="MailSender"/> sends them afterwards.</summary>
internal sealed class Mailer(MailSettings settings, TimeProvider clock)
{
    private const string Insert =
        "insert into mail.mails (id, state, recipient, language, subject, text, html, queued_at, due_at, until, unsubscribe) values ";

    private static readonly TimeSpan Useful = TimeSpan.FromDays(2);

    /// <summary>Goes out once the session was saved.</summary>
    public void Queue(IDocumentSession session, Mail mail) =>
        session.QueueSqlCommand(Insert + "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''))", Values(mail));

    /// <summary>Goes out once the transaction of this context is committed, or at once where it has none.</summary>
    public Task QueueAsync(DbContext db, Mail mail, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(Insert + "({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, nullif({10}, ''))", Values(mail), ct);

    /// <summary>Goes out once the transaction of this connection is committed.</summary>
    public async Task QueueAsync(NpgsqlConnection connection, Mail mail, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Insert + "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, nullif($11, ''))", connection);
        foreach (var value in Values(mail))
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    private object[] Values(Mail mail)
    {
        var now = clock.GetUtcNow();
        return
        [
            Guid.CreateVersion7(), settings.Server is null ? MailStates.Kept : MailStates.Waiting, mail.To, mail.Language, mail.Subject,
            mail.Text, mail.Html, now, now, mail.Until ?? now + Useful,
            mail.Unsubscribe ?? "",
        ];
    }
}
