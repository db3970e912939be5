namespace Cdce.Contracts.Partners;

/// <summary>A partner's pledge was confirmed or renewed and holds until that day.</summary>
public sealed record PledgeExpected(Guid PledgeId, DateOnly ValidUntil);
