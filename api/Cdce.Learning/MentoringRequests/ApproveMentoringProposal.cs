using Cdce.Learning.MentoringProfiles;
using Cdce.Learning.MentoringProposals;
using Cdce.Learning.MentoringRules;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringRequests;

/// <summary>The coordination decides on a mentor; only now are the two communes asked.</summary>
internal sealed class ApproveMentoringProposal : IEndpoint
{
    /// <param name="ProposalId">The proposal that was looked at.</param>
    /// <param name="MentorNisCode">Another mentor of that proposal; its first where absent.</param>
    /// <param name="On">The day of the decision; today where absent.</param>
    internal sealed record Request(Guid ProposalId, string? MentorNisCode = null, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ProposalId).NotEmpty();
            RuleFor(r => r.MentorNisCode).Matches("^[0-9]{5}$");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringRequests/{requestId:guid}/approval", Handle)
        .WithName("approveMentoringProposal")
        .WithSummary("Approve a mentor for a request and ask both communes")
        .Validate<Request>();

    /// <param name="mentor">The profile of the mentor that would be asked.</param>
    internal static Decision Decide(
        MentoringRequest mentoring, ProposedMentor? proposed, MentoringProfile? mentor, Request request,
        MentoringDelays delays, DateOnly today)
    {
        var on = request.On ?? today;
        if (mentoring.State != RequestState.Open)
            return Decision.Refuse("mentoring-request-not-open", "This request has a mentor already or is closed.");
        if (proposed is null || Chosen(proposed, request) is not { } choice)
            return Decision.Refuse("mentor-not-proposed", "This mentor is not in that proposal for this request.");
        if (mentoring.Avoid.Contains(choice.MentorNisCode))
            return Decision.Refuse("mentor-tried-already", "This mentor has declined, not answered or been changed.");
        if (mentor?.Offer is not { } offer || (offer.From ?? on) > on || (offer.Until ?? on) < on)
            return Decision.Refuse("mentor-not-available", "This commune does not offer mentoring on that day.");
        if (mentor.FreePlaces == 0)
            return Decision.Refuse("mentor-without-place", "This mentor has no free place any more.");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "A decision is recorded once it has been made.");
        if (on < mentoring.OpenedOn)
            return Decision.Refuse("mentoring-before-request", "A mentor is decided on after the request.");

        return Decision.Accept(new MentoringProposalApproved(
            mentoring.Id, mentoring.Round + 1, request.ProposalId, choice.MentorNisCode, mentoring.NisCode, choice.Score,
            choice.Parts, choice.MentorNisCode != proposed.MentorNisCode, on.AddDays(delays.ReassignAfterDays), on));
    }

    private static AlternativeMentor? Chosen(ProposedMentor proposed, Request request)
    {
        var first = proposed.MentorNisCode is { } mentor
            ? new AlternativeMentor(mentor, proposed.Score ?? 0, proposed.Parts, 0)
            : null;
        return request.MentorNisCode is not { } asked || asked == first?.MentorNisCode
            ? first
            : proposed.Alternatives.FirstOrDefault(a => a.MentorNisCode == asked);
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid requestId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        HttpResponse response, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MentoringRequest>(MentoringRequest.StreamKey(requestId), ct);
        if (stream.Aggregate is not { } mentoring)
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var proposal = await session.Events.AggregateStreamAsync<MentoringProposal>(
            MentoringProposal.StreamKey(request.ProposalId), token: ct);
        var proposed = proposal?.Mentors.FirstOrDefault(m => m.RequestId == requestId);
        var mentorNisCode = request.MentorNisCode ?? proposed?.MentorNisCode ?? "";
        // The place is kept in the mentor's own stream, so two approvals at the same moment cannot take the last one twice.
        var mentor = await session.Events.FetchForWriting<MentoringProfile>(MentoringProfile.StreamKey(mentorNisCode), ct);
        var rules = await RulesOfMentoring.InForceAsync(session, ct);

        var decision = Decide(mentoring, proposed, mentor.Aggregate, request, rules.Delays, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        mentor.AppendOne(new MentoringPlaceReserved(requestId, request.On ?? clock.Today()));
        response.SetVersion(stream.CurrentVersion);
        return TypedResults.NoContent();
    }
}
