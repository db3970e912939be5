namespace Cdce.Contracts.Learning;

/// <summary>A pair met; it counts as an activity of both communes.</summary>
public sealed record MentoringSessionHeld(
    Guid SessionId, Guid PairId, string MentorNisCode, string MenteeNisCode, DateOnly On);
