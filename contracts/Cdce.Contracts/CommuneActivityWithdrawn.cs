namespace Cdce.Contracts;

/// <summary>A fact that was sent earlier is no longer held to be true.</summary>
/// <param name="ActivityId">The fact.</param>
/// <param name="On">The day from which it no longer counts.</param>
/// <param name="Reason">A code such as <c>pledgeWithdrawn</c>.</param>
public sealed record CommuneActivityWithdrawn(Guid ActivityId, string NisCode, DateOnly On, string Reason);
