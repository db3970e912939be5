namespace Cdce.Contracts.Learning;

/// <summary>The coordination approved a mentor for a request: both communes are now asked.</summary>
/// <param name="Round">Counts the approvals of this request, from 1; an answer belongs to one round.</param>
public sealed record MentoringOfferMade(
    Guid RequestId, int Round, string MentorNisCode, string MenteeNisCode, DateOnly On);
