using Cdce.Api.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.People;

/// <summary>The coordination forgets somebody, who asked for it by other means or should never have been entered.</summary>
internal sealed class ErasePerson : IEndpoint
{
    /// <param name="Reason">asked or enteredByMistake</param>
    internal sealed record Request(string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).Must(ErasureReasons.Given.Contains)
            .WithMessage($"Must be one of {string.Join(", ", ErasureReasons.Given)}.");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/people/{personId:guid}/erasure", Handle)
        .WithName("erasePerson")
        .WithSummary("Forget somebody: account, name and all that is kept with them are erased")
        .Validate<Request>();

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid personId, Request request, CurrentUser user, AccountsDb db, Erasures erasures, Coordinators coordinators, Callers callers,
        CancellationToken ct)
    {
        if (!await db.People.AnyAsync(p => p.Id == personId, ct))
            return TypedResults.NotFound();
        if (await coordinators.IsLastAsync(personId, ct))
            return Coordinators.Last.ToProblem();

        await erasures.EraseAsync(personId, user.Id, request.Reason, ct);
        callers.Forget();
        return TypedResults.NoContent();
    }
}
