namespace Cdce.Api.People.Consents;

/// <summary>Somebody agreed to something; a line for each time, kept as a proof as long as the person is.</summary>
internal sealed class Consent
{
    /// <summary>The only place so far where one agrees.</summary>
    public const string OwnAccount = "ownAccount";

    public Guid Id { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>Of one of the <see cref="ConsentTexts"/>.</summary>
    [PersonalField(PersonalPurpose.Consent, LegalBasis.LegalObligation, Retention.Membership)]
    public string Purpose { get; set; } = "";

    public int TextVersion { get; set; }

    /// <summary>fr or de: in which it was read.</summary>
    [PersonalField(PersonalPurpose.Consent, LegalBasis.LegalObligation, Retention.Membership)]
    public string Language { get; set; } = "";

    /// <summary>Where one agreed.</summary>
    [PersonalField(PersonalPurpose.Consent, LegalBasis.LegalObligation, Retention.Membership)]
    public string Source { get; set; } = "";

    public DateTimeOffset GivenAt { get; set; }

    /// <summary>Null while it holds.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}
