using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cdce.Api.Accounts;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Cdce.Api.SigningIn;

/// <summary>The identity provider of an organisation (OpenID Connect).</summary>
/// <param name="Name">On the button.</param>
internal sealed record ProviderSettings(string Issuer, string ClientId, string ClientSecret, string Name)
{
    /// <summary>Reads <c>CDCE_OIDC_ISSUER</c>, <c>_CLIENT_ID</c>, <c>_CLIENT_SECRET</c> and <c>_NAME</c>; null where there is none.</summary>
    /// <exception cref="StartRefusedException">They cannot be meant so.</exception>
    public static ProviderSettings? Of(IConfiguration configuration)
    {
        if (configuration["CDCE_OIDC_ISSUER"] is not { Length: > 0 } issuer)
            return null;
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw new StartRefusedException("CDCE_OIDC_ISSUER is not an https address.");
        }
        if (configuration["CDCE_OIDC_CLIENT_ID"] is not { Length: > 0 } id || configuration["CDCE_OIDC_CLIENT_SECRET"] is not { Length: > 0 } secret)
            throw new StartRefusedException("CDCE_OIDC_ISSUER needs CDCE_OIDC_CLIENT_ID and CDCE_OIDC_CLIENT_SECRET.");
        return new(issuer, id, secret, configuration["CDCE_OIDC_NAME"] is { Length: > 0 } name ? name : address.Host);
    }
}

/// <summary>Whom a provider vouches for.</summary>
/// <param name="Email">Null unless the provider says that it has verified it.</param>
internal sealed record ProviderIdentity(string Subject, string? Email);

/// <summary>Authorization code flow with PKCE, state and nonce. What the provider says counts only signed, for us, now, and about this sign-in.</summary>
internal sealed class Provider(
    ProviderSettings settings, PublicAddress address, UnfinishedSignIns unfinished, IHttpClientFactory clients,
    TimeProvider clock, ILogger<Provider> logger)
{
    /// <summary>The client that asks the provider. It follows no redirects: an answer comes from where it was asked for.</summary>
    public const string Client = "provider";

    private const string Purpose = "provider";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    private sealed record Asked(string State, string Nonce, string Verifier);

    public ProviderSettings Settings => settings;

    private string Callback => $"{address.Root}/connexion/retour";

    /// <summary>Where the browser goes to sign in; null where the provider does not answer.</summary>
    public async Task<string?> BeginAsync(HttpContext context, CancellationToken ct)
    {
        string authorize;
        try
        {
            (authorize, _, _) = await DiscoverAsync(ct);
        }
        catch (Exception error) when (IsItsFault(error, ct))
        {
            logger.LogWarning("The identity provider did not answer as it should ({Error}).", error.GetType().Name);
            return null;
        }
        var asked = new Asked(Secrets.NewToken(), Secrets.NewToken(), Secrets.NewToken());
        await unfinished.KeepAsync(context, Purpose, JsonSerializer.Serialize(asked), null, ct);
        var query = QueryString.Create(new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = Settings.ClientId,
            ["redirect_uri"] = Callback,
            ["scope"] = "openid email",
            ["state"] = asked.State,
            ["nonce"] = asked.Nonce,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(asked.Verifier))),
            ["code_challenge_method"] = "S256",
        });
        return authorize + (authorize.Contains('?', StringComparison.Ordinal) ? "&" + query.Value?[1..] : query.Value);
    }

    /// <summary>Whom the provider vouches for; null where anything about it is not as it must be.</summary>
    public async Task<ProviderIdentity?> FinishAsync(HttpContext context, string code, string state, CancellationToken ct)
    {
        if (await unfinished.TakeAsync(context, Purpose, ct) is not { } kept || JsonSerializer.Deserialize<Asked>(kept.State) is not { } asked
            || !CryptographicOperations.FixedTimeEquals(Secrets.Hash(asked.State), Secrets.Hash(state)))
        {
            return null;
        }
        try
        {
            var (_, token, keys) = await DiscoverAsync(ct);
            var answer = await ExchangeAsync(token, code, asked.Verifier, ct);
            return answer is null ? null : await ReadAsync(answer, asked.Nonce, await KeysAsync(keys, ct));
        }
        catch (Exception error) when (IsItsFault(error, ct))
        {
            logger.LogWarning("The identity provider did not answer as it should ({Error}).", error.GetType().Name);
            return null;
        }
    }

    private static bool IsItsFault(Exception error, CancellationToken ct) =>
        error is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException
        || (error is TaskCanceledException && !ct.IsCancellationRequested);

    private async Task<(string Authorize, string Token, string Keys)> DiscoverAsync(CancellationToken ct)
    {
        using var http = clients.CreateClient(Client);
        var found = await http.GetFromJsonAsync<JsonElement>($"{Settings.Issuer.TrimEnd('/')}/.well-known/openid-configuration", ct);
        if (found.GetProperty("issuer").GetString() != Settings.Issuer)
            throw new InvalidOperationException("The provider calls itself otherwise.");
        return (Of("authorization_endpoint"), Of("token_endpoint"), Of("jwks_uri"));

        string Of(string name) => found.GetProperty(name).GetString() ?? throw new InvalidOperationException($"The provider has no {name}.");
    }

    private async Task<string?> ExchangeAsync(string endpoint, string code, string verifier, CancellationToken ct)
    {
        using var http = clients.CreateClient(Client);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(
            $"{Uri.EscapeDataString(Settings.ClientId)}:{Uri.EscapeDataString(Settings.ClientSecret)}")));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = Callback,
            ["code_verifier"] = verifier,
        });
        using var response = await http.SendAsync(request, ct);
        if (!response.IsSuccessStatusCode)
            return null;
        return (await response.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("id_token").GetString();
    }

    private async Task<IEnumerable<SecurityKey>> KeysAsync(string endpoint, CancellationToken ct)
    {
        using var http = clients.CreateClient(Client);
        return new JsonWebKeySet(await http.GetStringAsync(endpoint, ct)).GetSigningKeys();
    }

    private async Task<ProviderIdentity?> ReadAsync(string token, string nonce, IEnumerable<SecurityKey> keys)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var validated = await Tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Settings.Issuer,
            ValidAudience = Settings.ClientId,
            IssuerSigningKeys = keys,
            // What a public key signs; never none, never a secret that both know.
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256],
            LifetimeValidator = (from, until, _, _) => until is not null && until > now - Skew && (from is null || from < now + Skew),
        });
        if (!validated.IsValid || validated.SecurityToken is not JsonWebToken jwt
            || !jwt.TryGetPayloadValue<string>("nonce", out var said) || said != nonce || jwt.Subject is not { Length: > 0 } subject)
        {
            logger.LogWarning("A token of the identity provider was refused ({Error}).", validated.Exception?.GetType().Name ?? "nonce");
            return null;
        }
        // Some write the word instead of the value.
        var verified = jwt.TryGetPayloadValue<object>("email_verified", out var yes) && yes is true or "true";
        return new(subject, verified && jwt.TryGetPayloadValue<string>("email", out var email) ? email : null);
    }
}
