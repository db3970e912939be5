namespace Cdce.Contracts.Learning;

/// <summary>A session that was recorded by mistake: it never was an activity.</summary>
/// <param name="On">The day that had been given for the session.</param>
public sealed record MentoringSessionTakenBack(
    Guid SessionId, Guid PairId, string MentorNisCode, string MenteeNisCode, DateOnly On);
