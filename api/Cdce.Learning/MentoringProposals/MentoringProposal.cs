namespace Cdce.Learning.MentoringProposals;

/// <summary>Mentors were computed for all open requests; nothing has been said to any commune.</summary>
/// <param name="Rules">Number of the rules that gave the points.</param>
/// <param name="Total">Sum of the pairs' scores less <paramref name="Fairness"/>.</param>
/// <param name="Fairness">Points lost because a mentor takes more than one of the requests.</param>
public sealed record MentorsProposed(
    Guid ProposalId, int Rules, IReadOnlyList<ProposedMentor> Mentors, long Total, long Fairness, DateOnly On);

/// <summary>A computed proposal, for the coordination to decide on request by request.</summary>
public sealed record MentoringProposal(Guid Id, IReadOnlyList<ProposedMentor> Mentors, DateOnly On)
{
    public static string StreamKey(Guid proposalId) => $"mentoring-proposal/{proposalId}";

    public static MentoringProposal Create(MentorsProposed e) => new(e.ProposalId, e.Mentors, e.On);
}
