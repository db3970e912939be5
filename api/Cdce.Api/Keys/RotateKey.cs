using Cdce.Api.Accounts;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Keys;

/// <summary>A new key takes the place of another; for a while both work, so that no program stands still.</summary>
internal sealed class RotateKey : IEndpoint
{
    private const int UsualOverlap = 24;
    private const int LongestOverlap = 7 * 24;

    /// <param name="OverlapHours">How long the old key still works; a day where absent, a week at most.</param>
    internal sealed record Request(int? OverlapHours = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.OverlapHours).InclusiveBetween(0, LongestOverlap);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/keys/{keyId}/rotation", Handle)
        .WithName("rotateKey")
        .WithSummary("Replace an API key by a new one; the answer shows it, once")
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: true))
        .Validate<Request>();

    private static async Task<Results<Created<CreateKey.Response>, ProblemHttpResult>> Handle(
        string keyId, Request request, HttpRequest http, AccountsDb db, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.Keys.SingleOrDefaultAsync(k => k.Id == keyId, ct) is not { } old)
            return Problems.NotFound();
        if (old.RevokedAt is not null || old.ExpiresAt <= now)
            return new Refusal("key-over", "This key does not work any more; create a new one.", ["createKey"]).ToProblem();

        await trail.BeginAsync(ct);
        var end = now.AddHours(request.OverlapHours ?? UsualOverlap);
        if (old.ExpiresAt is null || old.ExpiresAt > end)
            old.ExpiresAt = end;
        // Saves the end of the old one too: both or neither.
        var (id, key) = await CreateKey.NewAsync(db, old.Name, old.Role, old.Communes, KeyScopes.UsualEnd(now), old.Simulating,
            clock, ct, old.ReadScopes());
        await CreateKey.NoteAsync(db, trail, id, old.Id, ct);
        await trail.NoteAsync(old.Id, new KeyReplaced(old.Id, id, old.ExpiresAt), ct);
        var href = http.Absolute($"/api/v1/keys/{id}");
        return TypedResults.Created(href, new CreateKey.Response(href, id, key));
    }
}
