namespace Cdce.Contracts.Campaign;

/// <summary>A committee called for help and is to be answered by that day; checked again when the day has passed.</summary>
/// <param name="AcknowledgeBy">Last day on which the coordination answers as agreed.</param>
public sealed record CommuneCalledForHelp(Guid AlertId, string NisCode, DateOnly AcknowledgeBy);
