namespace Cdce.Governance.Committees;

/// <summary>Somebody holds a role from that day on.</summary>
/// <param name="Area">A NIS code, its first digits for a province, or empty for the whole campaign.</param>
/// <param name="Until">The last day, where the mandate is for a time.</param>
public sealed record MandateGiven(Guid MandateId, Guid PersonId, string Area, Role Role, DateOnly On, DateOnly? Until = null);

/// <summary>Somebody no longer holds a role.</summary>
/// <param name="On">The first day without it; the day it began, where it was recorded by mistake.</param>
/// <param name="Reason">left, handedOver, replaced or recordedByMistake</param>
public sealed record MandateEnded(Guid MandateId, Guid PersonId, string Area, Role Role, DateOnly On, string Reason);

/// <summary>Somebody who is known already asks to join.</summary>
public sealed record JoinRequested(Guid RequestId, Guid PersonId, string Area, Role Role, DateOnly On);

/// <summary>The committee has answered.</summary>
public sealed record JoinAnswered(Guid RequestId, Guid PersonId, string Area, bool Accepted, DateOnly On);

/// <summary>A role that somebody holds or held.</summary>
public sealed record Mandate(Guid MandateId, Guid PersonId, Role Role, DateOnly From, DateOnly? Until, DateOnly? EndedOn)
{
    public bool HoldsOn(DateOnly day) => From <= day && !(Until < day) && !(EndedOn <= day);

    /// <summary>Whether it holds on that day or will later.</summary>
    public bool IsOver(DateOnly day) => Until < day || EndedOn <= day;
}

/// <summary>The people of a commune's committee, of a province's coordination, or of the national one.</summary>
public sealed record Committee(string Area, IReadOnlyList<Mandate> Mandates, IReadOnlyList<JoinRequested> Asking)
{
    public static string StreamKey(string area) => $"committee/{(area.Length == 0 ? "campaign" : area)}";

    public static Committee Empty(string area) => new(area, [], []);

    public static Committee Create(MandateGiven e) => Empty(e.Area).Apply(e);

    public static Committee Create(JoinRequested e) => Empty(e.Area).Apply(e);

    public Committee Apply(MandateGiven e) =>
        this with { Mandates = [.. Mandates, new Mandate(e.MandateId, e.PersonId, e.Role, e.On, e.Until, null)] };

    public Committee Apply(MandateEnded e) => this with
    {
        Mandates = [.. Mandates.Select(m => m.MandateId == e.MandateId ? m with { EndedOn = e.On } : m)],
    };

    public Committee Apply(JoinRequested e) => this with { Asking = [.. Asking, e] };

    public Committee Apply(JoinAnswered e) => this with { Asking = [.. Asking.Where(r => r.RequestId != e.RequestId)] };

    public Mandate? Find(Guid mandateId) => Mandates.FirstOrDefault(m => m.MandateId == mandateId);

    /// <summary>Why this person cannot take the role, or null.</summary>
    public Decision? RefuseRole(Guid personId, Role role, DateOnly on, DateOnly? until)
    {
        if (until < on)
            return Decision.Refuse("mandate-ends-first", "A mandate does not end before it begins.");
        return Mandates.Any(m => m.PersonId == personId && m.Role == role && !m.IsOver(on) && !(until < m.From))
            ? Decision.Refuse("mandate-held", "This person holds this role already.")
            : null;
    }
}
