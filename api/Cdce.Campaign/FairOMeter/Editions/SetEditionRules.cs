using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Editions;

/// <summary>The coordination says when communes are reminded and how old an answer may be; until then an example holds.</summary>
internal sealed class SetEditionRules : IEndpoint
{
    /// <param name="RemindDaysBefore">Days before the last day, 0 to 365, at most ten; empty for no reminders.</param>
    /// <param name="ConfirmAfterMonths">Answers given or confirmed longer ago are confirmed before they are sent; 1 to 120.</param>
    internal sealed record Request(IReadOnlyList<int> RemindDaysBefore, int ConfirmAfterMonths);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.RemindDaysBefore).NotNull().Must(days => days is null || (days.Count <= 10 && days.Distinct().Count() == days.Count))
                .WithMessage("At most ten days, each once.");
            RuleForEach(r => r.RemindDaysBefore).InclusiveBetween(0, 365);
            RuleFor(r => r.ConfirmAfterMonths).InclusiveBetween(1, 120);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/editions/{code}/rules", Handle)
        .WithName("setEditionRules")
        .WithSummary("Set the reminders of an edition and the age of answers")
        .Validate<Request>();

    internal static Decision Decide(Edition edition, Request request, DateOnly today) => edition.ClosedOn is not null
        ? CloseEdition.Closed()
        : Decision.Accept(new EditionRulesSet(edition.Code, [.. request.RemindDaysBefore.OrderDescending()], request.ConfirmAfterMonths, today));

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string code, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, TimeProvider clock,
        CancellationToken ct) =>
        await session.ChangeEditionAsync(code, expected, edition => Decide(edition, request, clock.Today()), ct);
}
