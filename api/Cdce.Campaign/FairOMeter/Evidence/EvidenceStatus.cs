using Cdce.Campaign.Activities;

namespace Cdce.Campaign.FairOMeter.Evidence;

/// <summary>Whether a fact still shows what an answer says.</summary>
public enum EvidenceStatus
{
    /// <summary>It counts on the day asked for.</summary>
    Holds,

    /// <summary>It happened, and holds no longer: it ended, or its validity is over.</summary>
    Ended,

    /// <summary>It was withdrawn from the ledger: the evidence is broken.</summary>
    Withdrawn,
}

/// <summary>Judges the facts behind answers.</summary>
internal static class EvidenceRules
{
    public static EvidenceStatus StatusOn(this ActivityRow fact, DateOnly day) =>
        fact.Withdrawn ? EvidenceStatus.Withdrawn : fact.HoldsOn(day) ? EvidenceStatus.Holds : EvidenceStatus.Ended;
}
