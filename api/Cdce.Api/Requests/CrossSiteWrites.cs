namespace Cdce.Api.Requests;

/// <summary>Refuses writes that another site makes a browser send along with our cookie.</summary>
internal static class CrossSiteWrites
{
    public static Task Use(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
            || request.Headers.Authorization.Count > 0 || IsOurs(request))
        {
            return next(context);
        }

        return Problems.Standard(403, "missingPermission", "Cross-site Request", "Commands are taken from pages of this site only.")
            .ExecuteAsync(context);
    }

    // Browsers say where a request comes from and pages cannot change it; programs that are no browsers say nothing.
    private static bool IsOurs(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
