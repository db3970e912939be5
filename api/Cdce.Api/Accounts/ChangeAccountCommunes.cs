using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cdce.Api.Accounts;

/// <summary>Says which communes a committee member acts for; it counts at once.</summary>
internal sealed class ChangeAccountCommunes : IEndpoint
{
    internal sealed record Request(IReadOnlyList<string> Communes);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Communes).MustBeCommunesOf(_ => Role.CommitteeMember);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/accounts/{accountId:guid}/communes", Handle)
        .WithName("changeAccountCommunes")
        .WithSummary("Change the communes that a committee member acts for")
        .RequireAuthorization(Policies.Coordination)
        .Validate<Request>();

    internal static Decision Decide(Account account) => account.Role == Role.CommitteeMember
        ? Decision.Accept()
        : Decision.Refuse("not-a-committee-member", "Only a committee member has communes.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid accountId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, HttpResponse response,
        AccountChange change, CancellationToken ct)
    {
        var (account, problem) = await change.FindAsync(accountId, expected);
        if (account is null)
            return problem ?? Problems.NotFound();
        if (Decide(account).Refusal is { } refusal)
            return refusal.ToProblem();

        account.Communes = [.. request.Communes.Distinct()];
        return await change.SaveAsync(account, response, signOut: false, ct);
    }
}
