using System.Collections.Concurrent;

namespace Cdce.Campaign.PublicTitles;

/// <summary>The public register as it was last written out, given again until a row of the module changes.</summary>
internal sealed class PublicTitleAnswers(ReadModelStamps stamps)
{
    // Each is as large as the register; addresses that callers made up must not fill the memory.
    private const int Kept = 20;

    private readonly ConcurrentDictionary<(string Generation, Question Question), (ReadModelStamp Stamp, KeptBytes Answer)> known = new();

    /// <param name="Root">The address that links begin with.</param>
    internal sealed record Question(DateOnly Day, string Format, string Root);

    public async Task<KeptBytes> FindOrMakeAsync(CampaignDb db, Question question, Func<Task<KeptBytes>> make)
    {
        var stamp = await stamps.OfAsync(db);
        var key = (stamp.Generation, question);
        if (known.TryGetValue(key, out var found) && found.Stamp == stamp)
            return found.Answer;

        var answer = await make();
        if (known.Count >= Kept)
            known.Clear();
        known[key] = (stamp, answer);
        return answer;
    }
}
