using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Accounts;

/// <summary>Who is asking, and what the API lets them do.</summary>
/// <param name="Id">Of the account or key.</param>
/// <param name="DisplayName">The user name of the account, or the name of the key.</param>
/// <param name="Roles">One of coordination and committeeMember.</param>
/// <param name="Communes">NIS codes of the communes a committee member acts for.</param>
/// <param name="AllowedActions">The operation ids that this role may call.</param>
/// <param name="MustChangePassword">The password is the one that somebody else was shown.</param>
/// <param name="SimulatedDataPresent">The log holds data of a demonstration; absent when it holds none.</param>
internal sealed record SessionView(
    string Href, string Id, string DisplayName, IReadOnlyList<Role> Roles, IReadOnlyList<string> Communes,
    IReadOnlyList<string> AllowedActions, bool MustChangePassword, bool? SimulatedDataPresent);

/// <summary>Puts a session's view together.</summary>
internal sealed class SessionViews(AccountsDb db, EndpointDataSource endpoints, StoreConnections connections)
{
    public async Task<SessionView> OfAsync(HttpRequest request, CurrentUser user, CancellationToken ct)
    {
        var (kind, id) = user.Id.Split(':') is [var first, var second] ? (first, second) : ("", "");
        var account = kind == "account"
            ? await db.Users.AsNoTracking().SingleAsync(a => a.Id == Guid.Parse(id), ct)
            : null;
        var name = account?.UserName ?? await db.Keys.Where(k => k.Id == id).Select(k => k.Name).SingleAsync(ct);
        return new SessionView(request.Absolute("/api/v1/session"), user.Id, name, [user.Role],
            [.. user.Communes.Order(StringComparer.Ordinal)], Allowed(user.Role), account?.InitialPassword ?? false,
            await SimulatedAsync(ct) ? true : null);
    }

    private List<string> Allowed(Role role) => [.. endpoints.Endpoints
        .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || e.Metadata.GetOrderedMetadata<IAuthorizeData>() is { Count: > 0 } policies
            && policies.All(p => role.Passes(p.Policy ?? "")))
        .Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName).OfType<string>()
        .Order(StringComparer.Ordinal)];

    private async Task<bool> SimulatedAsync(CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand(
            "select exists (select from store.events where headers ->> 'simulated' = 'true')");
        return await command.ExecuteScalarAsync(ct) is true;
    }
}
