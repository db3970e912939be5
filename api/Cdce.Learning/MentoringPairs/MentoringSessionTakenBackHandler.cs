using Cdce.Contracts;
using Cdce.Contracts.Learning;

namespace Cdce.Learning.MentoringPairs;

/// <summary>A session that never was counts for neither commune.</summary>
public static class MentoringSessionTakenBackHandler
{
    public static CommuneActivityWithdrawn[] Handle(MentoringSessionTakenBack message) =>
    [
        new(message.SessionId, message.MenteeNisCode, message.On, "recordedByMistake"),
        new(ActivityId.OfMentor(message.SessionId), message.MentorNisCode, message.On, "recordedByMistake"),
    ];
}
