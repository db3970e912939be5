using Cdce.Contracts.Partners;

namespace Cdce.Partners.Pledges;

/// <summary>A pledge is looked at again the morning after its last day.</summary>
public static class PledgeExpectedHandler
{
    public static ScheduledMessage Handle(PledgeExpected message) => new CheckPledge(message.PledgeId)
        .ScheduledAt(new DateTimeOffset(message.ValidUntil.AddDays(1).ToDateTime(new TimeOnly(6, 0)), TimeSpan.Zero));
}
