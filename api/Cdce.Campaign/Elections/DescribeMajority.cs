using Cdce.Campaign.Activities;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Elections;

/// <summary>What is known by now of a new majority: its college and how it stands towards the campaign.</summary>
internal sealed class DescribeMajority : IEndpoint
{
    /// <param name="College">Parties or lists, and who is in charge by office; no names of people.</param>
    internal sealed record Request(MajoritySupport Support, string? College = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Support).IsInEnum();
            RuleFor(r => r.College).MaximumLength(500);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/majorityChanges/{activityId:guid}", Handle)
        .WithName("describeMajority")
        .WithSummary("Describe a new majority")
        .Validate<Request>();

    internal static Decision Decide(Activity activity, Request request) => activity switch
    {
        { Withdrawn: true } => Decision.Refuse("fact-withdrawn", "The change of majority was withdrawn."),
        { Fact: { } fact } when activity.Majority is not { } known || (known.Support, known.College) != (request.Support, request.College) =>
            Decision.Accept(new MajorityDescribed(activity.Id, activity.NisCode, request.Support, fact.On, request.College)),
        _ => Decision.Accept(),
    };

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid activityId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user,
        IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Activity>($"activity/{activityId}", ct);
        if (stream.Aggregate is not { Fact.Kind: MajorityChange.Kind } activity || !user.MayActFor(activity.NisCode))
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(activity, request);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
