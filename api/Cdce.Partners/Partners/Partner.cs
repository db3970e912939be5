namespace Cdce.Partners.Partners;

/// <summary>A partner stands in the register.</summary>
/// <param name="Source">Where it is known from; null for what somebody of the commune entered.</param>
public sealed record PartnerRegistered(Guid PartnerId, PartnerDescription Description, [property: FreeText] string? Source, DateOnly On);

/// <summary>What the register says of a partner was put right.</summary>
/// <param name="On">The day from which it reads like this in questions about the past: that of the registration.</param>
public sealed record PartnerDescriptionCorrected(Guid PartnerId, PartnerDescription Description, DateOnly On);

/// <summary>On the stream of the partner that stays: the other entry meant the same.</summary>
public sealed record PartnerAbsorbed(Guid PartnerId, Guid DuplicateId, DateOnly On);

/// <summary>On the stream of the other entry; its own history stays.</summary>
public sealed record PartnerMergedInto(Guid PartnerId, Guid IntoPartnerId, DateOnly On);

/// <summary>On both streams: they were two after all.</summary>
public sealed record PartnerMergeUndone(Guid PartnerId, Guid OtherPartnerId, DateOnly On);

/// <summary>The entry was a mistake.</summary>
/// <param name="Reason">importUndone or recordedByMistake</param>
public sealed record PartnerRegistrationWithdrawn(Guid PartnerId, string Reason, DateOnly On);

/// <summary>What the register says of a partner: a place of business, never a person.</summary>
/// <param name="Kind">shop, horeca, company, school, organisation, institution, producer, media, youth, religious, care or unspecified</param>
/// <param name="NisCode">The commune it stands in.</param>
/// <param name="EnterpriseNumber">Ten digits, checked.</param>
/// <param name="Products">Fair trade products it offers, as named by the partner.</param>
/// <param name="Labels">Codes of labels.</param>
public sealed record PartnerDescription(
    string Kind, [property: FreeText] string Name, string NisCode, [property: FreeText] string? Address = null, string? Postcode = null, double? Latitude = null,
    double? Longitude = null, string? EnterpriseNumber = null, [property: FreeText] IReadOnlyList<string>? Products = null,
    IReadOnlyList<string>? Labels = null)
{
    /// <summary>Whether both say the same.</summary>
    public bool SaysTheSameAs(PartnerDescription other) =>
        this with { Products = null, Labels = null } == other with { Products = null, Labels = null }
        && (Products ?? []).SequenceEqual(other.Products ?? []) && (Labels ?? []).SequenceEqual(other.Labels ?? []);
}

/// <summary>A partner of the campaign in a commune.</summary>
/// <param name="MergedInto">The entry that stays, where this one meant the same.</param>
/// <param name="Absorbed">Entries that meant the same as this one.</param>
public sealed record Partner(
    Guid Id, PartnerDescription Description, DateOnly RegisteredOn, Guid? MergedInto, IReadOnlyList<Guid> Absorbed,
    bool Withdrawn)
{
    public static string StreamKey(Guid partnerId) => $"partner/{partnerId}";

    /// <summary>Whether it stands in the register under its own name.</summary>
    public bool Stands => !Withdrawn && MergedInto is null;

    public static Partner Create(PartnerRegistered e) => new(e.PartnerId, e.Description, e.On, null, [], false);

    public Partner Apply(PartnerDescriptionCorrected e) => this with { Description = e.Description };
    public Partner Apply(PartnerAbsorbed e) => this with { Absorbed = [.. Absorbed, e.DuplicateId] };
    public Partner Apply(PartnerMergedInto e) => this with { MergedInto = e.IntoPartnerId };

    public Partner Apply(PartnerMergeUndone e) => MergedInto == e.OtherPartnerId
        ? this with { MergedInto = null }
        : this with { Absorbed = [.. Absorbed.Where(id => id != e.OtherPartnerId)] };

    public Partner Apply(PartnerRegistrationWithdrawn _) => this with { Withdrawn = true };
}
