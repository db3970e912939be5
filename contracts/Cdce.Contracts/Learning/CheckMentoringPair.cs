namespace Cdce.Contracts.Learning;

/// <summary>Look whether a pair still meets at its agreed rhythm; nudge it, or tell the coordination.</summary>
public sealed record CheckMentoringPair(Guid PairId);
