namespace Cdce.Contracts.Learning;

/// <summary>Both communes accepted: a mentoring pair begins.</summary>
public sealed record MentoringPairStarted(
    Guid PairId, Guid RequestId, string MentorNisCode, string MenteeNisCode, DateOnly On);
