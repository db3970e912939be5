using Cdce.Api.Accounts;
using Cdce.Api.SigningIn;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.People;

/// <summary>Somebody wants to be forgotten: the account, the name and all that is kept with them go at once.</summary>
internal sealed class EraseOwnPerson : IEndpoint
{
    /// <param name="Sure">True: it cannot be undone.</param>
    internal sealed record Request(bool Sure);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Sure).Equal(true);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/people/me/erasure", Handle)
        .WithName("eraseOwnPerson")
        .WithSummary("Be forgotten: one's account, name and all that is kept with them are erased")
        .Validate<Request>();

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, OwnAccount own, CurrentUser user, Erasures erasures, Coordinators coordinators, Callers callers,
        CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account)
            return TypedResults.NotFound();
        if (!await own.IsFreshAsync(http, ct))
            return OwnAccount.SignInAnew.ToProblem();
        if (await coordinators.IsLastAsync(account.Id, ct))
            return Coordinators.Last.ToProblem();

        await erasures.EraseAsync(account.Id, user.Id, ErasureReasons.Own, ct);
        callers.Forget();
        return TypedResults.NoContent();
    }
}
