using Swashbuckle.AspNetCore.Swagger;

namespace Cdce.Api.OpenApi;

/// <summary><c>openapi FILE</c>: writes the contract without starting anything.</summary>
internal static class OpenApiCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var file])
            throw new StartRefusedException("openapi FILE");
        await using var app = WebHost.Build([]);
        app.UseEndpoints(_ => { }); // makes the routes known, which a start would do
        await using var scope = app.Services.CreateAsyncScope();
        var json = await Document.JsonAsync(scope.ServiceProvider.GetRequiredService<ISwaggerProvider>(), CancellationToken.None);
        await File.WriteAllTextAsync(file, json.ReplaceLineEndings("\n").TrimEnd() + "\n");
        return 0;
    }
}
