namespace Cdce.Api.People;

/// <summary>Somebody behind a <c>PersonId</c>: what is known of him or her beside the log, where it can be corrected and forgotten.</summary>
internal sealed class Person
{
    /// <summary>The account's, where there is one.</summary>
    public Guid Id { get; set; }

    /// <summary>First and last name, as they stand in minutes.</summary>
    [PersonalField(PersonalPurpose.Committee, LegalBasis.LegitimateInterest, Retention.Membership)]
    public string DisplayName { get; set; } = "";

    /// <summary>fr or de</summary>
    [PersonalField(PersonalPurpose.Mail, LegalBasis.LegitimateInterest, Retention.Membership)]
    public string Language { get; set; } = "fr";

    [PersonalField(PersonalPurpose.Committee, LegalBasis.Consent, Retention.Membership)]
    public string? Phone { get; set; }

    /// <summary>Grows with every correction.</summary>
    public long Version { get; set; } = 1;

    public DateTimeOffset EnteredAt { get; set; }
}
