using Cdce.Partners.Partners;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Partners.Pledges;

/// <summary>A partner pledges to offer at least two fair trade products and to show it.</summary>
internal sealed class ConfirmPledge : IEndpoint
{
    /// <param name="Since">The day on which it began; today where absent.</param>
    /// <param name="Products">At least two.</param>
    /// <param name="VisibilityShown">Whether the place shows that it takes part.</param>
    /// <param name="ValidUntil">The last day; where absent, as long as the rule says.</param>
    /// <param name="SignatoryId">Id of the person who signed, never a name.</param>
    /// <param name="Evidence">Web address of a photo or a document.</param>
    internal sealed record Request(
        Guid PartnerId, IReadOnlyList<string> Products, bool VisibilityShown, DateOnly? Since = null,
        DateOnly? ValidUntil = null, Guid? SignatoryId = null, string? Evidence = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.PartnerId).NotEmpty();
            RuleFor(r => r.Products).SetValidator(new ProductsValidator());
            RuleFor(r => r.Evidence).MaximumLength(500).Must(WebAddress.IsOrNull)
                .WithMessage("Must be an address that starts with http:// or https://.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/partners/pledges", Handle)
        .WithName("confirmPledge")
        .WithSummary("Record a partner's pledge")
        .Validate<Request>();

    /// <param name="held">The partner's pledges that hold on the day of the new one.</param>
    internal static Decision Decide(Guid pledgeId, Partner partner, Request request, int held, DateOnly today)
    {
        var since = request.Since ?? today;
        var until = request.ValidUntil ?? PledgeRules.Shipped.ValidUntil(since);
        if (!partner.Stands)
            return Decision.Refuse("partner-merged", "This entry was merged into another one.");
        if (since > today)
            return Decision.Refuse("pledge-in-future", "A pledge is recorded once it has been made.");
        if (until < since)
            return Decision.Refuse("pledge-period-reversed", "The pledge ends before it begins.");
        if (held > 0)
            return Decision.Refuse("pledge-exists", "This partner has a pledge that holds on that day.", "renewPledge");

        return Decision.Accept(new PledgeConfirmed(pledgeId, partner.Id, partner.Description.Kind, partner.Description.NisCode,
            partner.Description.Name, request.Products, request.VisibilityShown, request.SignatoryId?.ToString(), request.Evidence,
            until, since));
    }

    private static async Task<Results<Created<CreatedResource>, NotFound, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, CurrentUser user, PartnersDb db, IDocumentSession session, TimeProvider clock,
        CancellationToken ct)
    {
        var partner = await session.Events.AggregateStreamAsync<Partner>(Partner.StreamKey(request.PartnerId), token: ct);
        if (partner is not { Withdrawn: false } || !user.MayActFor(partner.Description.NisCode))
            return TypedResults.NotFound();

        var today = clock.Today();
        var since = request.Since ?? today;
        var held = await db.Pledges.CountAsync(p => p.PartnerId == partner.Id && p.Since <= since
            && (p.ValidUntil == null || p.ValidUntil >= since) && (p.WithdrawnOn == null || p.WithdrawnOn > since), ct);
        var id = Guid.CreateVersion7();
        var decision = Decide(id, partner, request, held, today);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        session.Events.StartStream<Pledge>(Pledge.StreamKey(id), [.. decision.Events]);
        var href = http.Absolute($"/api/v1/partners/pledges/{id}");
        return TypedResults.Created(href, new CreatedResource(id.ToString(), 1, href));
    }
}

/// <summary>The products of a pledge: criteria 2 and 3 ask for at least two.</summary>
internal sealed class ProductsValidator : AbstractValidator<IReadOnlyList<string>>
{
    public ProductsValidator()
    {
        RuleFor(p => p).Must(p => p.Select(PlainText.Of).Distinct().Count() is >= 2 and <= 50)
            .WithMessage("At least two different products.").OverridePropertyName("products");
        RuleForEach(p => p).NotEmpty().MaximumLength(80).OverridePropertyName("products");
    }
}

internal static class WebAddress
{
    public static bool IsOrNull(string? text) =>
        text is null || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
}
