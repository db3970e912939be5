using Cdce.Contracts.Learning;
using Cdce.Learning.MentoringRules;

namespace Cdce.Learning.MentoringRequests;

/// <summary>An offer that went out is looked at again after the delay for a reminder.</summary>
public static class MentoringOfferMadeHandler
{
    public static async Task<ScheduledMessage> Handle(
        MentoringOfferMade message, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var rules = await RulesOfMentoring.InForceAsync(session, ct);
        return new CheckMentoringAnswer(message.RequestId, message.Round)
            .ScheduledAt(clock.GetUtcNow().AddDays(rules.Delays.RemindAfterDays));
    }
}
