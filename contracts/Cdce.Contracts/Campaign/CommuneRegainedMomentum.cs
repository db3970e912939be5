namespace Cdce.Contracts.Campaign;

/// <summary>The episode is over: the commune is back at its own rhythm, or the coordination closed the alert.</summary>
public sealed record CommuneRegainedMomentum(Guid AlertId, string NisCode, DateOnly On);
