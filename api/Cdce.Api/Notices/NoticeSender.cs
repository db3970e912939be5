using Cdce.Api.Accounts;
using Cdce.Api.Assignments;
using Cdce.Api.Mails;
using Cdce.Campaign;
using Cdce.Platform.Notices;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cdce.Api.Notices;

/// <summary>
/// Writes the mails that are due. Each is one transaction with all that it tells marked as told, one after the other on all nodes, so that a
/// kill loses and doubles nothing.
/// </summary>
internal sealed class NoticeSender(
    StoreConnections connections, IServiceScopeFactory scopes, Mailer mailer, PublicAddress address, NoticeOptions options, TimeProvider clock)
{
    private const long LockKey = 0x43444348;

    /// <summary>A reminder whose morning was missed is still sent so many days later.</summary>
    public const int LateDays = 3;

    private static readonly TimeSpan TokensKept = TimeSpan.FromDays(400);
    private static readonly TimeSpan ItemsKept = TimeSpan.FromDays(60);

    private DateTimeOffset looked;

    /// <summary>Writes what is due, up to the limit of a minute; what is left is due in the next one.</summary>
    public async Task SendDueAsync(CancellationToken ct)
    {
        foreach (var personId in await AtOnceAsync(ct))
        {
            if (!await SendAsync(personId, morning: false, [], ct))
                return;
        }

        // Nobody's minute has come where the same minute was looked at already.
        var now = clock.GetUtcNow();
        if (now - looked < TimeSpan.FromMinutes(1) && now >= looked)
            return;
        if (await SendMorningAsync(now, ct))
            looked = now;
    }

    private async Task<bool> SendMorningAsync(DateTimeOffset now, CancellationToken ct)
    {
        var today = now.DayInBrussels();
        if (now < options.MorningOf(Guid.Empty, today)) // the first minute of all
            return true;
        var due = await DueAsync(today, ct);
        var waiting = await WaitingAsync(today, ct);
        var people = waiting.Concat(await RemindedAsync(due, today, ct)).Distinct().Except(await HadMorningAsync(today, ct))
            .Where(id => options.MorningOf(id, today) <= now).OrderBy(id => options.MorningOf(id, today));
        foreach (var personId in people)
        {
            if (!await SendAsync(personId, morning: true, due, ct))
                return false;
        }
        await PruneAsync(now, ct);
        return true;
    }

    /// <summary>False where the limit of this minute is reached.</summary>
    private async Task<bool> SendAsync(Guid personId, bool morning, IReadOnlyList<DueReminder> due, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = now.DayInBrussels();
        await using var scope = scopes.CreateScopeForAllRows();
        var recipient = await scope.ServiceProvider.GetRequiredService<Recipients>().FindAsync(personId, today, ct)
            ?? new(personId, null, "fr", []);
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await NoticeTable.ExecuteAsync(connection, $"select pg_advisory_xact_lock({LockKey})", ct);
        if (await NoticeTable.AskAsync<long>(connection, "select count(*) from notice.mails where lines > 0 and written_at > $1", ct,
            now - TimeSpan.FromMinutes(1)) >= options.PerMinute)
        {
            return false;
        }
        if (await NumberAsync(connection, personId, today, morning, now, ct) is not { } number)
            return true;

        var wishes = await NoticeTable.WishesAsync(connection, personId, ct);
        var waiting = await NoticeTable.WaitingAsync(connection, personId, ct);
        var campaign = scope.ServiceProvider.GetRequiredService<CampaignDb>();
        var digest = Digest.Of(waiting, recipient, wishes, await HiddenAsync(campaign, waiting, recipient, ct),
            morning ? options.MorningOf(personId, today) : null, today.DayOfWeek == DayOfWeek.Monday);
        var reminders = await NewAsync(connection, recipient, [.. due.Where(d => wishes[ReminderKinds.TopicOf(d.Item.Kind)].Mail != Rhythm.Off)], ct);
        DigestLine[] lines = [.. await LinesAsync(connection, reminders, recipient, now, ct), .. digest.Lines];
        if (recipient.Email is null)
        {
            await NoticeTable.MarkAsync(connection, personId, waiting, "none", ct);
            lines = [];
        }
        else
        {
            await NoticeTable.MarkAsync(connection, personId, digest.Dropped, "none", ct);
            await NoticeTable.MarkAsync(connection, personId, digest.Told, "sent", ct);
            if (lines.Length > 0)
            {
                await RememberAsync(connection, personId, reminders, today, ct);
                await QueueAsync(connection, recipient, lines, await PlacesAsync(campaign, lines, recipient.Language, ct), ct);
            }
        }

        if (morning || lines.Length > 0)
        {
            await NoticeTable.ExecuteAsync(connection, "insert into notice.mails (person_id, day, number, written_at, lines) values ($1, $2, $3, $4, $5)",
                ct, personId, today, number, now, lines.Length);
        }
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>The number of the next mail of that day; null where there was one of the morning, or one at once a short while ago.</summary>
    private async Task<int?> NumberAsync(NpgsqlConnection connection, Guid personId, DateOnly today, bool morning, DateTimeOffset now, CancellationToken ct)
    {
        if (morning)
        {
            return await NoticeTable.AskAsync<bool>(connection, """
                select exists (select from notice.mails where person_id = $1 and day = $2 and number = 0)
                    or not exists (select from identity.people where "Id" = $1)
                """, ct, personId, today) ? null : 0;
        }
        return await NoticeTable.AskAsync<bool>(connection, """
            select exists (select from notice.mails where person_id = $1 and number > 0 and lines > 0 and written_at > $2)
            """, ct, personId, now - options.Gathering)
            ? null
            : await NoticeTable.AskAsync<int>(connection,
                "select coalesce(max(number), 0) + 1 from notice.mails where person_id = $1 and day = $2", ct, personId, today);
    }

    /// <summary>Of what is due, what concerns this person and was not sent: of one object and rule only the latest.</summary>
    private static async Task<IReadOnlyList<DueReminder>> NewAsync(
        NpgsqlConnection connection, Recipient recipient, IReadOnlyList<DueReminder> due, CancellationToken ct)
    {
        var concerned = due.Where(d => Concerns(d, recipient)).ToList();
        if (concerned.Count == 0)
            return [];
        var sent = new Dictionary<(string, string), DateOnly>();
        await using (var command = NoticeTable.Command(connection,
            "select rule, object, max(period) from notice.reminders where person_id = $1 group by rule, object", recipient.PersonId))
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
                sent[(row.GetString(0), row.GetString(1))] = row.GetFieldValue<DateOnly>(2);
        }
        return
        [
            .. concerned.GroupBy(d => (d.Rule.Code, d.Item.Key)).Select(same => same.MaxBy(d => d.Period)).OfType<DueReminder>()
                .Where(d => !sent.TryGetValue((d.Rule.Code, d.Item.Key), out var last) || d.Period > last),
        ];
    }

    /// <summary>Whether this person is reminded of it.</summary>
    public static bool Concerns(DueReminder due, Recipient recipient) =>
        due.Item.PersonId == recipient.PersonId || recipient.RoleFor(due.Rule.Roles, due.Item.Area) is not null;

    // Who has a task may have no account: the line leads to the page of the task.
    private static async Task<IReadOnlyList<DigestLine>> LinesAsync(
        NpgsqlConnection connection, IReadOnlyList<DueReminder> reminders, Recipient recipient, DateTimeOffset now, CancellationToken ct)
    {
        var lines = new List<DigestLine>();
        foreach (var due in reminders)
        {
            var line = LineOf(due, recipient);
            lines.Add(due.Item.Kind == ReminderKinds.Assignment
                ? line with { Path = await AssignmentTable.LinkAsync(connection, Guid.Parse(due.Item.Key.AsSpan(ReminderSources.AssignmentKey.Length)), due.Item.Day, now, ct) }
                : line);
        }
        return lines;
    }

    private static DigestLine LineOf(DueReminder due, Recipient recipient) => new(
        ReminderKinds.TopicOf(due.Item.Kind), due.Item.Kind, due.Item.Area, due.Item.Path, due.Item.Day, recipient.RoleFor(due.Rule.Roles, due.Item.Area),
        due.Item.Kind is not (ReminderKinds.FairOMeterInvitation or ReminderKinds.FairOMeterExtension), due.Item.Code);

    private static async Task RememberAsync(
        NpgsqlConnection connection, Guid personId, IReadOnlyList<DueReminder> reminders, DateOnly today, CancellationToken ct)
    {
        foreach (var due in reminders)
        {
            await NoticeTable.ExecuteAsync(connection, "insert into notice.reminders (person_id, rule, object, period, sent_on) values ($1, $2, $3, $4, $5)",
                ct, personId, due.Rule.Code, due.Item.Key, due.Period, today);
        }
    }

    private async Task QueueAsync(NpgsqlConnection connection, Recipient recipient, IReadOnlyList<DigestLine> lines,
        IReadOnlyDictionary<string, string> places, CancellationToken ct)
    {
        var token = Secrets.NewToken();
        await NoticeTable.ExecuteAsync(connection, "insert into notice.offs (token_hash, person_id, topics, made_at) values ($1, $2, $3, $4)",
            ct, Secrets.Hash(token), recipient.PersonId, lines.Select(l => l.Topic).Distinct().ToArray(), clock.GetUtcNow());
        await mailer.QueueAsync(connection, DigestMail.Write(recipient.Email ?? "", recipient.Language, lines, address.Root,
            $"{address.Root}{MailOffPage.Address}/{token}", places), ct);
    }

    /// <summary>Alerts that were told in confidence, as far as this person may not see them.</summary>
    public static async Task<IReadOnlySet<string>> HiddenAsync(
        CampaignDb campaign, IReadOnlyList<NoticeItem> items, Recipient recipient, CancellationToken ct)
    {
        const string Alert = "alert/";
        Guid[] ids = [.. items.Where(i => i.Object.StartsWith(Alert, StringComparison.Ordinal)).Select(i => Guid.Parse(i.Object.AsSpan(Alert.Length))).Distinct()];
        if (ids.Length == 0)
            return new HashSet<string>();
        var confidential = await campaign.MomentumAlerts.Where(a => ids.Contains(a.AlertId) && a.Confidential).ToListAsync(ct);
        return confidential.Where(a => a.CalledBy != $"account:{recipient.PersonId}"
                && !recipient.Roles.Any(held => held.Role.IsCoordination() && held.Covers(a.NisCode)))
            .Select(a => $"{Alert}{a.AlertId}").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The names of the communes that lines speak of.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> PlacesAsync(
        CampaignDb campaign, IReadOnlyList<DigestLine> lines, string language, CancellationToken ct)
    {
        string[] codes = [.. lines.Select(l => l.Area).Concat(lines.Select(l => l.Role?.Area ?? "")).Where(a => a.Length == 5).Distinct()];
        return (await campaign.Communes.Where(c => codes.Contains(c.NisCode)).Select(c => new { c.NisCode, c.NameFr, c.NameDe }).ToListAsync(ct))
            .ToDictionary(c => c.NisCode, c => language == "de" ? c.NameDe ?? c.NameFr : c.NameFr);
    }

    /// <summary>Reminders that are due today, or that a missed morning left.</summary>
    private async Task<IReadOnlyList<DueReminder>> DueAsync(DateOnly today, CancellationToken ct)
    {
        await using var scope = scopes.CreateScopeForAllRows();
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        return ReminderPlan.Between(await ReminderBook.ToSendAsync(connection, ct),
            await scope.ServiceProvider.GetRequiredService<ReminderSources>().FindAsync(ct),
            await ReminderBook.PausesAsync(connection, ct), today.AddDays(-LateDays), today);
    }

    private async Task<IReadOnlyList<Guid>> RemindedAsync(IReadOnlyList<DueReminder> due, DateOnly today, CancellationToken ct)
    {
        await using var scope = scopes.CreateScopeForAllRows();
        var recipients = scope.ServiceProvider.GetRequiredService<Recipients>();
        var people = new HashSet<Guid>(due.Select(d => d.Item.PersonId).OfType<Guid>());
        foreach (var same in due.GroupBy(d => d.Rule.Code))
            people.UnionWith(await recipients.InAsync(same.First().Rule.Roles, [.. same.Select(d => d.Item.Area).Distinct()], today, ct));
        return [.. people];
    }

    /// <summary>People for whom something came before their minute of this morning.</summary>
    private async Task<IReadOnlyList<Guid>> WaitingAsync(DateOnly today, CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var command = NoticeTable.Command(connection,
            "select person_id, min(recorded_at) from notice.items where mail = 'waiting' group by person_id");
        var people = new List<Guid>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            if (row.GetFieldValue<DateTimeOffset>(1) <= options.MorningOf(row.GetGuid(0), today))
                people.Add(row.GetGuid(0));
        }
        return people;
    }

    private async Task<IReadOnlyList<Guid>> HadMorningAsync(DateOnly today, CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        return await NoticeTable.ColumnAsync<Guid>(connection, "select person_id from notice.mails where day = $1 and number = 0", ct, today);
    }

    /// <summary>People with something that cannot wait for the morning.</summary>
    private async Task<IReadOnlyList<Guid>> AtOnceAsync(CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        return await NoticeTable.ColumnAsync<Guid>(connection, """
            select distinct i.person_id from notice.items i left join notice.settings s on s.person_id = i.person_id and s.topic = i.topic
            where i.mail = 'waiting' and coalesce(s.mail, '') <> 'off' and (i.urgent or s.mail = 'atOnce')
            """, ct);
    }

    private async Task PruneAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await NoticeTable.ExecuteAsync(connection, "delete from notice.items where recorded_at < $1 and mail <> 'waiting'", ct, now - ItemsKept);
        await NoticeTable.ExecuteAsync(connection, "delete from notice.offs where made_at < $1", ct, now - TokensKept);
    }
}
