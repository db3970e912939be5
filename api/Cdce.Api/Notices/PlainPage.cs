using System.Net;

namespace Cdce.Api.Notices;

/// <summary>A small page for somebody who comes from a mail: read without an account and without script.</summary>
internal static class PlainPage
{
    /// <summary>The look of these pages, a file of its own because the pages allow no other styles.</summary>
    private const string Styles = """
        body { margin: 0; padding: 24px; background: #f6f4ef; color: #23302b; font: 16px/1.5 system-ui, Arial, sans-serif }
        main { max-width: 34em; margin: 0 auto; padding: 24px; background: #fff; border-radius: 8px }
        h1 { margin: 0 0 16px; font-size: 1.5rem; line-height: 1.25 }
        a { color: #1f5f4a }
        label { display: block; margin: 16px 0 4px }
        textarea { box-sizing: border-box; width: 100%; min-height: 6em; padding: 8px; font: inherit; border: 1px solid #5b6a63; border-radius: 6px }
        button { margin: 16px 8px 0 0; padding: 12px 20px; font: inherit; color: #fff; background: #1f5f4a; border: 0; border-radius: 6px; cursor: pointer }
        button.quiet { color: #1f5f4a; background: #fff; border: 1px solid #1f5f4a }
        :focus-visible { outline: 3px solid #c8742a; outline-offset: 2px }
        """;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/avis/page.css", () => Results.Text(Styles, "text/css; charset=utf-8"))
        .AllowAnonymous().ExcludeFromDescription();

    public static IResult Show(string language, int status, string title, string content) => Results.Content($"""
        <!doctype html>
        <html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex"><title>{WebUtility.HtmlEncode(title)}</title><link rel="stylesheet" href="/avis/page.css"></head>
        <body><main><h1>{WebUtility.HtmlEncode(title)}</h1>
        {content}
        </main></body></html>
        """, "text/html; charset=utf-8", statusCode: status);
}
