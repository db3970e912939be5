using Cdce.Api.SigningIn;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.Accounts;

/// <summary>Makes an account. With an e-mail address it is invited by a link; without, its first password is generated and shown once.</summary>
internal sealed class CreateAccount : IEndpoint
{
    /// <param name="Language">Of the invitation: fr or de, fr unless said otherwise.</param>
    internal sealed record Request(
        string UserName, Role Role, IReadOnlyList<string>? Communes = null, string? Email = null, string? Language = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.UserName).NotEmpty().MaximumLength(100).Matches("^[a-zA-Z0-9._@+-]+$");
            RuleFor(r => r.Role).NotEqual(Role.Anonymous);
            RuleFor(r => r.Communes).MustBeCommunesOf(r => r.Role);
            When(r => r.Email is not null, () => RuleFor(r => r.Email).MustBeAnAddress());
            When(r => r.Language is not null, () => RuleFor(r => r.Language).MustBeALanguage());
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/accounts", Handle)
        .WithName("createAccount")
        .WithSummary("Create an account: invited by mail, or with a first password that the answer shows, once")
        .RequireAuthorization(Policies.Coordination)
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: true))
        .Validate<Request>();

    private static async Task<Results<Created<AccountWithPassword>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, UserManager<Account> accounts, AccountsDb db, SignInLinks links, TimeProvider clock,
        CancellationToken ct)
    {
        if (request.Email is { } email && await accounts.IsEmailTakenAsync(db, email, Guid.Empty, ct))
            return EmailAddresses.Taken.ToProblem();

        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = request.UserName,
            Role = request.Role,
            Communes = [.. request.Communes ?? []],
            CreatedAt = clock.GetUtcNow(),
            Email = request.Email?.Trim(),
            InitialPassword = request.Email is null,
        };
        var password = request.Email is null ? Secrets.NewPassword() : null;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var made = password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password);
        if (!made.Succeeded)
            return new Refusal("user-name-taken", "There is an account with this user name.", []).ToProblem();

        if (password is null)
            await links.InviteAsync(account, request.Language ?? "fr", ct);
        await transaction.CommitAsync(ct);
        var href = AccountView.Of(account, http).Href;
        return TypedResults.Created(href,
            new AccountWithPassword(href, account.Id.ToString(), request.UserName, password, account.Version));
    }
}

/// <summary>The shape of a role's communes, shared by accounts and keys.</summary>
internal static class CommunesRule
{
    public static void MustBeCommunesOf<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule, Func<T, Role> role) => rule
        .Must(codes => codes is null || codes.All(c => c.Length == 5 && c.All(char.IsAsciiDigit)))
        .WithMessage("A NIS code has five digits.")
        .Must((request, codes) => codes is { Count: > 0 } == (role(request) == Role.CommitteeMember))
        .WithMessage("A committee member has one commune or more, the coordination none.");
}
