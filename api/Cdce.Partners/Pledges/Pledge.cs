namespace Cdce.Partners.Pledges;

/// <summary>A partner pledged to take part.</summary>
/// <param name="Kind">The partner's kind, on which the criterion depends.</param>
/// <param name="On">Since when it takes part.</param>
/// <param name="Products">At least two fair trade products.</param>
/// <param name="VisibilityShown">Whether the place shows that it takes part.</param>
/// <param name="SignatoryId">The person who signed, by id; its name is kept elsewhere.</param>
/// <param name="Evidence">Address of a photo or a document.</param>
/// <param name="ValidUntil">The last day on which it holds.</param>
public sealed record PledgeConfirmed(
    Guid PledgeId, Guid PartnerId, string Kind, string NisCode, [property: FreeText] string PartnerName, [property: FreeText] IReadOnlyList<string> Products,
    bool VisibilityShown, string? SignatoryId, string? Evidence, DateOnly ValidUntil, DateOnly On);

/// <summary>The partner goes on taking part.</summary>
public sealed record PledgeRenewed(
    Guid RenewalId, Guid PledgeId, string Kind, string NisCode, [property: FreeText] IReadOnlyList<string> Products, bool VisibilityShown,
    string? Evidence, DateOnly ValidUntil, DateOnly On);

/// <summary>The partner no longer takes part from that day; what was stays.</summary>
/// <param name="Reason">closed, notInterested, productsDropped, recordedByMistake or other</param>
/// <param name="RenewalIds">Its renewals, which end with it.</param>
public sealed record PledgeWithdrawn(
    Guid PledgeId, string NisCode, string Reason, DateOnly On, IReadOnlyList<Guid>? RenewalIds = null);

/// <summary>The pledge ran out without being renewed.</summary>
/// <param name="On">The first day on which it no longer holds.</param>
public sealed record PledgeLapsed(Guid LapseId, Guid PledgeId, string Kind, string NisCode, DateOnly On);

/// <summary>What a partner promised: two products at least, shown, for a time.</summary>
public sealed record Pledge(
    Guid Id, Guid PartnerId, string Kind, string NisCode, DateOnly Since, DateOnly RenewedOn, DateOnly ValidUntil,
    DateOnly? WithdrawnOn, DateOnly? LapsedOn, IReadOnlyList<Guid> RenewalIds)
{
    public static string StreamKey(Guid pledgeId) => $"pledge/{pledgeId}";

    public static Pledge Create(PledgeConfirmed e) =>
        new(e.PledgeId, e.PartnerId, e.Kind, e.NisCode, e.On, e.On, e.ValidUntil, null, null, []);

    public Pledge Apply(PledgeRenewed e) =>
        this with { RenewedOn = e.On, ValidUntil = e.ValidUntil, LapsedOn = null, RenewalIds = [.. RenewalIds, e.RenewalId] };
    public Pledge Apply(PledgeWithdrawn e) => this with { WithdrawnOn = e.On };
    public Pledge Apply(PledgeLapsed e) => this with { LapsedOn = e.On };
}
