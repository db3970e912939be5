using Cdce.Learning.MentoringProfiles;
using Cdce.Learning.MentoringRequests;
using Cdce.Learning.MentoringRules;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Learning.MentoringProposals;

/// <summary>The coordination has mentors proposed for all open requests at once, exactly the best together.</summary>
internal sealed class ProposeMentors : IEndpoint
{
    /// <param name="On">The day whose offers and requests count; today where absent.</param>
    internal sealed record Request(DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringProposals", Handle)
        .WithName("proposeMentors")
        .WithSummary("Propose mentors for all open requests")
        .Validate<Request>();

    internal static Decision Decide(
        Guid proposalId, IReadOnlyCollection<Mentee> mentees, IReadOnlyCollection<Mentor> mentors, RulesOfMentoring rules,
        DateOnly on, DateOnly today)
    {
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "Mentors are proposed for today or a day before.");
        if (mentees.Count == 0)
            return Decision.Refuse("no-open-requests", "No request is waiting for a mentor.");

        var result = Matching.Propose(mentees, mentors, rules.Weights);
        return Decision.Accept(
            new MentorsProposed(proposalId, rules.Number, result.Mentors, result.Total, result.Fairness, on));
    }

    /// <summary>The oldest open request of each commune that is not being mentored already.</summary>
    internal static List<Mentee> Mentees(
        IReadOnlyCollection<MentoringRequestRow> unfinished, IReadOnlyDictionary<string, MentoringProfileRow> profiles) =>
    [
        .. unfinished.GroupBy(r => r.NisCode)
            .Where(g => g.All(r => r.State == RequestState.Open) && profiles.ContainsKey(g.Key))
            .Select(g => g.OrderBy(r => r.OpenedOn).ThenBy(r => r.Id).First())
            .Select(r => Mentee(r, profiles[r.NisCode])),
    ];

    /// <summary>
    /// Communes that offer, agreed and have a free place on that day. One that is fading or asks for a mentor itself is
    /// spared.
    /// </summary>
    internal static List<Mentor> Mentors(
        IEnumerable<MentoringProfileRow> profiles, IReadOnlyCollection<MentoringRequestRow> unfinished, DateOnly day)
    {
        var helped = unfinished.Select(r => r.NisCode).ToHashSet();
        return
        [
            .. profiles.Where(p => p.Offered && p.ConsentOn is not null && p.Capacity > p.ReservedFor.Count
                    && (p.From ?? day) <= day && (p.Until ?? day) >= day
                    && p.MomentumLevel != "fading" && !helped.Contains(p.NisCode))
                .Select(p => new Mentor(p.NisCode, p.Latitude, p.Longitude, p.Population, p.Languages, p.CanGive,
                    p.StrongCriteria, p.Capacity - p.ReservedFor.Count, p.ReservedFor.Count, p.MaxDistanceKm)),
        ];
    }

    private static Mentee Mentee(MentoringRequestRow request, MentoringProfileRow profile) => new(
        request.Id, request.NisCode, profile.Latitude, profile.Longitude, profile.Population,
        profile.Offered ? profile.Languages : profile.AdministrationLanguages,
        BarrierQuestionnaire.Current.WantedStrengths(
            request.LastDiagnosis()?.Causes.Select(c => c.Code) ?? request.Causes, request.WeakCriteria),
        request.Avoid, request.LockedMentor);

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, LearningDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        // At most one profile and a few requests per commune, so all are read.
        var profiles = await db.Profiles.Where(p => p.NameFr != "").ToDictionaryAsync(p => p.NisCode, ct);
        var unfinished = await db.Requests.Where(r => r.State != RequestState.Closed).ToListAsync(ct);
        var rules = await RulesOfMentoring.InForceAsync(session, ct);
        var today = clock.Today();
        var on = request.On ?? today;

        var id = Guid.CreateVersion7();
        var decision = Decide(id, Mentees(unfinished, profiles), Mentors(profiles.Values, unfinished, on), rules, on, today);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        session.Events.StartStream<MentoringProposal>(MentoringProposal.StreamKey(id), [.. decision.Events]);
        var href = http.Absolute($"/api/v1/learning/mentoringProposals/{id}");
        return TypedResults.Created(href, new CreatedResource(id.ToString(), 1, href));
    }
}
