using Cdce.Campaign.Activities;
using Cdce.Campaign.TitleFiles;

namespace Cdce.Campaign.Criteria;

/// <summary>How far a commune is with one criterion.</summary>
public enum CriterionStatus
{
    NotStarted,
    Underway,
    Met,

    /// <summary>Was met; what it rested on is too old or has ended.</summary>
    MetBefore,
}

/// <summary>Whether one thing that a criterion asks for is there.</summary>
public enum RequirementStatus
{
    Satisfied,

    /// <summary>Not there, and welcome.</summary>
    Missing,

    /// <summary>Not there, and without it the criterion is not met.</summary>
    Blocking,
}

/// <summary>Where a missing thing is mended.</summary>
/// <param name="Operation">Operation of the api.</param>
/// <param name="Route">Page of the client.</param>
internal sealed record Remedy(string Operation, string Route);

/// <summary>One thing that a criterion asks for.</summary>
/// <param name="Code">For the client's own words.</param>
/// <param name="Have">How many there are.</param>
/// <param name="Need">How many are asked for; targets by population are provisional.</param>
/// <param name="Evidence">Ids of the facts or steps that speak for it.</param>
internal sealed record Requirement(string Code, RequirementStatus Status, int Have, int Need, Remedy Remedy,
    IReadOnlyList<Guid> Evidence);

