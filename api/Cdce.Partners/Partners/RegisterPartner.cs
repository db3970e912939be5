using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Partners.Partners;

/// <summary>Somebody enters a shop, a school, an association … into the register; entries that may mean the same are offered first.</summary>
internal sealed class RegisterPartner : IEndpoint
{
    /// <param name="Kind">shop, horeca, company, school, organisation, institution, producer, media, youth, religious, care or unspecified</param>
    /// <param name="EnterpriseNumber">Checked when given; written with or without points.</param>
    /// <param name="NotADuplicate">True once the offered entries were looked at and none is the same.</param>
    /// <param name="On">The day from which it is known; today where absent.</param>
    internal sealed record Request(
        string Kind, string Name, string NisCode, string? Address = null, string? Postcode = null, double? Latitude = null,
        double? Longitude = null, string? EnterpriseNumber = null, IReadOnlyList<string>? Products = null,
        IReadOnlyList<string>? Labels = null, bool NotADuplicate = false, DateOnly? On = null)
    {
        public PartnerDescription Describe() => new(Kind, Name.Trim(), NisCode, Address?.Trim(), Postcode, Latitude, Longitude,
            EnterpriseNumber is null ? null : Cdce.Partners.EnterpriseNumber.Normalise(EnterpriseNumber), Products ?? [], Labels ?? []);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).Must(PartnerKind.Exists).WithMessage($"Must be one of {string.Join(", ", PartnerKind.All)}.");
            RuleFor(r => r.Name).NotEmpty().MaximumLength(120);
            RuleFor(r => r.NisCode).Matches("^[0-9]{5}$");
            RuleFor(r => r.Address).MaximumLength(200);
            RuleFor(r => r.Postcode).Matches("^[1-9][0-9]{3}$");
            RuleFor(r => r.Latitude).InclusiveBetween(49.4, 51.6);
            RuleFor(r => r.Longitude).InclusiveBetween(2.5, 6.5);
            RuleFor(r => r.EnterpriseNumber).Must(n => n is null || EnterpriseNumber.Normalise(n) is not null)
                .WithMessage("Not an enterprise number: its last two digits do not match the others.");
            RuleFor(r => r.Products).Must(p => p is null || p.Count <= 50).WithMessage("At most 50 products.");
            RuleForEach(r => r.Products).NotEmpty().MaximumLength(80);
            RuleFor(r => r.Labels).Must(l => l is null || l.Count <= 20).WithMessage("At most 20 labels.");
            RuleForEach(r => r.Labels).NotEmpty().MaximumLength(40);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/partners/partners", Handle)
        .WithName("registerPartner")
        .WithSummary("Enter a partner into the register")
        .Validate<Request>();

    /// <param name="alike">Entries that may mean the same, by id.</param>
    internal static Decision Decide(Guid partnerId, Request request, IReadOnlyList<string> alike, DateOnly today)
    {
        var on = request.On ?? today;
        if (on > today)
            return Decision.Refuse("partner-in-future", "A partner is entered once it is there.");
        if (alike.Count > 0 && !request.NotADuplicate)
            return Decision.Refuse("partner-may-exist", "Entries that may mean the same stand in the register.", [.. alike]);
        return Decision.Accept(new PartnerRegistered(partnerId, request.Describe(), null, on));
    }

    private static async Task<Results<Created<CreatedResource>, NotFound, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, CurrentUser user, PartnersDb db, IDocumentSession session, TimeProvider clock,
        CancellationToken ct)
    {
        if (!user.MayActFor(request.NisCode))
            return TypedResults.NotFound();

        var id = Guid.CreateVersion7();
        var alike = await db.AlikeAsync(request.Describe(), except: null, ct);
        var decision = Decide(id, request, [.. alike.Select(a => a.Row.Id.ToString())], clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        session.Events.StartStream<Partner>(Partner.StreamKey(id), [.. decision.Events]);
        var href = http.Absolute($"/api/v1/partners/partners/{id}");
        return TypedResults.Created(href, new CreatedResource(id.ToString(), 1, href));
    }
}

internal static class AlikePartners
{
    /// <summary>More entries than people would look through.</summary>
    private const int Most = 20;

    /// <summary>Entries of the register that may mean the same, with the rule that says so.</summary>
    public static async Task<IReadOnlyList<(PartnerRow Row, string Rule)>> AlikeAsync(
        this PartnersDb db, PartnerDescription description, Guid? except, CancellationToken ct)
    {
        var name = PlainText.OfName(description.Name);
        var number = description.EnterpriseNumber;
        var rows = await db.Partners
            .Where(p => p.MergedInto == null && p.Id != except
                && (p.PlainName == name || (number != null && p.EnterpriseNumber == number)))
            .OrderBy(p => p.Id).Take(500).ToListAsync(ct);
        return
        [
            .. rows.Select(row => (row, Rule: PartnerLikeness.Rule(row.Describe(), description)))
                .Where(a => a.Rule is not null).Select(a => (a.row, a.Rule ?? "")).Take(Most),
        ];
    }
}
