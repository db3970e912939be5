using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Accounts;

/// <summary>Ends the session of this browser, here and on the server.</summary>
internal sealed class SignOut : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/session", Handle)
        .WithName("signOut")
        .WithSummary("Sign out");

    private static async Task<NoContent> Handle(HttpContext context, AccountsDb db, Callers callers, CancellationToken ct)
    {
        var cookie = CallerAuthentication.CookieName(context.Request);
        if (context.Request.Cookies[cookie] is { Length: > 0 } token)
        {
            var hash = Secrets.Hash(token);
            await db.Sessions.Where(s => s.TokenHash == hash).ExecuteDeleteAsync(ct);
            callers.Forget();
            context.Response.Cookies.Delete(cookie, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
                Path = "/",
            });
        }

        return TypedResults.NoContent();
    }
}
