using Cdce.Api.Accounts;
using Cdce.Governance;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cdce.Api.People;

/// <summary>What goes and what stays when somebody is forgotten.</summary>
internal sealed class GetErasurePreview : IEndpoint
{
    private const int MostLines = 50;

    private const string Recorded = """
        select count(*) from store.events where user_name = $1
        """;

    // Words are found as somebody would have written them, in any of the texts.
    private const string Naming = """
        select type, stream_key, version, coalesce(happened_on, (recorded_at at time zone 'Europe/Brussels')::date), recorded_at from store.events
        where exists (select from unnest($1::text[]) word where position(word in data::text) > 0)
        order by tx desc, sequence desc limit $2
        """;

    /// <param name="HasAccount">Whether an account goes, with its address, passkeys and sessions.</param>
    /// <param name="HasPhone">Whether a telephone number goes.</param>
    /// <param name="Mandates">They stay, without the name; those that hold end today.</param>
    /// <param name="Recorded">How many lines of the history the person wrote; they stay, with a number in place of the name.</param>
    /// <param name="Naming">Lines of the history in which somebody wrote the name, fifty at most, the newest first; each can be redacted.</param>
    internal sealed record Response(
        string PersonId, string DisplayName, bool HasAccount, bool HasPhone, IReadOnlyList<OwnRole> Mandates, long Recorded,
        IReadOnlyList<Line> Naming);

    /// <summary>A line of the history.</summary>
    /// <param name="Version">Of the object; both together name the line.</param>
    internal sealed record Line(string EventType, string Object, long Version, DateOnly On, DateTimeOffset RecordedAt);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/people/{personId:guid}/erasurePreview", Handle)
        .WithName("getErasurePreview")
        .WithSummary("See what goes and what stays when somebody is forgotten");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid personId, AccountsDb db, GovernanceDb governance, StoreConnections connections, CancellationToken ct)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct) is not { } person)
            return TypedResults.NotFound();
        var mandates = await governance.Mandates.Where(m => m.PersonId == personId).OrderByDescending(m => m.From).ThenBy(m => m.MandateId).ToListAsync(ct);
        await using var recorded = Command(connections, Recorded, $"account:{personId}");
        await using var naming = Command(connections, Naming, Erasures.Forms(person.DisplayName).Distinct(StringComparer.Ordinal).ToArray(), MostLines);
        var lines = new List<Line>();
        await using (var row = await naming.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
                lines.Add(new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetFieldValue<DateOnly>(3), row.GetFieldValue<DateTimeOffset>(4)));
        }
        return TypedResults.Ok(new Response(personId.ToString(), person.DisplayName, await db.Users.AnyAsync(a => a.Id == personId, ct),
            person.Phone is not null, [.. mandates.Select(OwnRecords.RoleOf)], await recorded.ExecuteScalarAsync(ct) as long? ?? 0, lines));
    }

    private static NpgsqlCommand Command(StoreConnections connections, string sql, params object[] values)
    {
        var command = connections.Main.CreateCommand(sql);
        command.CommandTimeout = 0; // the whole log is read
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
