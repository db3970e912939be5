using Cdce.Contracts.Learning;

namespace Cdce.Learning.MentoringPairs;

/// <summary>From its start a pair is looked at now and then, until it ends.</summary>
public static class MentoringPairStartedHandler
{
    public static CheckMentoringPair Handle(MentoringPairStarted message) => new(message.PairId);
}
