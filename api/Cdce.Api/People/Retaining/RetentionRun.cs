using Cdce.Api.Accounts;
using Cdce.Governance;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.People.Retaining;

/// <summary>Erases what was kept long enough, by the clock.</summary>
internal sealed class RetentionRun(
    AccountsDb db, GovernanceDb governance, StoreConnections connections, Erasures erasures, TimeProvider clock)
{
    /// <summary>Who asked for an erasure that nobody asked for.</summary>
    public const string Clock = "clock";

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var rule in RetentionRule.All)
        {
            await using var command = connections.Main.CreateCommand($"delete from {rule.Table} where {rule.Where} and {rule.At} <= $1");
            command.Parameters.Add(new() { Value = now });
            await command.ExecuteNonQueryAsync(ct);
        }
        foreach (var (personId, _) in (await PeopleAsync(ct)).Where(p => p.At <= now))
            await erasures.EraseAsync(personId, Clock, ErasureReasons.Retention, ct);
    }

    /// <summary>What is kept by each rule, what of it is due, and when the next is.</summary>
    public async Task<IReadOnlyList<RetentionStatus>> StatusAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var all = await db.People.CountAsync(ct);
        var people = await PeopleAsync(ct);
        var status = new List<RetentionStatus>
        {
            new("identity.people", Retention.Membership, all, people.Count(p => p.At <= now),
                people.Where(p => p.At > now).Select(p => (DateTimeOffset?)p.At).Min()),
        };
        foreach (var rule in RetentionRule.All)
        {
            await using var command = connections.Main.CreateCommand($"""
                select count(*), count(*) filter (where at <= $1), min(at) filter (where at > $1)
                from (select {rule.At} as at from {rule.Table} where {rule.Where}) kept
                """);
            command.Parameters.Add(new() { Value = now });
            await using var row = await command.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            status.Add(new(rule.Table, rule.Retention, row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2)));
        }
        return status;
    }

    /// <summary>People whom neither an account nor a mandate keeps, and when each is due: a period after the last mandate, or after being entered.</summary>
    private async Task<IReadOnlyList<(Guid PersonId, DateTimeOffset At)>> PeopleAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var people = await db.People.Where(p => !db.Users.Any(a => a.Id == p.Id && a.Active)).Select(p => new { p.Id, p.EnteredAt }).ToListAsync(ct);
        Guid[] ids = [.. people.Select(p => p.Id)];
        var mandates = (await governance.Mandates.Where(m => ids.Contains(m.PersonId))
            .Select(m => new { m.PersonId, m.Until, m.EndedOn }).ToListAsync(ct)).ToLookup(m => m.PersonId, m => m.EndedOn ?? m.Until);
        var asking = (await governance.JoinRequests.Where(r => ids.Contains(r.PersonId)).Select(r => r.PersonId).ToListAsync(ct)).ToHashSet();
        return
        [
            .. people.Where(p => !asking.Contains(p.Id) && !mandates[p.Id].Any(end => end is null || end > today))
                .Select(p => (p.Id, mandates[p.Id].OfType<DateOnly>().Select(day => day.StartInBrussels()).Append(p.EnteredAt).Max() + Periods.Membership)),
        ];
    }
}

/// <summary>What is kept in a table, what of it is due, and when the next is.</summary>
internal sealed record RetentionStatus(string Table, Retention Retention, long Rows, long Due, DateTimeOffset? NextAt);
