using System.Net;

namespace Cdce.Testing;

/// <summary>A caller that keeps its cookies, as browsers do.</summary>
public sealed class Browser(Func<HttpMessageHandler, HttpClient> clientOf, HttpMessageHandler inner)
{
    private readonly CookieContainer cookies = new();
    private ApiClient? api;

    public ApiClient Api => api ??= new(clientOf(new Keeping(cookies, inner)));

    /// <summary>What it sends along.</summary>
    public string CookieHeader => cookies.GetCookieHeader(new("http://localhost/"));

    public ICollection<string> CookieNames => [.. cookies.GetAllCookies().Select(c => c.Name)];

    private sealed class Keeping(CookieContainer cookies, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri ?? throw new ArgumentException("No address.", nameof(request));
            if (cookies.GetCookieHeader(address) is { Length: > 0 } header)
                request.Headers.Add("Cookie", header);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var given))
            {
                foreach (var cookie in given)
                    cookies.SetCookies(address, cookie);
            }
            return response;
        }
    }
}
