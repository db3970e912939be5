using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Cdce.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.Hardening;

/// <summary>The headers of every answer there is: each route as somebody and as nobody, files of the client, and what does not exist.</summary>
public sealed class HeadersTests : IAsyncLifetime
{
    private readonly string client = Directory.CreateTempSubdirectory("cdce-client-").FullName;
    private ApiHost? host;

    private ApiHost Host => host ?? throw new InvalidOperationException("The host has not started.");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(client, "assets"));
        await File.WriteAllTextAsync(Path.Combine(client, "index.html"), "<!doctype html><title>Cdce</title>");
        await File.WriteAllTextAsync(Path.Combine(client, "assets", "app-1.js"), "");
        await File.WriteAllTextAsync(Path.Combine(client, "icon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        host = await ApiHost.ServedAsync($"--client={client}", "--CDCE_PROXY=127.0.0.2");
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(client, recursive: true);
    }

    [Fact]
    public async Task Every_answer_of_every_route_carries_its_headers()
    {
        var endpoints = Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var routes = from endpoint in endpoints
                     from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
                     select (method, Address: Address(endpoint.RoutePattern.RawText ?? ""));
        (string, string)[] others =
        [
            ("GET", "/communes/25072"), ("GET", "/assets/app-1.js"), ("GET", "/icon.svg"), ("HEAD", "/icon.svg"), ("GET", "/assets/none.js"), ("POST", "/nothing"), ("GET", "/api"), ("GET", "/API/V1/session"),
            ("GET", "/api/v1/nothing"), ("POST", "/api/v1/campaign/communes"), ("OPTIONS", "/api/v1/session"), ("GET", "/api/v1/campaign/communes/"), ("GET", "/api/v1/campaign/communes?colour=green"),
            ("GET", "/api/v1/campaign/communes/25072"), ("GET", "/api/v1/campaign/communes/25072/dossier"), ("GET", "/api/v1/campaign/reports/2025?format=csv"), ("GET", "/api/v1/campaign/reports/2025?format=xlsx"),
        ];
        var asked = routes.Concat(others).Distinct().ToList();
        using var signedIn = (await Host.CoordinationAsync()).Http;
        using var anonymous = Host.Anonymous.Http;

        var faults = new List<string>();
        var statuses = new HashSet<HttpStatusCode>();
        foreach (var (method, address) in asked)
        {
            foreach (var http in (HttpClient[])[signedIn, anonymous])
            {
                using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
                statuses.Add(answer.StatusCode);
                faults.AddRange(Faults(answer, address).Select(fault => $"{method} {address} {(int)answer.StatusCode}: {fault}"));
            }
        }

        Assert.Empty(faults);
        Assert.True(asked.Count > FuzzedContract.Operations.Count + others.Length, $"{asked.Count} routes");
        Assert.Superset(new HashSet<HttpStatusCode>([HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized,
            HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed, HttpStatusCode.PreconditionRequired]), statuses);
    }

    [Theory]
    [InlineData("default-src 'self'; script-src 'self' 'unsafe-inline'")]
    [InlineData("script-src 'self'")]
    public void A_policy_that_lets_scripts_in_is_found(string policy)
    {
        using var answer = new HttpResponseMessage();
        answer.Headers.Add("Content-Security-Policy", policy);
        Assert.Contains(Faults(answer, "/"), fault => fault.StartsWith("Content-Security-Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_a_known_proxy_says_that_it_is_https_and_then_the_cookie_and_HSTS_follow()
    {
        using var known = await SignInAsync("127.0.0.2");
        using var unknown = await SignInAsync("127.0.0.3");

        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(known.Headers.GetValues("Strict-Transport-Security")));
        var cookie = Assert.Single(known.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-cdce=", cookie, StringComparison.Ordinal);
        foreach (var attribute in (string[])["secure", "httponly", "samesite=strict", "path=/"])
            Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.False(unknown.Headers.Contains("Strict-Transport-Security"));
        Assert.StartsWith("cdce=", Assert.Single(unknown.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SignInAsync(string from)
    {
        var coordination = await Host.CoordinationAsync();
        var userName = $"account.of.{from}";
        using var made = await coordination.PostAsync("/accounts", new { userName, role = "nationalCoordinator" });
        var password = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("initialPassword").GetString();
        using var http = Callers.From(from, Host.Address);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session") { Content = JsonContent.Create(new { userName, password }) };
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("Idempotency-Key", "a");
        var answer = await http.SendAsync(request);
        await answer.ReadAsync(HttpStatusCode.OK);
        return answer;
    }

    internal static IEnumerable<string> Faults(HttpResponseMessage answer, string address)
    {
        var isApi = address.StartsWith("/api/", StringComparison.OrdinalIgnoreCase);
        var policy = Value("Content-Security-Policy").Split("; ");
        foreach (var rule in (string[])["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        {
            if (!policy.Contains(rule))
                yield return $"Content-Security-Policy lacks {rule}";
        }

        if (policy.Any(rule => rule.Contains("unsafe", StringComparison.Ordinal) || rule.Contains('*', StringComparison.Ordinal)) || (isApi && !policy.Contains("sandbox")))
            yield return "Content-Security-Policy is too wide";
        foreach (var (name, expected) in ((string, string)[])[
            ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"), ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"), ("Strict-Transport-Security", ""), ("Server", ""), ("X-Powered-By", "")])
        {
            if (Value(name) != expected)
                yield return $"{name} is {Value(name)}";
        }

        var kept = Value("Cache-Control");
        if (kept != "no-store" && (isApi || !answer.IsSuccessStatusCode || kept is not ("no-cache" or "public, max-age=31536000, immutable")))
            yield return $"Cache-Control is {kept}";
        if (answer.Content.Headers.ContentLength is 0 || answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified)
            yield break;
        var type = answer.Content.Headers.ContentType;
        var mustSay = type?.MediaType is "application/json" or "application/yaml" || type?.MediaType?.StartsWith("text/", StringComparison.Ordinal) == true;
        if (type is null || (mustSay && type.CharSet != "utf-8"))
            yield return $"Content-Type is {type}";
        if (type?.MediaType is "text/csv" or "application/zip" or "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            && answer.Content.Headers.ContentDisposition?.DispositionType != "attachment")
        {
            yield return "a download is no attachment";
        }

        string Value(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
    }

    private static string Address(string pattern) => "/" + Regex.Replace(pattern.TrimStart('/'), @"\{([^{}]|\{[^{}]*\})*\}", match => match.Value switch
    {
        var p when p.Contains(":guid", StringComparison.Ordinal) => "01956f2e-7c1b-7d0a-9e3f-0a1b2c3d4e5f",
        var p when p.Contains("nisCode", StringComparison.Ordinal) => "62063",
        var p when p.Contains(":int", StringComparison.Ordinal) || p.Contains("year", StringComparison.Ordinal) => "2025",
        _ => "nothing",
    });
}
