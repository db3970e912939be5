using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Cdce.Api.Requests;

/// <summary>Chooses between French and German (of Belgium) by what the caller prefers; French when neither is asked for.</summary>
internal static class Languages
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-BE");
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-BE");

    public static Task Use(HttpContext context, RequestDelegate next)
    {
        var culture = Choose(context.Request.Headers.AcceptLanguage.ToString());
        // Words only: numbers and days in answers look the same in every language.
        CultureInfo.CurrentUICulture = culture;
        context.Response.Headers.ContentLanguage = culture.Name;
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return next(context);
    }

    internal static CultureInfo Choose(string acceptLanguage)
    {
        if (!StringWithQualityHeaderValue.TryParseList([acceptLanguage], out var wishes))
            return French;
        foreach (var wish in wishes.Where(w => w.Quality is null or > 0).OrderByDescending(w => w.Quality ?? 1))
        {
            var language = wish.Value.ToString().Split('-')[0];
            if (language.Equals("fr", StringComparison.OrdinalIgnoreCase))
                return French;
            if (language.Equals("de", StringComparison.OrdinalIgnoreCase))
                return German;
        }

        return French;
    }
}
