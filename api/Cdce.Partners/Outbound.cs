using Cdce.Contracts;
using Cdce.Contracts.Partners;
using Cdce.Partners.Pledges;

namespace Cdce.Partners;

/// <summary>What the Partners module tells the others, and itself for later.</summary>
public static class Outbound
{
    public static object[] Translate(PledgeConfirmed e) =>
    [
        new CommuneActivityRecorded(e.PledgeId, e.NisCode, "partnerPledge", PartnerKind.Criterion(e.Kind), e.On, Source(e.PledgeId),
            PartnerKind.Counted(e.Kind), e.ValidUntil),
        new PledgeExpected(e.PledgeId, e.ValidUntil),
    ];

    public static object[] Translate(PledgeRenewed e) =>
    [
        new CommuneActivityRecorded(
            e.RenewalId, e.NisCode, "partnerPledgeRenewed", PartnerKind.Criterion(e.Kind), e.On, Source(e.PledgeId),
            PartnerKind.Counted(e.Kind), e.ValidUntil),
        new PledgeExpected(e.PledgeId, e.ValidUntil),
    ];

    public static CommuneActivityRecorded Translate(PledgeLapsed e) =>
        new(e.LapseId, e.NisCode, "partnerPledgeLapsed", PartnerKind.Criterion(e.Kind), e.On, Source(e.PledgeId));

    // Each renewal is a fact of its own, which would go on holding.
    public static CommuneActivityWithdrawn[] Translate(PledgeWithdrawn e) =>
        [.. (e.RenewalIds ?? []).Prepend(e.PledgeId).Select(id => new CommuneActivityWithdrawn(id, e.NisCode, e.On,
            e.Reason == "recordedByMistake" ? e.Reason : "pledgeWithdrawn"))];

    private static string Source(Guid pledgeId) => $"/partners/pledges/{pledgeId}";
}
