using System.Text.Json;
using System.Text.Json.Serialization;
using Cdce.Platform.Notices;
using Npgsql;

namespace Cdce.Api.Notices;

/// <summary>The rules in force.</summary>
/// <param name="Number">1 is what ships, as an example.</param>
internal sealed record RulesInForce(int Number, IReadOnlyList<ReminderRule> Rules);

/// <summary>Rules and pauses.</summary>
internal static class ReminderBook
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly IReadOnlyList<ReminderRule> Shipped = ReadShipped();

    public static async Task<RulesInForce> RulesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select number, rules::text from notice.rules order by number desc limit 1", connection);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new(row.GetInt32(0), Read(row.GetString(1))) : new(1, Shipped);
    }

    /// <summary>The rules in force, and who is told what an edition says on days of its own: whoever may answer for the commune.</summary>
    public static async Task<IReadOnlyList<ReminderRule>> ToSendAsync(NpgsqlConnection connection, CancellationToken ct) =>
        [.. (await RulesAsync(connection, ct)).Rules, .. ReminderKinds.OfEditions.Select(kind => new ReminderRule(kind, kind, [], 0, 0, Topics.Of(Topics.FairOMeterEdition).Roles))];

    /// <summary>In force once the session was saved.</summary>
    public static void Revise(IDocumentSession session, int number, IReadOnlyList<ReminderRule> rules, string by, DateTimeOffset at) =>
        session.QueueSqlCommand("insert into notice.rules (number, rules, made_at, made_by) values (?, ?::jsonb, ?, ?)",
            number, JsonSerializer.Serialize(rules, Json), at, by);

    public static async Task<IReadOnlyList<ReminderPause>> PausesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select object, from_day, until_day from notice.pauses", connection);
        var pauses = new List<ReminderPause>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            pauses.Add(new(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetFieldValue<DateOnly>(2)));
        return pauses;
    }

    /// <summary>From today; a pause that holds already gets another end.</summary>
    public static void Pause(IDocumentSession session, string key, DateOnly today, DateOnly until, string by)
    {
        session.QueueSqlCommand("update notice.pauses set until_day = ?, made_by = ? where object = ? and from_day <= ? and until_day >= ?",
            until, by, key, today, today);
        session.QueueSqlCommand("""
            insert into notice.pauses (object, from_day, until_day, made_by)
            select ?, ?, ?, ? where not exists (select from notice.pauses where object = ? and from_day < ? and until_day >= ?)
            on conflict (object, from_day) do update set until_day = excluded.until_day, made_by = excluded.made_by
            """, key, today, until, by, key, today, today);
    }

    /// <summary>What waited comes tomorrow morning at the latest.</summary>
    public static void Resume(IDocumentSession session, string key, DateOnly today) =>
        session.QueueSqlCommand("update notice.pauses set until_day = ?::date - 1 where object = ? and from_day <= ? and until_day >= ?",
            today, key, today, today);

    private static List<ReminderRule> Read(string json) => JsonSerializer.Deserialize<List<ReminderRule>>(json, Json) ?? [];

    private static List<ReminderRule> ReadShipped()
    {
        using var stream = typeof(ReminderBook).Assembly.GetManifestResourceStream("Cdce.Api.Notices.reminder-rules.json")
            ?? throw new InvalidOperationException("The rules that ship are missing.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }
}
