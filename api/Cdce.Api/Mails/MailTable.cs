using Npgsql;

namespace Cdce.Api.Mails;

/// <summary>What has become of a mail.</summary>
internal static class MailStates
{
    public const string Waiting = "waiting";
    public const string Kept = "kept";
    public const string Sent = "sent";
    public const string GivenUp = "givenUp";
}

/// <summary>A mail that this node sends now.</summary>
internal sealed record ClaimedMail(Guid Id, Mail Mail, DateTimeOffset QueuedAt, int Attempt);

/// <summary>Mails that somebody should know about.</summary>
/// <param name="GivenUp">That reached nobody, and that nobody has taken note of.</param>
/// <param name="Oldest">How long the oldest that waits has been waiting.</param>
internal sealed record MailStatus(int GivenUp, int Waiting, TimeSpan Oldest);

/// <summary>The statements on <c>mail.mails</c>.</summary>
internal sealed class MailTable(StoreConnections connections, TimeProvider clock)
{
    /// <summary>A mail that was claimed and neither sent nor put off, because its node died, is due again then.</summary>
    private static readonly TimeSpan Claimed = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan NotesKept = TimeSpan.FromDays(7);

    /// <summary>Takes the mail that has been due for longest, so that no other node does.</summary>
    public async Task<ClaimedMail?> ClaimAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = Command("""
            update mail.mails set due_at = $2, attempts = attempts + 1, error = null
            where id = (
                select id from mail.mails where state = 'waiting' and due_at <= $1
                order by due_at limit 1 for update skip locked)
            returning id, recipient, language, subject, text, html, until, queued_at, attempts, unsubscribe
            """, now, now + Claimed);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(row.GetGuid(0), new(row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
                row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(9) ? null : row.GetString(9)), row.GetFieldValue<DateTimeOffset>(7), row.GetInt32(8))
            : null;
    }

    /// <summary>Forgets to whom it went and what it said.</summary>
    public Task SentAsync(Guid id, CancellationToken ct) => ExecuteAsync("""
        update mail.mails set state = 'sent', recipient = null, subject = null, text = null, html = null, unsubscribe = null, ended_at = $2, error = null
        where id = $1
        """, ct, id, clock.GetUtcNow());

    public Task PutOffAsync(Guid id, DateTimeOffset until, string error, CancellationToken ct) =>
        ExecuteAsync("update mail.mails set due_at = $2, error = $3 where id = $1", ct, id, until, error);

    /// <summary>Forgets what it said; whom it did not reach stays until somebody has taken note, or for a week.</summary>
    public Task GiveUpAsync(Guid id, string error, CancellationToken ct) => ExecuteAsync(
        "update mail.mails set state = 'givenUp', text = null, html = null, unsubscribe = null, ended_at = $2, error = $3 where id = $1",
        ct, id, clock.GetUtcNow(), error);

    public Task<int> PruneAsync(CancellationToken ct) => ExecuteAsync(
        "delete from mail.mails where state <> 'waiting' and coalesce(ended_at, queued_at) < $1", ct, clock.GetUtcNow() - NotesKept);

    /// <summary>The latest that are kept, wait or were given up. What a mail says is told only where it is kept to be read here.</summary>
    public async Task<IReadOnlyList<MailView>> ListAsync(CancellationToken ct)
    {
        await using var command = Command("""
            select id, state, recipient, language, subject, case when state = 'kept' then text end, queued_at, error
            from mail.mails where state <> 'sent' order by queued_at desc, id desc limit $1
            """, MailView.Most);
        var mails = new List<MailView>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            mails.Add(new(row.GetGuid(0).ToString(), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4),
                row.IsDBNull(5) ? null : row.GetString(5), row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(7) ? null : row.GetString(7)));
        }
        return mails;
    }

    /// <summary>Removes a mail that is not on its way; false where there is none.</summary>
    public async Task<bool> DropAsync(Guid id, CancellationToken ct) =>
        await ExecuteAsync("delete from mail.mails where id = $1 and state in ('kept', 'givenUp')", ct, id) > 0;

    public async Task<MailStatus> StatusAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = Command("""
            select count(*) filter (where state = 'givenUp')::integer, count(*) filter (where state = 'waiting')::integer,
                coalesce(min(queued_at) filter (where state = 'waiting'), $1)
            from mail.mails where state in ('givenUp', 'waiting')
            """, now);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new(row.GetInt32(0), row.GetInt32(1), now - row.GetFieldValue<DateTimeOffset>(2));
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = connections.Main.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
