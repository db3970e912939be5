using Cdce.Campaign.Alerts;
using Cdce.Campaign.Communes;
using Cdce.Campaign.Targets;
using Cdce.Contracts.Campaign;

namespace Cdce.Campaign;

/// <summary>What the Campaign module tells the others, and itself for later.</summary>
public static class Outbound
{
    public static CommuneLosingMomentum Translate(MomentumLost e) =>
        new(e.AlertId, e.NisCode, e.On, [.. e.Causes.Select(c => c.Code)], e.WeakCriteria);

    // A confidential call stays between the committee and the coordination: no other module hears of it.
    public static IReadOnlyList<object> Translate(HelpCalled e) => e.Confidential
        ? [Reminder(e)]
        : [Reminder(e), new CommuneLosingMomentum(e.AlertId, e.NisCode, e.On, e.Causes, [])];

    public static CommuneRegainedMomentum Translate(MomentumRegained e) => new(e.AlertId, e.NisCode, e.On);

    public static CommuneRegainedMomentum Translate(AlertClosed e) => new(e.AlertId, e.NisCode, e.On);

    public static DescribeCommune Translate(CommuneRegistered e) => new(e.NisCode, e.On);

    public static DescribeCommune Translate(CommuneDescriptionCorrected e) => new(e.NisCode, e.On);

    public static DescribeCommune Translate(CommuneRenamed e) => new(e.NisCode, e.On);

    // The reference registers a commune together with its figures: its registration tells them all.
    public static DescribeCommune? Translate(IEvent<PopulationRecorded> e) =>
        e.UserName == CampaignReference.Actor ? null : new(e.Data.NisCode, e.Data.On);

    public static CommuneStandingChanged Translate(StandingChanged e) => new(
        e.NisCode, e.Titled, char.ToLowerInvariant($"{e.Level}"[0]) + $"{e.Level}"[1..], e.StrongCriteria, e.WeakCriteria, e.On);

    public static PartnerTargetsRevised Translate(TargetsRevised e) => new(e.Table, e.ValidFrom, e.Provisional,
        e.Brackets.ToDictionary(b => b.PopulationFrom, IReadOnlyDictionary<string, int> (b) => new Dictionary<string, int>
        {
            ["shop"] = b.Shops,
            ["horeca"] = b.Horeca,
            ["company"] = b.Companies,
            ["organisation"] = b.Organisations,
            ["school"] = b.Schools,
        }));

    private static CommuneCalledForHelp Reminder(HelpCalled e) => new(e.AlertId, e.NisCode, e.AcknowledgeBy);
}
