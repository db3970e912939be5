using Cdce.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Accounts;

/// <summary>Who is asking, and what the API lets them do.</summary>
/// <param name="Id">Of the account or key.</param>
/// <param name="DisplayName">Of the person, or the name of the key.</param>
/// <param name="Roles">What he or she is, and where.</param>
/// <param name="AllowedActions">The operation ids that these roles may call somewhere.</param>
/// <param name="MustChangePassword">The password is the one that somebody else was shown.</param>
/// <param name="MustAddSecondFactor">A role needs a code beside the password: no role counts until an app is added. Absent where it does not.</param>
/// <param name="SimulatedDataPresent">The log holds data of a demonstration; absent when it holds none.</param>
internal sealed record SessionView(
    string Href, string Id, string DisplayName, IReadOnlyList<RoleView> Roles, IReadOnlyList<string> AllowedActions, bool MustChangePassword, bool? SimulatedDataPresent,
    bool? MustAddSecondFactor);

/// <summary>A role somebody holds.</summary>
/// <param name="Area">A NIS code, or its first digits for a province; absent for the whole campaign.</param>
internal sealed record RoleView(Role Role, string? Area)
{
    public static RoleView Of(HeldRole held) => new(held.Role, held.Area.Length == 0 ? null : held.Area);
}

/// <summary>Puts a session's view together.</summary>
internal sealed class SessionViews(AccountsDb db, StoreConnections connections)
{
    public async Task<SessionView> OfAsync(HttpRequest request, CurrentUser user, CancellationToken ct)
    {
        var account = user.PersonId is { } id ? await db.Users.AsNoTracking().SingleAsync(a => a.Id == id, ct) : null;
        var person = account is null ? null : await db.People.Where(p => p.Id == account.Id).Select(p => p.DisplayName).SingleOrDefaultAsync(ct);
        var name = person ?? account?.UserName ?? await db.Keys.Where(k => "key:" + k.Id == user.Id).Select(k => k.Name).SingleAsync(ct);
        return new SessionView(request.Absolute("/api/v1/session"), user.Id, name, [.. user.Roles.Select(RoleView.Of)],
            user.Allowed(null, Rights.Operations), account?.InitialPassword ?? false,
            await SimulatedAsync(ct) ? true : null, user.MustAddSecondFactor ? true : null);
    }

    private async Task<bool> SimulatedAsync(CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand(
            "select exists (select from store.events where headers ->> 'simulated' = 'true')");
        return await command.ExecuteScalarAsync(ct) is true;
    }
}
