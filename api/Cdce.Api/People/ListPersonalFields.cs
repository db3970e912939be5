using System.Text.Json;
using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.People;

/// <summary>The register of processing (article 30 of the GDPR): what is kept about people, why, and for how long.</summary>
internal sealed class ListPersonalFields : IEndpoint
{
    /// <param name="Code">Where it is stored.</param>
    /// <param name="Purpose">committee, signingIn, security, mail, consent or access.</param>
    /// <param name="LegalBasis">Of article 6 (1): consent, legitimateInterest or legalObligation.</param>
    /// <param name="Retention">membership (an account, or a mandate), account, session, minutes, sending or day.</param>
    /// <param name="Minutes">The longest it is kept once nothing keeps it any more; absent where it goes with the account.</param>
    internal sealed record Field(
        string Href, string Code, PersonalPurpose Purpose, LegalBasis LegalBasis, Retention Retention, long? Minutes);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/people/refData/personalFields", Handle)
        .WithName("listPersonalFields")
        .WithSummary("Read the register of what is kept about people, why, and for how long");

    private static Ok<Page<Field>> Handle(HttpRequest http, AccountsDb db)
    {
        var fields = PersonalFields.Of(db).Select(f => View(http, f)).ToList();
        return TypedResults.Ok(new Page<Field>(fields, fields.Count, Total: fields.Count));
    }

    private static Field View(HttpRequest http, PersonalField field)
    {
        var code = $"{field.Table}.{JsonNamingPolicy.CamelCase.ConvertName(field.Column)}";
        return new(http.Absolute($"/api/v1/people/refData/personalFields#{code}"), code, field.Kept.Purpose, field.Kept.Basis,
            field.Kept.Retention, (long?)Periods.Of(field.Kept.Retention)?.TotalMinutes);
    }
}
