namespace Cdce.Contracts.Campaign;

/// <summary>A commune's activity falls below its own rhythm, or its committee calls for help: an episode has begun.</summary>
/// <param name="AlertId">Names the episode; one request is opened for it.</param>
/// <param name="NisCode">The commune.</param>
/// <param name="On">The day of the evaluation.</param>
/// <param name="Causes">Codes of the three main causes, strongest first.</param>
/// <param name="WeakCriteria">Codes of the criteria that contribute least against the commune's own rhythm.</param>
public sealed record CommuneLosingMomentum(
    Guid AlertId, string NisCode, DateOnly On, IReadOnlyList<string> Causes, IReadOnlyList<string> WeakCriteria);
