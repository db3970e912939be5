using System.Globalization;
using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.SigningIn;

/// <summary>A code of an app (TOTP of ASP.NET Core Identity) beside the password, and codes on paper for when the app is lost.</summary>
internal sealed class SecondFactors(UserManager<Account> accounts, UnfinishedSignIns unfinished, FailedSignIns failed, IConfiguration configuration)
{
    public const int RecoveryCodes = 10;

    private const string Purpose = "second-factor";
    private const string Ours = "cdce";
    private const string UsedCodes = "used-codes";

    // The app's code of now, the two before and the two after are taken, for clocks that go wrong.
    private const int Remembered = 6;
    private const int MostTries = 5;

    /// <summary>Whether the roles that need one beside a password, by <c>CDCE_SECOND_FACTOR</c>, include the caller's.</summary>
    public bool IsRequiredOf(CurrentUser user) => (configuration["CDCE_SECOND_FACTOR"] ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Any(name => user.Roles.Any(held => held.Role.ToString().Equals(name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The password was right: this browser is asked for a code.</summary>
    public Task AskAsync(HttpContext context, Account account, CancellationToken ct) =>
        unfinished.KeepAsync(context, Purpose, "0", account.Id, ct);

    /// <summary>Whom the code signs in; null where it is wrong, or nobody in this browser was asked for one.</summary>
    public async Task<Account?> UseAsync(HttpContext context, string code, CancellationToken ct)
    {
        if (await unfinished.TakeAsync(context, Purpose, ct) is not { } asked
            || await accounts.FindByIdAsync($"{asked.AccountId}") is not { Active: true, TwoFactorEnabled: true } account)
        {
            return null;
        }
        var name = account.UserName ?? "";
        if (await failed.IsClosedAsync(name, ct))
            return null;
        if (await IsRightAsync(account, code) || (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code.Trim().ToUpperInvariant())).Succeeded)
        {
            await failed.ForgetAsync(name, ct);
            return account;
        }
        await failed.CountAsync(name, ct);
        // Somebody mistypes; a machine that tries every code does not get far before it needs the password again.
        var tries = int.Parse(asked.State, CultureInfo.InvariantCulture) + 1;
        if (tries < MostTries)
            await unfinished.KeepAsync(context, Purpose, tries.ToString(CultureInfo.InvariantCulture), account.Id, ct);
        return null;
    }

    /// <summary>Whether the app shows this code now, and it has not been used before.</summary>
    public async Task<bool> IsRightAsync(Account account, string code)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        var used = (await accounts.GetAuthenticationTokenAsync(account, Ours, UsedCodes) ?? "").Split(' ');
        if (used.Contains(digits)
            || !await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits))
        {
            return false;
        }
        await accounts.SetAuthenticationTokenAsync(account, Ours, UsedCodes, string.Join(' ', used.Append(digits).TakeLast(Remembered)));
        return true;
    }
}
