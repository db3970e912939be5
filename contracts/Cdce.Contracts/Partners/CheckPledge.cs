namespace Cdce.Contracts.Partners;

/// <summary>Look whether a pledge has run out without being renewed.</summary>
public sealed record CheckPledge(Guid PledgeId);
