using Microsoft.Extensions.FileProviders;

namespace Cdce.Api.Client;

/// <summary>Serves the built client on the same port: its files, and its page for every address of its own.</summary>
internal static class ClientFiles
{
    // What the API does not have stays its own 404 or 405.
    private static readonly string[] Pages = ["/", "/{*path:nonfile:regex(^(?!(api|doc|health|metrics|assets)(/|$)))}"];

    /// <summary>Files with a hash in their name never change; the page that names them is asked for each time.</summary>
    public static void UseClientFiles(this WebApplication app)
    {
        if (Directory(app) is not { } directory)
            return;
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(directory),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                    ? "public, max-age=31536000, immutable"
                    : "no-cache",
        });
    }

    public static void MapClient(this WebApplication app)
    {
        if (Directory(app) is not { } directory)
            return;
        var page = Path.Combine(directory, "index.html");
        foreach (var address in Pages)
        {
            app.MapGet(address, (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "no-cache";
                return Results.File(page, "text/html; charset=utf-8");
            }).WithOrder(int.MaxValue).WithMetadata(new ClientPageMetadata()).AllowAnonymous().ExcludeFromDescription();
        }
    }

    // Named, or in the repository that this program was built in, or beside the program.
    private static string? Directory(WebApplication app)
    {
        if (app.Configuration["client"] is { Length: > 0 } named)
            return Path.GetFullPath(named);
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            var candidate = Path.Combine(up.FullName, "web-client", "dist");
            if (File.Exists(Path.Combine(candidate, "index.html")))
                return candidate;
        }

        return null;
    }
}
