using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Cdce.Testing;

/// <summary>What is wrong with a token.</summary>
public enum ProviderLie
{
    None,
    WrongNonce,
    NoNonce,
    WrongAudience,
    WrongIssuer,
    Expired,
    NotYet,
    WrongKey,
    NoSignature,
    SignedWithTheSecret,
}

/// <summary>An identity provider (OpenID Connect) on a port of this machine, which keeps the rules, and lies where it is told to.</summary>
public sealed class FakeProvider : IAsyncDisposable
{
    private const string ClientId = "cdce";
    private const string Secret = "a secret of forty characters, at the very least";

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> codes = [];
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "k1" };
    private readonly RsaSecurityKey otherKey = new(RSA.Create(2048)) { KeyId = "k1" };
    private readonly DateTimeOffset now;
    private readonly WebApplication app;
    private (string Subject, string Email, bool? Verified, ProviderLie Lie) told;

    private FakeProvider(DateTimeOffset now)
    {
        this.now = now;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, string>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["jwks_uri"] = $"{Issuer}/keys",
        }));
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", TokenAsync);
        app.MapGet("/keys", () =>
        {
            var open = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(key.Rsa.ExportParameters(false)) { KeyId = "k1" });
            return Results.Json(new { keys = new[] { new { kty = open.Kty, kid = open.Kid, n = open.N, e = open.E, use = "sig" } } });
        });
    }

    public IReadOnlyList<string> Settings =>
        [$"CDCE_OIDC_ISSUER={Issuer}", $"CDCE_OIDC_CLIENT_ID={ClientId}", $"CDCE_OIDC_CLIENT_SECRET={Secret}"];

    private string Issuer => app.Urls.Single();

    /// <param name="now">The moment that its tokens are made at.</param>
    public static async Task<FakeProvider> StartAsync(DateTimeOffset now)
    {
        var provider = new FakeProvider(now);
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>What the next tokens say.</summary>
    public void Tell(string subject, string email, bool? verified, ProviderLie lie = ProviderLie.None) => told = (subject, email, verified, lie);

    /// <summary>Signs in there as a person does, and is sent back.</summary>
    public async Task<(string Code, string State)> VisitAsync(string address)
    {
        Assert.StartsWith($"{Issuer}/authorize?", address, StringComparison.Ordinal);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var sentBack = await http.GetAsync(new Uri(address));
        Assert.Equal(HttpStatusCode.Redirect, sentBack.StatusCode);
        var query = QueryHelpers.ParseQuery(sentBack.Headers.Location?.Query);
        return (query["code"].ToString(), query["state"].ToString());
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256"
            || !asked["scope"].Split(' ').Contains("openid"))
        {
            return Results.BadRequest();
        }
        var code = Guid.CreateVersion7().ToString();
        codes[code] = asked;
        return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"],
            new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var client = $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ClientId}:{Uri.EscapeDataString(Secret)}"))}";
        if (request.Headers.Authorization != client || form["grant_type"] != "authorization_code"
            || !codes.TryRemove(form["code"].ToString(), out var asked) || form["redirect_uri"] != asked["redirect_uri"]
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked["code_challenge"])
        {
            return Results.BadRequest(new { error = "invalid_grant" });
        }
        return Results.Json(new { token_type = "Bearer", access_token = "none", id_token = Token(asked["nonce"]) });
    }

    private string Token(string nonce)
    {
        var (subject, email, verified, lie) = told;
        var claims = new Dictionary<string, object> { ["sub"] = subject, ["email"] = email };
        if (verified is { } said)
            claims["email_verified"] = said;
        if (lie != ProviderLie.NoNonce)
            claims["nonce"] = lie == ProviderLie.WrongNonce ? "another" : nonce;
        var made = lie switch
        {
            ProviderLie.Expired => now.AddHours(-2),
            ProviderLie.NotYet => now.AddHours(2),
            _ => now,
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = lie == ProviderLie.WrongIssuer ? "https://evil.example" : Issuer,
            Audience = lie == ProviderLie.WrongAudience ? "another-client" : ClientId,
            Claims = claims,
            IssuedAt = made.UtcDateTime,
            NotBefore = made.UtcDateTime,
            Expires = made.AddHours(1).UtcDateTime,
            SigningCredentials = lie switch
            {
                ProviderLie.NoSignature => null,
                ProviderLie.SignedWithTheSecret => new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secret)), SecurityAlgorithms.HmacSha256),
                ProviderLie.WrongKey => new(otherKey, SecurityAlgorithms.RsaSha256),
                _ => new(key, SecurityAlgorithms.RsaSha256),
            },
        });
    }
}