/// <summary>The state of one criterion with everything it rests on: a pure function of facts, rules and a day.</summary>
/// <param name="LastFactOn">Day of the latest fact that speaks for it.</param>
internal sealed record CriterionState(string Code, CriterionStatus Status, IReadOnlyList<Requirement> Requirements,
    DateOnly? LastFactOn)
{
    // A criterion that was met and is no longer: looked for on the days of its latest facts.
    private const int DaysLookedBack = 12;

    public static IReadOnlyList<CriterionState> All(string nisCode, CriterionFacts facts, DateOnly day) =>
        [.. CriterionCodes.All.Select(code => Of(code, nisCode, facts, day))];

    public static CriterionState Of(string code, string nisCode, CriterionFacts facts, DateOnly day)
    {
        var requirements = RequirementsOf(code, nisCode, facts, day);
        var own = facts.Of(code, day).ToList();
        var last = own.Select(f => (DateOnly?)f.On).Max();
        if (IsMet(requirements))
            return new CriterionState(code, CriterionStatus.Met, requirements, last);

        var began = own.Count > 0 || requirements.Any(r => r.Have > 0);
        var before = own.Select(f => f.On).Concat(facts.Steps.Select(s => s.On)).Where(d => d < day).Distinct()
            .OrderDescending().Take(DaysLookedBack)
            .Any(d => IsMet(RequirementsOf(code, nisCode, facts, d)));
        return new CriterionState(code,
            before ? CriterionStatus.MetBefore : began ? CriterionStatus.Underway : CriterionStatus.NotStarted,
            requirements, last);
    }

    private static bool IsMet(IReadOnlyList<Requirement> requirements) =>
        requirements.All(r => r.Status is not RequirementStatus.Blocking);

    private static IReadOnlyList<Requirement> RequirementsOf(string code, string nisCode, CriterionFacts facts, DateOnly day)
    {
        var rules = CriterionRules.Current;
        switch (code)
        {
            case CriterionCodes.Authority:
                {
                    var resolution = facts.ResolutionOn(day);
                    var votes = facts.OfEver(day, ActivityKinds.CouncilResolution).Select(f => f.Id).ToList();
                    var products = resolution?.Vote?.Products ?? [];
                    Guid[] proof = resolution is null ? [] : [resolution.StepId];
                    var titleFile = new Remedy("recordCouncilResolution", $"/communes/{nisCode}/titre");
                    return
                    [
                        Needed("resolution", resolution is null ? votes.Count : rules.ResolutionsNeeded, rules.ResolutionsNeeded, titleFile,
                        resolution is null ? votes : proof),
                    Needed("products", products.Count, rules.ProductsNeeded, titleFile, proof),
                    Welcome("coffee", products.Count(p => IsCoffee(p)), titleFile, proof),
                    Welcome("information", facts.Of(day, rules.InformationMonths, "newsletter"), Ledger("newsletter")),
                ];
                }

            case CriterionCodes.Shops:
                {
                    var target = facts.TargetOn(day);
                    return
                    [
                        Partners("shops", PartnerKinds.Shop, target?.Shops ?? rules.PartnersWithoutTarget),
                    Partners("horeca", PartnerKinds.Horeca, target?.Horeca ?? rules.PartnersWithoutTarget),
                ];
                }

            case CriterionCodes.Organisations:
                {
                    var target = facts.TargetOn(day);
                    return
                    [
                        Partners("companies", PartnerKinds.Company, target?.Companies ?? rules.PartnersWithoutTarget),
                    Partners("organisations", PartnerKinds.Organisation, target?.Organisations ?? rules.PartnersWithoutTarget),
                    Partners("schools", PartnerKinds.School, target?.Schools ?? rules.PartnersWithoutTarget),
                ];
                }

            case CriterionCodes.Communication:
                return
                [
                    Facts("awarenessAction", rules.AwarenessNeeded, facts.Of(day, rules.AwarenessMonths, "awarenessAction", "oxfamBreakfast"),
                        Ledger("awarenessAction")),
                    Facts("communication", rules.CommunicationsNeeded,
                        facts.Of(day, rules.CommunicationMonths, "pressClip", "newsletter"), Ledger("pressClip")),
                ];

            case CriterionCodes.Committee:
                {
                    var setUp = facts.Steps.Where(s => s.Step is TitleStep.CommitteeSetUp && s.On <= day).Select(s => s.StepId)
                        .Concat(Ids(facts.OfEver(day, ActivityKinds.CommitteeMeeting, "charterAdopted"))).ToList();
                    return
                    [
                        Needed("committee", Math.Min(rules.CommitteesNeeded, setUp.Count), rules.CommitteesNeeded,
                        new Remedy("recordTitleStep", $"/communes/{nisCode}/titre"), setUp),
                    Facts("meeting", rules.MeetingsNeeded, facts.Of(day, rules.MeetingMonths, ActivityKinds.CommitteeMeeting),
                        Ledger(ActivityKinds.CommitteeMeeting)),
                    Welcome("charter", facts.OfEver(day, "charterAdopted"), Ledger("charterAdopted")),
                ];
                }

            case CriterionCodes.LocalProducts:
                return
                [
                    Facts("initiative", rules.InitiativesNeeded,
                        facts.Of(day, rules.InitiativeMonths, "localProductInitiative")
                            .Concat(facts.PartnersOn(day, PartnerKinds.Producer)).Concat(facts.LabelledOn(day)),
                        Ledger("localProductInitiative")),
                ];

            default:
                throw new ArgumentOutOfRangeException(nameof(code), code, null);
        }

        Remedy Ledger(string kind) => new("recordActivity", $"/communes/{nisCode}/journal?noter={kind}");

        Requirement Partners(string name, string kind, int need)
        {
            var partners = facts.PartnersOn(day, kind);
            return Needed(name, partners.Count, need, new Remedy("listPartners", $"/communes/{nisCode}/partenaires"),
                Ids(partners));
        }
    }

    private static Requirement Needed(string code, int have, int need, Remedy remedy, IReadOnlyList<Guid> evidence) =>
        new(code, have >= need ? RequirementStatus.Satisfied : RequirementStatus.Blocking, have, need, remedy, evidence);

    private static Requirement Facts(string code, int need, IEnumerable<CriterionFact> facts, Remedy remedy)
    {
        var ids = Ids(facts);
        return Needed(code, ids.Count, need, remedy, ids);
    }

    private static Requirement Welcome(string code, IEnumerable<CriterionFact> facts, Remedy remedy)
    {
        var ids = Ids(facts);
        return Welcome(code, ids.Count, remedy, ids);
    }

    // Newest first; those of one day in an order that does not depend on how they were read.
    private static List<Guid> Ids(IEnumerable<CriterionFact> facts) =>
        [.. facts.OrderByDescending(f => f.On).ThenBy(f => f.Id).Select(f => f.Id)];

    private static Requirement Welcome(string code, int have, Remedy remedy, IReadOnlyList<Guid> evidence) =>
        new(code, have > 0 ? RequirementStatus.Satisfied : RequirementStatus.Missing, have, 1, remedy, evidence);

    private static bool IsCoffee(string product) => product.StartsWith("caf", StringComparison.OrdinalIgnoreCase)
        || product.StartsWith("coffee", StringComparison.OrdinalIgnoreCase)
        || product.StartsWith("kaff", StringComparison.OrdinalIgnoreCase);
}
