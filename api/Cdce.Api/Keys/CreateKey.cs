using Cdce.Api.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Keys;

/// <summary>Makes an API key; the answer shows it, once.</summary>
internal sealed class CreateKey : IEndpoint
{
    /// <param name="Scopes">What of its role's rights it may use: read, write or, where absent, both.</param>
    /// <param name="ExpiresAt">In a year where absent, in two years at most.</param>
    internal sealed record Request(string Name, Role Role = Role.Script, IReadOnlyList<string>? Communes = null,
        IReadOnlyList<Scope>? Scopes = null, DateTimeOffset? ExpiresAt = null);

    /// <summary>The key as it is sent in <c>Authorization: Bearer</c>, shown this once.</summary>
    internal sealed record Response(string Href, string Id, string Key);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Role).NotEqual(Role.Anonymous);
            RuleForEach(r => r.Scopes).IsInEnum();
            RuleFor(r => r.Communes).MustBeAreasOf(r => r.Role);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/keys", Handle)
        .WithName("createKey")
        .WithSummary("Create an API key; the answer shows it, once")
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: true))
        .Validate<Request>();

    private static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, AccountsDb db, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (request.ExpiresAt > KeyScopes.LatestEnd(now))
            return Problems.BadRequest(new InputIssue("body", "expiresAt", "A key holds for two years at most."));
        await trail.BeginAsync(ct);
        var (id, key) = await NewAsync(db, request.Name, request.Role, request.Communes ?? [],
            request.ExpiresAt ?? KeyScopes.UsualEnd(now), simulating: false, clock, ct, request.Scopes);
        await NoteAsync(db, trail, id, null, ct);
        var href = http.Absolute($"/api/v1/keys/{id}");
        return TypedResults.Created(href, new Response(href, id, key));
    }

    /// <summary>Records that there is a new key.</summary>
    /// <param name="replaces">The key in whose place it comes.</param>
    internal static Task NoteAsync(AccountsDb db, Trail trail, string id, string? replaces, CancellationToken ct)
    {
        var key = db.Keys.Local.Single(k => k.Id == id);
        return trail.NoteAsync(id, new KeyCreated(id, key.Role, key.Communes, key.Scopes ?? [], key.ExpiresAt, replaces), ct);
    }

    /// <summary>Stores the hash of a new key and returns the key.</summary>
    internal static async Task<(string Id, string Key)> NewAsync(
        AccountsDb db, string name, Role role, IReadOnlyList<string> communes, DateTimeOffset? expiresAt, bool simulating,
        TimeProvider clock, CancellationToken ct, IReadOnlyCollection<Scope>? scopes = null)
    {
        var (id, key) = Secrets.NewKey();
        db.Keys.Add(new ApiKey
        {
            Id = id,
            SecretHash = Secrets.Hash(key),
            Name = name,
            Role = role,
            Communes = [.. communes],
            Scopes = KeyScopes.ToColumn(scopes),
            Simulating = simulating,
            CreatedAt = clock.GetUtcNow(),
            ExpiresAt = expiresAt?.ToUniversalTime(),
        });
        await db.SaveChangesAsync(ct);
        return (id, key);
    }
}
