namespace Cdce.Api.SigningIn;

/// <summary>A cookie that lives for some minutes and tells one browser from another.</summary>
internal static class ShortCookie
{
    private const int Longest = 100;

    public static string? Read(HttpRequest request, string purpose) =>
        request.Cookies[Name(request, purpose)] is { Length: > 0 and <= Longest } token ? token : null;

    public static void Set(HttpContext context, string purpose, string token, TimeSpan life) =>
        context.Response.Cookies.Append(Name(context.Request, purpose), token, Options(context, life));

    public static void Forget(HttpContext context, string purpose) =>
        context.Response.Cookies.Delete(Name(context.Request, purpose), Options(context, null));

    private static string Name(HttpRequest request, string purpose) => request.IsHttps ? $"__Host-cdce-{purpose}" : $"cdce-{purpose}";

    private static CookieOptions Options(HttpContext context, TimeSpan? life) => new()
    {
        HttpOnly = true,
        // Coming back from another site's page, a strict cookie would stay away.
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/",
        IsEssential = true,
        MaxAge = life,
    };
}
