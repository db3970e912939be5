using Cdce.Api.SigningIn;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Accounts;

/// <summary>Somebody signed in chooses another password; all other sessions of the account end.</summary>
internal sealed class ChangeOwnPassword : IEndpoint
{
    /// <param name="Current">Absent where the account has no password yet.</param>
    internal sealed record Request(string New, string? Current = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Current).MaximumLength(200);
            RuleFor(r => r.New).NotEmpty().MinimumLength(12).MaximumLength(200);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/session/password", Handle)
        .WithName("changeOwnPassword")
        .WithSummary("Choose another password")
        .RequireRateLimiting(SignIn.RateLimit)
        .Validate<Request>();

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Request request, HttpContext context, CurrentUser user, UserManager<Account> accounts, AccountsDb db,
        Callers callers, HostSettings settings, OwnAccount own, Trail trail, CancellationToken ct)
    {
        if (user.Id.Split(':') is not ["account", var id] || await accounts.FindByIdAsync(id) is not { } account)
            return TypedResults.NotFound();

        // Whoever finds an open browser must not be able to make it theirs for good.
        if (account.PasswordHash is null && !await own.IsFreshAsync(context.Request, ct))
            return OwnAccount.SignInAnew.ToProblem();

        await trail.BeginAsync(ct);
        var initial = account.InitialPassword;
        (account.InitialPassword, account.Version) = (false, account.Version + 1);
        var changed = account.PasswordHash is null
            ? await accounts.AddPasswordAsync(account, request.New)
            : await accounts.ChangePasswordAsync(account, request.Current ?? "", request.New);
        if (!changed.Succeeded)
        {
            return changed.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch))
                ? new Refusal("wrong-password", "The current password is not right.", []).ToProblem()
                : Problems.BadRequest(new InputIssue("body", "new", "At least 12 characters, five of them different."));
        }

        if (initial && account.UserName == FirstAccount.UserName)
            FirstAccount.Forget(settings.DataDirectory);
        await db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync(ct);
        await trail.NoteAsync(account.Id, new PasswordChosen(account.Id), ct);
        CallerAuthentication.SetCookie(context, await callers.OpenSessionAsync(db, account, Browsers.Of(context.Request), ct));
        return TypedResults.NoContent();
    }
}
