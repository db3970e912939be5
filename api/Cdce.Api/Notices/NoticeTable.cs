using Cdce.Platform.Notices;
using Npgsql;

namespace Cdce.Api.Notices;

/// <summary>Something one person is told.</summary>
internal sealed record NoticeItem(
    string Source, string Topic, string Object, string Area, string State, string Path, DateOnly On, long Sequence,
    DateTimeOffset RecordedAt, bool Direct, bool Urgent)
{
    public const string Columns =
        "source, topic, object, area, state, path, happened_on, sequence, recorded_at, direct, urgent";

    public static NoticeItem Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
        row.GetString(4), row.GetString(5), row.GetFieldValue<DateOnly>(6), row.GetInt64(7), row.GetFieldValue<DateTimeOffset>(8),
        row.GetBoolean(9), row.GetBoolean(10));
}

/// <summary>What somebody wishes about a topic.</summary>
/// <param name="Chosen">False for what holds as long as nothing was said.</param>
internal sealed record TopicWish(Topic Topic, Rhythm Mail, bool Screen, bool Chosen);

/// <summary>The statements on the tables of notices.</summary>
internal static class NoticeTable
{
    /// <summary>What somebody wishes about each topic.</summary>
    public static async Task<IReadOnlyDictionary<string, TopicWish>> WishesAsync(NpgsqlConnection connection, Guid personId, CancellationToken ct)
    {
        await using var command = Command(connection, "select topic, mail, screen from notice.settings where person_id = $1", personId);
        var wishes = Topics.All.ToDictionary(t => t.Code, t => new TopicWish(t, t.Mail, true, false));
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            if (wishes.TryGetValue(row.GetString(0), out var wish))
                wishes[wish.Topic.Code] = wish with { Mail = Enum.Parse<Rhythm>(row.GetString(1), ignoreCase: true), Screen = row.GetBoolean(2), Chosen = true };
        }
        return wishes;
    }

    public static Task WishAsync(NpgsqlConnection connection, Guid personId, string topic, Rhythm mail, bool? screen, CancellationToken ct) =>
        ExecuteAsync(connection, """
            insert into notice.settings (person_id, topic, mail, screen) values ($1, $2, $3, coalesce($4, true))
            on conflict (person_id, topic) do update set mail = excluded.mail, screen = coalesce($4, settings.screen)
            """, ct, personId, topic, CodeOf(mail), screen is null ? DBNull.Value : screen.Value);

    /// <summary>Those that no mail has told yet.</summary>
    public static Task<IReadOnlyList<NoticeItem>> WaitingAsync(NpgsqlConnection connection, Guid personId, CancellationToken ct) =>
        ListAsync(connection, $"select {NoticeItem.Columns} from notice.items where person_id = $1 and mail = 'waiting' order by sequence", ct, personId);

    /// <summary>Those of the last weeks, newest first.</summary>
    public static Task<IReadOnlyList<NoticeItem>> RecentAsync(NpgsqlConnection connection, Guid personId, DateTimeOffset since, CancellationToken ct) =>
        ListAsync(connection, $"""
            select {NoticeItem.Columns} from notice.items where person_id = $1 and recorded_at >= $2 order by sequence desc limit 1000
            """, ct, personId, since);

    public static Task MarkAsync(NpgsqlConnection connection, Guid personId, IEnumerable<NoticeItem> items, string mail, CancellationToken ct) =>
        ExecuteAsync(connection, "update notice.items set mail = $3 where person_id = $1 and source = any ($2)",
            ct, personId, items.Select(i => i.Source).ToArray(), mail);

    public static string CodeOf(Rhythm rhythm) => char.ToLowerInvariant($"{rhythm}"[0]) + $"{rhythm}"[1..];

    public static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<T?> AskAsync<T>(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync(ct) is T value ? value : default;
    }

    public static async Task<IReadOnlyList<T>> ColumnAsync<T>(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        var list = new List<T>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            list.Add(row.GetFieldValue<T>(0));
        return list;
    }

    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static async Task<IReadOnlyList<NoticeItem>> ListAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        var list = new List<NoticeItem>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            list.Add(NoticeItem.Read(row));
        return list;
    }
}
