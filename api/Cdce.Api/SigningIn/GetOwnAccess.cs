using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.SigningIn;

/// <summary>Shows the ways in which one can sign in to one's own account, and what was changed about them.</summary>
internal sealed class GetOwnAccess : IEndpoint
{
    private const int MostChanges = 50;

    /// <param name="Email">Where links go; absent where the account has no address.</param>
    /// <param name="SecondFactor">Whether the password needs a code of an app beside it.</param>
    /// <param name="RecoveryCodesLeft">How many codes on paper have not been used.</param>
    /// <param name="Changes">The last fifty, newest first.</param>
    internal sealed record OwnAccess(
        string? Email, bool HasPassword, bool SecondFactor, int RecoveryCodesLeft, IReadOnlyList<AccessChange> Changes);

    /// <param name="EventType">What happened, as in <c>accounts.password_reset</c>.</param>
    /// <param name="ByOneself">False where it was somebody else, or the program.</param>
    internal sealed record AccessChange(DateTimeOffset At, string EventType, bool ByOneself);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/session/access", Handle)
        .WithName("getOwnAccess")
        .WithSummary("Show the ways in which one can sign in");

    private static async Task<Results<Ok<OwnAccess>, NotFound>> Handle(
        OwnAccount own, UserManager<Account> accounts, AuditLog log, CancellationToken ct) =>
        await own.FindAsync() is { } account
            ? TypedResults.Ok(new OwnAccess(account.Email, account.PasswordHash is not null, account.TwoFactorEnabled,
                account.TwoFactorEnabled ? await accounts.CountRecoveryCodesAsync(account) : 0,
                [.. (await log.HistoryAsync(AccountTrail.StreamKey(account.Id), ct)).TakeLast(MostChanges).Reverse().Select(v => v.Entry.Metadata)
                    .Select(e => new AccessChange(e.Timestamp, e.TypeName, e.UserName == $"account:{account.Id}"))]))
            : TypedResults.NotFound();
}
