using System.Text.Json;

namespace Cdce.Learning.MentoringProposals;

/// <summary>One computed proposal, as it was.</summary>
public sealed class MentoringProposalRow
{
    public required Guid Id { get; init; }
    public DateOnly On { get; set; }
    public int Rules { get; set; }
    public long Total { get; set; }
    public long Fairness { get; set; }

    /// <summary>The proposed mentors, as JSON: they are shown as a whole and never searched.</summary>
    public string Mentors { get; set; } = "[]";

    public bool Simulated { get; set; }

    internal IReadOnlyList<ProposedMentor> ReadMentors() =>
        JsonSerializer.Deserialize<List<ProposedMentor>>(Mentors, JsonSerializerOptions.Web) ?? [];
}

/// <summary>Keeps the proposals, and on each open request the newest one that concerns it.</summary>
public sealed class MentoringProposalProjection
{
    public async Task On(IEvent<MentorsProposed> e, LearningDb db, CancellationToken ct)
    {
        db.Proposals.Add(new MentoringProposalRow
        {
            Id = e.Data.ProposalId,
            On = e.Data.On,
            Rules = e.Data.Rules,
            Total = e.Data.Total,
            Fairness = e.Data.Fairness,
            Mentors = JsonSerializer.Serialize(e.Data.Mentors, JsonSerializerOptions.Web),
            Simulated = e.IsSimulated(),
        });
        foreach (var proposed in e.Data.Mentors)
        {
            var request = await db.Requests.FindAsync([proposed.RequestId], ct);
            if (request is null)
                continue;
            request.ProposalId = e.Data.ProposalId;
            request.Proposed = JsonSerializer.Serialize(proposed, JsonSerializerOptions.Web);
        }
    }
}
