using Cdce.Api.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Keys;

/// <summary>Makes an API key; the answer shows it, once.</summary>
internal sealed class CreateKey : IEndpoint
{
    internal sealed record Request(
        string Name, Role Role, IReadOnlyList<string>? Communes = null, DateTimeOffset? ExpiresAt = null);

    /// <summary>The key as it is sent in <c>Authorization: Bearer</c>, shown this once.</summary>
    internal sealed record Response(string Href, string Id, string Key);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Role).NotEqual(Role.Anonymous);
            RuleFor(r => r.Communes).MustBeAreasOf(r => r.Role);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/keys", Handle)
        .WithName("createKey")
        .WithSummary("Create an API key; the answer shows it, once")
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: true))
        .Validate<Request>();

    private static async Task<Created<Response>> Handle(
        Request request, HttpRequest http, AccountsDb db, TimeProvider clock, CancellationToken ct)
    {
        var (id, key) = await NewAsync(
            db, request.Name, request.Role, request.Communes ?? [], request.ExpiresAt, simulating: false, clock, ct);
        var href = http.Absolute($"/api/v1/keys/{id}");
        return TypedResults.Created(href, new Response(href, id, key));
    }

    /// <summary>Stores the hash of a new key and returns the key.</summary>
    internal static async Task<(string Id, string Key)> NewAsync(
        AccountsDb db, string name, Role role, IReadOnlyList<string> communes, DateTimeOffset? expiresAt, bool simulating,
        TimeProvider clock, CancellationToken ct)
    {
        var (id, key) = Secrets.NewKey();
        db.Keys.Add(new ApiKey
        {
            Id = id,
            SecretHash = Secrets.Hash(key),
            Name = name,
            Role = role,
            Communes = [.. communes],
            Simulating = simulating,
            CreatedAt = clock.GetUtcNow(),
            ExpiresAt = expiresAt?.ToUniversalTime(),
        });
        await db.SaveChangesAsync(ct);
        return (id, key);
    }
}
