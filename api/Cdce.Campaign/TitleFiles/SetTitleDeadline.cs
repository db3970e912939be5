using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.TitleFiles;

/// <summary>The coordination sets the day by which somebody has to act, in the place of the one the rules propose.</summary>
internal sealed class SetTitleDeadline : IEndpoint
{
    /// <param name="DueOn">Absent to go back to the date that the rules propose.</param>
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(DateOnly? DueOn = null, string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).MaximumLength(500);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/communes/{nisCode}/titleFile/deadline", Handle)
        .WithName("setTitleDeadline")
        .WithSummary("Set the next date of a title file")
        .Validate<Request>();

    internal static Decision Decide(TitleFile file, Request request, DateOnly today)
    {
        if (request.DueOn < today)
            return Decision.Refuse("deadline-in-past", "The next date lies in the future.");
        return request.DueOn == file.DueOn
            ? Decision.Accept()
            : Decision.Accept(new TitleDeadlineSet(file.NisCode, request.DueOn, request.Reason));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string nisCode, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<TitleFile>($"title-file/{nisCode}", ct);
        if (stream.Aggregate is not { } file || !user.MayActFor(nisCode))
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(file, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
