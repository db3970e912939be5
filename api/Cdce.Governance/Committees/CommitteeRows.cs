namespace Cdce.Governance.Committees;

/// <summary>A committee with the version of its history.</summary>
public sealed class CommitteeRow
{
    public required string Area { get; init; }
    public long Version { get; set; }
}

/// <summary>A role that somebody holds or held.</summary>
public sealed class MandateRow
{
    public required Guid MandateId { get; init; }
    public Guid PersonId { get; set; }
    public string Area { get; set; } = "";
    public Role Role { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? Until { get; set; }
    public DateOnly? EndedOn { get; set; }
    public string? EndReason { get; set; }
    public bool Simulated { get; set; }

    internal Mandate ToMandate() => new(MandateId, PersonId, Role, From, Until, EndedOn);
}

/// <summary>Somebody who waits for a committee's answer.</summary>
public sealed class JoinRequestRow
{
    public required Guid RequestId { get; init; }
    public Guid PersonId { get; set; }
    public string Area { get; set; } = "";
    public Role Role { get; set; }
    public DateOnly On { get; set; }
    public bool Simulated { get; set; }
}

/// <summary>Keeps who holds which role where.</summary>
public sealed class CommitteeProjection
{
    public async Task On(IEvent<MandateGiven> e, GovernanceDb db, CancellationToken ct)
    {
        db.Mandates.Add(new MandateRow
        {
            MandateId = e.Data.MandateId,
            PersonId = e.Data.PersonId,
            Area = e.Data.Area,
            Role = e.Data.Role,
            From = e.Data.On,
            Until = e.Data.Until,
            Simulated = e.IsSimulated(),
        });
        await TouchAsync(e.Data.Area, e.Version, db, ct);
    }

    public async Task On(IEvent<MandateEnded> e, GovernanceDb db, CancellationToken ct)
    {
        if (await db.Mandates.FindAsync([e.Data.MandateId], ct) is { } row)
        {
            row.EndedOn = e.Data.On;
            row.EndReason = e.Data.Reason;
        }

        await TouchAsync(e.Data.Area, e.Version, db, ct);
    }

    public async Task On(IEvent<JoinRequested> e, GovernanceDb db, CancellationToken ct)
    {
        db.JoinRequests.Add(new JoinRequestRow
        {
            RequestId = e.Data.RequestId,
            PersonId = e.Data.PersonId,
            Area = e.Data.Area,
            Role = e.Data.Role,
            On = e.Data.On,
            Simulated = e.IsSimulated(),
        });
        await TouchAsync(e.Data.Area, e.Version, db, ct);
    }

    public async Task On(IEvent<JoinAnswered> e, GovernanceDb db, CancellationToken ct)
    {
        if (await db.JoinRequests.FindAsync([e.Data.RequestId], ct) is { } row)
            db.JoinRequests.Remove(row);
        await TouchAsync(e.Data.Area, e.Version, db, ct);
    }

    private static async Task TouchAsync(string area, long version, GovernanceDb db, CancellationToken ct)
    {
        if (await db.Committees.FindAsync([area], ct) is { } row)
            row.Version = version;
        else
            db.Committees.Add(new CommitteeRow { Area = area, Version = version });
    }
}
