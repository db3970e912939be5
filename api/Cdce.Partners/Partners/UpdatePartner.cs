using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Partners.Partners;

/// <summary>What the register says of a partner is put right; what is left out stays as it is.</summary>
internal sealed class UpdatePartner : IEndpoint
{
    internal sealed record Request(
        string? Kind = null, string? Name = null, string? NisCode = null, string? Address = null, string? Postcode = null,
        double? Latitude = null, double? Longitude = null, string? EnterpriseNumber = null,
        IReadOnlyList<string>? Products = null, IReadOnlyList<string>? Labels = null)
    {
        public PartnerDescription ChangeOf(PartnerDescription d) => new(
            Kind ?? d.Kind, Name?.Trim() ?? d.Name, NisCode ?? d.NisCode, Address?.Trim() ?? d.Address, Postcode ?? d.Postcode,
            Latitude ?? d.Latitude, Longitude ?? d.Longitude,
            EnterpriseNumber is null ? d.EnterpriseNumber : Cdce.Partners.EnterpriseNumber.Normalise(EnterpriseNumber),
            Products ?? d.Products, Labels ?? d.Labels);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        // Checked as the change of an entry that is in order itself.
        public Validator() => RuleFor(r => new RegisterPartner.Request(
                r.Kind ?? "shop", r.Name ?? "-", r.NisCode ?? "00000", r.Address, r.Postcode, r.Latitude, r.Longitude,
                r.EnterpriseNumber, r.Products, r.Labels, false, null))
            .SetValidator(new RegisterPartner.Validator()).OverridePropertyName("");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/partners/partners/{partnerId:guid}", Handle)
        .WithName("updatePartner")
        .WithSummary("Put right what the register says of a partner")
        .Validate<Request>();

    internal static Decision Decide(Partner partner, Request request)
    {
        if (!partner.Stands)
            return Decision.Refuse("partner-merged", "This entry was merged into another one.");
        var changed = request.ChangeOf(partner.Description);
        return changed.SaysTheSameAs(partner.Description)
            ? Decision.Accept()
            : Decision.Accept(new PartnerDescriptionCorrected(partner.Id, changed, partner.RegisteredOn));
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid partnerId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Partner>(Partner.StreamKey(partnerId), ct);
        if (stream.Aggregate is not { Withdrawn: false } partner || !user.MayActFor(partner.Description.NisCode)
            || (request.NisCode is { } moved && !user.MayActFor(moved)))
        {
            return TypedResults.NotFound();
        }

        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(partner, request);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
