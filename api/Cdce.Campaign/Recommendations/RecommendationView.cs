using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.Recommendations;

/// <summary>A key action as the tracker shows it.</summary>
/// <param name="Overdue">Its deadline has passed and it is neither done nor dropped.</param>
/// <param name="NextMilestone">The first date that is still ahead.</param>
/// <param name="History">Everything recorded about it, newest first.</param>
internal sealed record KeyActionView(string Code, LocalText Title, LocalText? Responsible, LocalText? DeadlineText,
    DateOnly? DueOn, bool DerivedDueOn, IReadOnlyList<Milestone> Milestones, Milestone? NextMilestone, LocalText? Note,
    IReadOnlyList<string> AlsoFor, ProgressStatus Status, DateOnly? StatusOn, bool Overdue,
    IReadOnlyList<ProgressEntry> History);

/// <summary>A recommendation as the tracker shows it.</summary>
/// <param name="Status">Of its key actions together: done when all that were not dropped are done.</param>
/// <param name="DueOn">The first deadline of what is still open.</param>
internal sealed record RecommendationView(string Href, string Code, long Version, int Chapter, int Category, string Answer,
    LocalText Title, LocalText Rationale, ProgressStatus Status, DateOnly? DueOn, bool Overdue, int KeyActionCount,
    int DoneCount, IReadOnlyList<KeyActionView> KeyActions, IReadOnlyList<string> AllowedActions, bool? Simulated)
{
    public static RecommendationView Of(RecommendationRow row, DateOnly day, HttpRequest http, CurrentUser user)
    {
        var actions = row.KeyActions.Select(action => Of(action, row, day)).ToList();
        var open = actions.Where(a => a.Status is ProgressStatus.NotStarted or ProgressStatus.Underway).ToList();
        return new RecommendationView(http.Absolute($"/api/v1/campaign/recommendations/{row.Code}"), row.Code, row.Version,
            row.Chapter, row.Category, row.Answer, new LocalText(row.TitleFr, row.TitleDe),
            new LocalText(row.RationaleFr, row.RationaleDe), StatusOf(actions), open.Min(a => a.DueOn),
            actions.Exists(a => a.Overdue), actions.Count, actions.Count(a => a.Status is ProgressStatus.Done), actions,
            user.IsCoordination && actions.Count > 0 ? ["recordRecommendationProgress"] : [], row.Simulated.OrNothing());
    }

    private static KeyActionView Of(KeyAction action, RecommendationRow row, DateOnly day)
    {
        // Recorded late or not, the entry with the latest day is the state.
        var history = row.Progress.Where(p => p.KeyAction == action.Code && p.On <= day)
            .OrderByDescending(p => p.On).ThenByDescending(p => p.Version).ToList();
        var status = history.Count == 0 ? ProgressStatus.NotStarted : history[0].Status;
        var overdue = status is not (ProgressStatus.Done or ProgressStatus.Dropped) && action.DueOn < day;
        return new KeyActionView(action.Code, action.Title, action.Responsible, action.DeadlineText, action.DueOn,
            action.DerivedDueOn, action.Milestones, action.Milestones.Where(m => m.DueOn >= day).MinBy(m => m.DueOn),
            action.Note, action.AlsoFor ?? [], status, history.Count == 0 ? null : history[0].On, overdue, history);
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
