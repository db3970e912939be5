using Cdce.Api.Accounts;

namespace Cdce.Api.SigningIn;

/// <summary>Opens a session for somebody who has shown who they are, whichever way.</summary>
internal sealed class SessionStart(AccountsDb db, Callers callers, SessionViews views)
{
    public async Task<SessionView> OpenAsync(HttpContext context, Account account, CancellationToken ct)
    {
        var token = await callers.OpenSessionAsync(db, account, Browsers.Of(context.Request), ct);
        CallerAuthentication.SetCookie(context, token);
        var user = await callers.OfSessionAsync(token, ct)
            ?? throw new InvalidOperationException("A session that was just opened is not known.");
        return await views.OfAsync(context.Request, user, ct);
    }
}
