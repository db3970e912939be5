namespace Cdce.Contracts;

/// <summary>A module recorded something that a commune did; Campaign's ledger adds it up.</summary>
/// <param name="ActivityId">The fact's identity: the same id is the same fact, whatever is sent again.</param>
/// <param name="NisCode">The commune.</param>
/// <param name="Kind">A kind of the ledger, such as <c>partnerPledge</c>.</param>
/// <param name="Criterion">The criterion it speaks for; null means the kind's own.</param>
/// <param name="On">The day it happened.</param>
/// <param name="Source">Path of the object in the API, such as <c>/partners/partners/{id}</c>.</param>
/// <param name="PartnerKind">For pledges: shop, horeca, company, organisation, school or producer.</param>
/// <param name="ValidUntil">For pledges: the last day they hold.</param>
public sealed record CommuneActivityRecorded(
    Guid ActivityId, string NisCode, string Kind, string? Criterion, DateOnly On, string Source,
    string? PartnerKind = null, DateOnly? ValidUntil = null);
