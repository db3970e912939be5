using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Governance.Committees;

/// <summary>Somebody leaves a committee, or never was in it.</summary>
internal sealed class EndMandate : IEndpoint
{
    /// <param name="Reason">left, replaced or recordedByMistake</param>
    /// <param name="On">The first day without the role; today where absent.</param>
    internal sealed record Request(string Reason, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly string[] Reasons = ["left", "replaced", "recordedByMistake"];

        public Validator() => RuleFor(r => r.Reason).Must(Reasons.Contains)
            .WithMessage($"Must be one of {string.Join(", ", Reasons)}.");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/governance/mandates/{mandateId:guid}/end", Handle)
        .WithName("endMandate")
        .WithSummary("End somebody's role in a committee")
        .Validate<Request>();

    internal static Decision Decide(Committee committee, Mandate mandate, Request request, DateOnly today)
    {
        if (mandate.IsOver(today))
            return Decision.Refuse("mandate-over", "This mandate is over already.");
        var on = request.Reason == "recordedByMistake" ? mandate.From : request.On ?? today;
        return on < mandate.From
            ? Decision.Refuse("mandate-ends-first", "A mandate does not end before it begins.")
            : Decision.Accept(new MandateEnded(mandate.MandateId, mandate.PersonId, committee.Area, mandate.Role, on, request.Reason));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid mandateId, Request request, CurrentUser user, GovernanceDb db, IDocumentSession session, TimeProvider clock,
        CancellationToken ct)
    {
        if (await session.FetchMandateAsync(mandateId, user, db, ct) is not var (stream, committee, mandate))
            return Problems.NotFound();

        var decision = Decide(committee, mandate, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
