using Cdce.Contracts;
using Cdce.Contracts.Learning;
using Cdce.Learning.MentoringPairs;
using Cdce.Learning.MentoringRequests;

namespace Cdce.Learning;

/// <summary>What the Learning module tells the others, and itself for later.</summary>
public static class Outbound
{
    public static MentoringOfferMade Translate(MentoringProposalApproved e) =>
        new(e.RequestId, e.Round, e.MentorNisCode, e.MenteeNisCode, e.On);

    public static CommuneActivityRecorded Translate(BarriersDiagnosed e) =>
        new(e.DiagnosisId, e.NisCode, "barrierDiagnosis", null, e.On, $"/learning/mentoringRequests/{e.RequestId}");

    public static MentoringPairStarted Translate(PairStarted e) =>
        new(e.PairId, e.RequestId, e.MentorNisCode, e.MenteeNisCode, e.On);

    public static MentoringSessionHeld Translate(MentoringSessionRecorded e) =>
        new(e.SessionId, e.PairId, e.MentorNisCode, e.MenteeNisCode, e.On);

    public static MentoringSessionTakenBack Translate(MentoringSessionWithdrawn e) =>
        new(e.SessionId, e.PairId, e.MentorNisCode, e.MenteeNisCode, e.On);
}
