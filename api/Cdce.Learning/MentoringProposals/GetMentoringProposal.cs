using Cdce.Learning.MentoringProfiles;
using Cdce.Learning.MentoringRequests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringProposals;

/// <summary>A computed proposal with its reasons, for the coordination only.</summary>
internal sealed class GetMentoringProposal : IEndpoint
{
    /// <param name="Total">Points of the whole: the highest possible.</param>
    /// <param name="Fairness">Points given up so that no mentor carries too much at once.</param>
    internal sealed record Response(
        string Href, string ProposalId, DateOnly On, int Rules, long Total, long Fairness,
        IReadOnlyList<ProposedMentorDetails> Items, bool? Simulated);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/learning/mentoringProposals/{proposalId:guid}", Handle)
        .WithName("getMentoringProposal")
        .WithSummary("Get a proposal of mentors with its reasons")
        .AllowsAsOf();

    private static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid proposalId, HttpRequest request, LearningDb db, CancellationToken ct)
    {
        if (await db.Proposals.FindAsync([proposalId], ct) is not { } row)
            return TypedResults.NotFound();

        var mentors = row.ReadMentors();
        var communes = await MentoringCommune.LoadAsync(db, mentors.SelectMany(ProposedMentorDetails.Communes), ct);
        return TypedResults.Ok(new Response(
            request.Absolute($"/api/v1/learning/mentoringProposals/{row.Id}"), row.Id.ToString(), row.On, row.Rules,
            row.Total, row.Fairness,
            [.. mentors.Select(m => ProposedMentorDetails.Of(m, row.Id, communes, request))], row.Simulated ? true : null));
    }
}

/// <summary>The mentor proposed for a request: why this one, who else, and what another choice would cost.</summary>
/// <param name="Href">The request.</param>
/// <param name="ProposalId">The proposal to name when it is approved.</param>
/// <param name="Mentor">Absent where nobody is possible; <paramref name="Obstacles"/> then says why.</param>
/// <param name="Score">Sum of the parts.</param>
internal sealed record ProposedMentorDetails(
    string Href, string RequestId, string ProposalId, MentoringCommune Mentee, IReadOnlyList<string> Wants, MentoringCommune? Mentor,
    int? Score, IReadOnlyList<ScorePart> Parts, bool Locked, IReadOnlyList<AlternativeMentorDetails> Alternatives,
    IReadOnlyDictionary<string, int> Obstacles)
{
    public static IEnumerable<string?> Communes(ProposedMentor proposed) =>
        [proposed.NisCode, proposed.MentorNisCode, .. proposed.Alternatives.Select(a => a.MentorNisCode)];

    public static ProposedMentorDetails Of(
        ProposedMentor proposed, Guid proposalId, IReadOnlyDictionary<string, MentoringCommune> communes, HttpRequest request) => new(
            request.Absolute($"/api/v1/learning/mentoringRequests/{proposed.RequestId}"), proposed.RequestId.ToString(),
            proposalId.ToString(), communes[proposed.NisCode], proposed.Wants,
            proposed.MentorNisCode is { } mentor ? communes[mentor] : null, proposed.Score, proposed.Parts, proposed.Locked,
            [.. proposed.Alternatives.Select(a =>
                new AlternativeMentorDetails(communes[a.MentorNisCode], a.Score, a.Parts, a.TotalLost))],
            proposed.Obstacles);
}

/// <summary>Another mentor that could be chosen.</summary>
/// <param name="TotalLost">Points that all requests together would lose, everything else chosen anew.</param>
internal sealed record AlternativeMentorDetails(MentoringCommune Mentor, int Score, IReadOnlyList<ScorePart> Parts, int TotalLost);
