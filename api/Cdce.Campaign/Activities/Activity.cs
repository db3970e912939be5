using Cdce.Campaign.Elections;

namespace Cdce.Campaign.Activities;

/// <summary>Where a fact can be checked.</summary>
/// <param name="Url">Address on the web.</param>
/// <param name="Text">Such as a newspaper and its date; no names of people.</param>
/// <param name="Path">Path of an object of the api, such as <c>/partners/partners/{id}</c>.</param>
public sealed record FactSource(string? Url = null, [property: FreeText] string? Text = null, string? Path = null);

/// <summary>What a fact of the ledger says.</summary>
/// <param name="Kind">Code of the kind.</param>
/// <param name="Criterion">Code of the criterion it speaks for; null for none.</param>
/// <param name="On">The day it happened.</param>
/// <param name="Summary">What was done, in a line; no names of people.</param>
/// <param name="PartnerKind">For pledges: shop, horeca, company, organisation, school or producer.</param>
/// <param name="ValidUntil">For pledges and labelled products: the last day they hold.</param>
/// <param name="Label">For labelled products: code of the recognised label, which the product carries from <paramref name="On"/>.</param>
public sealed record Fact(string Kind, string? Criterion, DateOnly On, [property: FreeText] string? Summary = null, FactSource? Source = null,
    string? PartnerKind = null, DateOnly? ValidUntil = null, string? Label = null);

/// <param name="KeptElsewhere">Another part of the platform keeps it (<c>Source.Path</c> says which); it is changed there.</param>
public sealed record ActivityRecorded(Guid ActivityId, string NisCode, Fact Fact, bool KeptElsewhere = false);

/// <summary>The fact was described wrongly; from its own day on it reads like this.</summary>
public sealed record ActivityCorrected(Guid ActivityId, string NisCode, Fact Fact, [property: FreeText] string Reason);

/// <summary>The fact was not so, as of the day it was said to have happened.</summary>
public sealed record ActivityWithdrawn(Guid ActivityId, string NisCode, DateOnly On, [property: FreeText] string Reason);

/// <summary>The fact was so and holds no longer from this day, as a pledge that lapsed.</summary>
public sealed record ActivityEnded(Guid ActivityId, string NisCode, DateOnly On, string Reason);

/// <summary>One fact of the ledger: what its corrections need to know.</summary>
/// <param name="Fact">Null while only its end has arrived.</param>
public sealed record Activity(Guid Id, string NisCode, Fact? Fact, bool Withdrawn, DateOnly? EndedOn, string? EndReason,
    bool KeptElsewhere = false)
{
    /// <summary>Of a change of majority: what is known of the new college.</summary>
    public MajorityDescribed? Majority { get; init; }

    public static Activity Create(ActivityRecorded e) =>
        new(e.ActivityId, e.NisCode, e.Fact, false, null, null, e.KeptElsewhere);

    // Messages keep no order: the end of a fact may arrive before the fact.
    public static Activity Create(ActivityEnded e) => new(e.ActivityId, e.NisCode, null, false, e.On, e.Reason);

    public Activity Apply(ActivityRecorded e) =>
        this with { Fact = e.Fact, KeptElsewhere = e.KeptElsewhere };

    public Activity Apply(ActivityCorrected e) => this with { Fact = e.Fact, Withdrawn = false };

    public Activity Apply(ActivityWithdrawn _) => this with { Withdrawn = true };

    public Activity Apply(MajorityDescribed e) => this with { Majority = e };

    public Activity Apply(ActivityEnded e) => this with { EndedOn = e.On, EndReason = e.Reason };
}
