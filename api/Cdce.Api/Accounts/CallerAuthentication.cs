using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Cdce.Api.Accounts;

/// <summary>Recognises an API key (<c>Authorization: Bearer</c>) or the cookie of somebody signed in.</summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Callers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "cdce";
    private const string Bearer = "Bearer ";

    /// <summary>The name that browsers accept only from this host and over https, where there is https.</summary>
    public static string CookieName(HttpRequest request) => request.IsHttps ? "__Host-cdce" : "cdce";

    /// <summary>What the session of this request is found by; null where it has none.</summary>
    public static byte[]? SessionHash(HttpRequest request) =>
        request.Cookies[CookieName(request)] is { Length: > 0 } token ? Secrets.Hash(token) : null;

    public static void SetCookie(HttpContext context, string token) => context.Response.Cookies.Append(
        CookieName(context.Request), token,
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", IsEssential = true });

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var authorization = Request.Headers.Authorization.ToString();
        CurrentUser? user;
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            user = await callers.OfKeyAsync(authorization[Bearer.Length..].Trim(), Context.RequestAborted);
        else if (authorization.Length > 0)
            user = null;
        else if (Request.Cookies[CookieName(Request)] is { Length: > 0 and <= 100 } token)
            user = await callers.OfSessionAsync(token, Context.RequestAborted);
        else
            return AuthenticateResult.NoResult();

        if (user is null)
            return AuthenticateResult.Fail("Not known, or no longer.");
        Context.RequestServices.GetRequiredService<Caller>().User = user;
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, user.Id)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}

/// <summary>Who this request comes from, once it is known.</summary>
internal sealed class Caller
{
    public CurrentUser User { get; set; } = CurrentUser.Anonymous;
}
