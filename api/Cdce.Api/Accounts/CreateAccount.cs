using Cdce.Api.People;
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
            RuleFor(r => r.Role).NotEqual(Role.Anonymous).NotEqual(Role.Script);
            RuleFor(r => r.Communes).MustBeAreasOf(r => r.Role);
            When(r => r.Email is not null, () => RuleFor(r => r.Email).MustBeAnAddress());
            When(r => r.Language is not null, () => RuleFor(r => r.Language).MustBeALanguage());
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/accounts", Handle)
        .WithName("createAccount")
        .WithSummary("Create an account: invited by mail, or with a first password that the answer shows, once")
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: true))
        .Validate<Request>();

    private static async Task<Results<Created<AccountWithPassword>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, PeopleStore people, AccountsDb db, UserManager<Account> accounts,
        IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if (request.Email is { } email && await accounts.IsEmailTakenAsync(db, email, Guid.Empty, ct))
            return EmailAddresses.Taken.ToProblem();

        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = request.UserName,
            CreatedAt = clock.GetUtcNow(),
            Email = request.Email?.Trim(),
            InitialPassword = request.Email is null,
        };
        var password = request.Email is null ? Secrets.NewPassword() : null;
        if (!await people.OpenAccountAsync(account, request.UserName, request.Language ?? "fr", password, ct))
            return new Refusal("user-name-taken", "There is an account with this user name.", []).ToProblem();
        await session.AppointAsync(account.Id, request.Role, request.Communes ?? [], clock.Today(), ct);
        var href = http.Absolute($"/api/v1/accounts/{account.Id}");
        return TypedResults.Created(href,
            new AccountWithPassword(href, account.Id.ToString(), request.UserName, password, account.Version));
    }
}

/// <summary>Where a role can be held, shared by accounts and keys.</summary>
internal static class AreasRule
{
    public static void MustBeAreasOf<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule, Func<T, Role> role) => rule
        .Must((request, areas) => areas is null || areas.All(a => a.All(char.IsAsciiDigit)
            && (a.Length == 5 || (!role(request).IsOfCommune() && a.Length is 1 or 2))))
        .WithMessage("A NIS code has five digits; the first one or two stand for a province, where the role is not a commune's.")
        .Must((request, areas) => role(request) switch
        {
            Role.NationalCoordinator => areas is null or { Count: 0 },
            Role.Script => true,
            _ => areas is { Count: > 0 },
        })
        .WithMessage("The national coordination holds everywhere and names none; every other role says where it holds.");
}
