using Cdce.Campaign.Activities;
using Cdce.Campaign.Criteria;

namespace Cdce.Campaign.TitleFiles;

/// <summary>Steps of the title file that are also something the commune did stand in the ledger under the same id.</summary>
internal static class TitleLedger
{
    private const string TitleAwarded = "titleAwarded";

    /// <summary>The fact that a step is in the ledger; null for steps that are none, and for evidence gathered.</summary>
    public static Fact? FactOf(string nisCode, TitleFact step)
    {
        if (step.EvidenceOnly)
            return null;
        var source = new FactSource(step.SourceUrl, step.SourceText,
            $"/campaign/communes/{nisCode}/titleFile/steps/{step.StepId}");
        return step.Step switch
        {
            TitleStep.ResolutionVoted =>
                new Fact(ActivityKinds.CouncilResolution, CriterionCodes.Authority, step.On, Source: source),
            TitleStep.Awarded or TitleStep.Renewed or TitleStep.Regained =>
                new Fact(TitleAwarded, null, step.On, Source: source),
            _ => null,
        };
    }

    /// <summary>Brings the ledger in step with a step that was recorded, corrected or (null) withdrawn.</summary>
    public static async Task KeepInStepAsync(IDocumentSession session, string nisCode, Guid stepId, TitleFact? step,
        string reason, CancellationToken ct)
    {
        var fact = step is null ? null : FactOf(nisCode, step);
        var stream = await session.Events.FetchForWriting<Activity>($"activity/{stepId}", ct);
        switch (stream.Aggregate, fact)
        {
            case (null, not null):
                stream.AppendOne(new ActivityRecorded(stepId, nisCode, fact, KeptElsewhere: true));
                break;
            case ({ Withdrawn: false, Fact: { } old }, null):
                stream.AppendOne(new ActivityWithdrawn(stepId, nisCode, old.On, reason));
                break;
            case ({ Fact: { } old }, not null) when old != fact:
                if (old.On != fact.On)
                    stream.AppendOne(new ActivityWithdrawn(stepId, nisCode, old.On, reason));
                stream.AppendOne(new ActivityCorrected(stepId, nisCode, fact, reason));
                break;
            default:
                break;
        }
    }
}
