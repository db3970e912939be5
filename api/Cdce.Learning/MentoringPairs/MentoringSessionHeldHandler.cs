using Cdce.Contracts;
using Cdce.Contracts.Learning;

namespace Cdce.Learning.MentoringPairs;

/// <summary>A session counts as an activity of the mentee and of the mentor.</summary>
public static class MentoringSessionHeldHandler
{
    public static CommuneActivityRecorded[] Handle(MentoringSessionHeld message)
    {
        var source = $"/learning/mentoringPairs/{message.PairId}";
        return
        [
            new(message.SessionId, message.MenteeNisCode, "mentoringSession", null, message.On, source),
            new(ActivityId.OfMentor(message.SessionId), message.MentorNisCode, "mentoringSession", null, message.On, source),
        ];
    }
}

/// <summary>The two facts that one session makes.</summary>
internal static class ActivityId
{
    /// <summary>Always the same for a session, so that sending again makes no second fact.</summary>
    public static Guid OfMentor(Guid sessionId)
    {
        Span<byte> bytes = stackalloc byte[16];
        sessionId.TryWriteBytes(bytes);
        bytes[15] ^= 0xFF;
        return new Guid(bytes);
    }
}
