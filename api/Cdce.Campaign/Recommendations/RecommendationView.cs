using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.Recommendations;

/// <summary>A key action as the tracker shows it.</summary>
/// <param name="Overdue">Its deadline has passed and it is neither done nor dropped.</param>
/// <param name="NextMilestone">The first date that is still ahead.</param>
/// <param name="OwnedBy">The recommendation under which it stands in the document and its progress is recorded; absent for one's own.</param>
/// <param name="History">Everything recorded about it, newest first.</param>
internal sealed record KeyActionView(string Code, LocalText Title, LocalText? Responsible, LocalText? DeadlineText,
    DateOnly? DueOn, bool DerivedDueOn, IReadOnlyList<Milestone> Milestones, Milestone? NextMilestone, LocalText? Note,
    IReadOnlyList<string> AlsoFor, RecommendationLink? OwnedBy, ProgressStatus Status, DateOnly? StatusOn, bool Overdue,
    IReadOnlyList<ProgressEntry> History);

internal sealed record RecommendationLink(string Code, string Href);

/// <summary>A recommendation as the tracker shows it.</summary>
/// <param name="KeyActions">Its own, then those of other recommendations that also serve it.</param>
/// <param name="Status">Of its key actions together: done when all that were not dropped are done.</param>
/// <param name="DueOn">The first deadline of what is still open.</param>
internal sealed record RecommendationView(string Href, string Code, long Version, int Chapter, int Category, string Answer,
    LocalText Title, LocalText Rationale, ProgressStatus Status, DateOnly? DueOn, bool Overdue, int KeyActionCount,
    int DoneCount, IReadOnlyList<KeyActionView> KeyActions, IReadOnlyList<string> AllowedActions, bool? Simulated)
{
    /// <param name="all">All recommendations, for the key actions that serve several.</param>
    public static RecommendationView Of(
        RecommendationRow row, IReadOnlyList<RecommendationRow> all, DateOnly day, HttpRequest http, CurrentUser user)
    {
        var shared = all.Where(r => r.Code != row.Code && r.KeyActions.Any(a => a.AlsoFor?.Contains(row.Code) is true))
            .OrderBy(r => r.Code, StringComparer.Ordinal).ToList();
        var actions = row.KeyActions.Select(action => Of(action, row, null, day))
            .Concat(shared.SelectMany(owner => owner.KeyActions.Where(a => a.AlsoFor?.Contains(row.Code) is true)
                .Select(action => Of(action, owner, new RecommendationLink(owner.Code, Href(owner)), day))))
            .ToList();
        // Without key actions of its own it cannot be written to, and changes with those of others.
        var version = row.KeyActions.Count > 0 ? row.Version : row.Version + shared.Sum(r => r.Version);
        var open = actions.Where(a => a.Status is ProgressStatus.NotStarted or ProgressStatus.Underway).ToList();
        return new RecommendationView(Href(row), row.Code, version,
            row.Chapter, row.Category, row.Answer, new LocalText(row.TitleFr, row.TitleDe),
            new LocalText(row.RationaleFr, row.RationaleDe), StatusOf(actions), open.Min(a => a.DueOn),
            actions.Exists(a => a.Overdue), actions.Count, actions.Count(a => a.Status is ProgressStatus.Done), actions,
            row.KeyActions.Count > 0 ? user.Allowed(null, "recordRecommendationProgress") : [], (row.Simulated || shared.Exists(r => r.Simulated)).OrNothing());

        string Href(RecommendationRow of) => http.Absolute($"/api/v1/campaign/recommendations/{of.Code}");
    }

    private static KeyActionView Of(KeyAction action, RecommendationRow row, RecommendationLink? ownedBy, DateOnly day)
    {
        // Recorded late or not, the entry with the latest day is the state.
        var history = row.Progress.Where(p => p.KeyAction == action.Code && p.On <= day)
            .OrderByDescending(p => p.On).ThenByDescending(p => p.Version).ToList();
        var status = history.Count == 0 ? ProgressStatus.NotStarted : history[0].Status;
        var overdue = status is not (ProgressStatus.Done or ProgressStatus.Dropped) && action.DueOn < day;
        return new KeyActionView(action.Code, action.Title, action.Responsible, action.DeadlineText, action.DueOn,
            action.DerivedDueOn, action.Milestones, action.Milestones.Where(m => m.DueOn >= day).MinBy(m => m.DueOn),
            action.Note, action.AlsoFor ?? [], ownedBy, status, history.Count == 0 ? null : history[0].On, overdue, history);
    }

    private static ProgressStatus StatusOf(List<KeyActionView> actions)
    {
        var kept = actions.Where(a => a.Status is not ProgressStatus.Dropped).ToList();
        return kept switch
        {
            [] => actions.Count == 0 ? ProgressStatus.NotStarted : ProgressStatus.Dropped,
            _ when kept.TrueForAll(a => a.Status is ProgressStatus.Done) => ProgressStatus.Done,
            _ when kept.TrueForAll(a => a.Status is ProgressStatus.NotStarted) => ProgressStatus.NotStarted,
            _ => ProgressStatus.Underway,
        };
    }
}
