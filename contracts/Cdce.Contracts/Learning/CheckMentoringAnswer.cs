namespace Cdce.Contracts.Learning;

/// <summary>Look whether both communes have answered; remind them, or take the offer back.</summary>
/// <param name="Round">The approval that was waiting when this was sent.</param>
public sealed record CheckMentoringAnswer(Guid RequestId, int Round);
