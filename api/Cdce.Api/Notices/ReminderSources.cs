using Cdce.Api.Accounts;
using Cdce.Api.Assignments;
using Cdce.Campaign;
using Cdce.Campaign.Awards;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.Recommendations;
using Cdce.Campaign.WorkPlan;
using Cdce.Governance;
using Cdce.Learning;
using Cdce.Learning.MentoringRequests;
using Cdce.Platform.Notices;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Notices;

/// <summary>Finds what has a day that somebody should not forget, in all modules.</summary>
internal sealed class ReminderSources(CampaignDb campaign, GovernanceDb governance, LearningDb learning, AccountsDb accounts,
    StoreConnections connections, TimeProvider clock)
{
    /// <summary>Before the id of an assignment.</summary>
    public const string AssignmentKey = "assignment:";

    public async Task<IReadOnlyList<ReminderObject>> FindAsync(CancellationToken ct) =>
    [
        .. await KeyActionsAsync(ct), .. await ContactsAsync(ct), .. await MentoringAsync(ct), .. await CommitteesAsync(ct), .. await KeysAsync(ct), .. await AssignmentsAsync(ct),
        .. await EditionsAsync(ct), .. await JuriesAsync(ct), .. await PlannedActionsAsync(ct),
    ];

    private async Task<IEnumerable<ReminderObject>> KeyActionsAsync(CancellationToken ct) =>
        from recommendation in await campaign.Recommendations.AsNoTracking().ToListAsync(ct)
        from action in recommendation.KeyActions
        where action.DueOn is not null && !IsOver(recommendation, action.Code)
        select new ReminderObject(
            $"keyAction:{recommendation.Code}:{action.Code}", ReminderKinds.KeyAction, "", action.DueOn.GetValueOrDefault(), "/recommandations", Code: action.Code);

    private static bool IsOver(RecommendationRow row, string keyAction) => row.Progress.Where(p => p.KeyAction == keyAction)
        .OrderByDescending(p => p.On).ThenByDescending(p => p.Version).FirstOrDefault()?.Status is ProgressStatus.Done or ProgressStatus.Dropped;

    private async Task<IEnumerable<ReminderObject>> ContactsAsync(CancellationToken ct)
    {
        var cases = await campaign.Accompaniments.Where(a => a.ClosedOn == null && a.NextOn != null && !a.Simulated)
            .Select(a => new { a.CaseId, a.NisCode, a.NextOn }).ToListAsync(ct);
        var alerts = await campaign.MomentumAlerts.Where(a => a.EndedOn == null && a.NextContactOn != null && !a.Simulated)
            .Select(a => new { a.AlertId, a.NisCode, a.NextContactOn }).ToListAsync(ct);
        return cases.Select(a => new ReminderObject($"accompaniment:{a.CaseId}", ReminderKinds.AccompanimentContact, a.NisCode,
                a.NextOn.GetValueOrDefault(), $"/accompagnements/{a.CaseId}"))
            .Concat(alerts.Select(a => new ReminderObject($"alert:{a.AlertId}", ReminderKinds.AlertContact, a.NisCode,
                a.NextContactOn.GetValueOrDefault(), $"/alertes/{a.AlertId}")));
    }

    private async Task<IEnumerable<ReminderObject>> MentoringAsync(CancellationToken ct)
    {
        var requests = await learning.Requests.AsNoTracking()
            .Where(r => (r.State == RequestState.Open || r.State == RequestState.Offered) && !r.Simulated).ToListAsync(ct);
        return requests.SelectMany(r => r.State == RequestState.Open
            ? [new ReminderObject($"mentoringRequest:{r.Id}:{r.Round}", ReminderKinds.MentoringRequest, r.NisCode, r.OpenedOn, Path(r))]
            : Unanswered(r).Select(side => new ReminderObject($"mentoringAnswer:{r.Id}:{r.Round}:{side.Nis}", ReminderKinds.MentoringAnswer,
                side.Nis, r.AnswerBy ?? r.OpenedOn, Path(r))));

        static string Path(MentoringRequestRow r) => $"/parrainage/demandes/{r.Id}";
    }

    private static IEnumerable<(string Nis, bool Accepted)> Unanswered(MentoringRequestRow r) =>
        new[] { (Nis: r.MentorNisCode ?? "", Accepted: r.MentorAccepted), (Nis: r.NisCode, Accepted: r.MenteeAccepted) }.Where(side => !side.Accepted);

    private async Task<IEnumerable<ReminderObject>> CommitteesAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var asking = await governance.JoinRequests.AsNoTracking().Where(r => !r.Simulated).ToListAsync(ct);
        var ending = await governance.Mandates.AsNoTracking()
            .Where(m => m.Until >= today && m.EndedOn == null && m.From <= today && !m.Simulated).ToListAsync(ct);
        return asking.Select(r => new ReminderObject($"joinRequest:{r.RequestId}", ReminderKinds.JoinRequest, r.Area, r.On, $"/communes/{r.Area}/comite"))
            .Concat(ending.Select(m => new ReminderObject($"mandate:{m.MandateId}", ReminderKinds.MandateEnd, m.Area, m.Until.GetValueOrDefault(),
                m.Area.Length == 5 ? $"/communes/{m.Area}/comite" : "/mon-compte", m.PersonId, Lapses: true)));
    }

    private async Task<IEnumerable<ReminderObject>> AssignmentsAsync(CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        return (await AssignmentTable.OpenAsync(connection, ct)).Select(a => new ReminderObject(
            $"{AssignmentKey}{a.Id}", ReminderKinds.Assignment, a.Area, a.DueOn, $"/communes/{a.Area}/comite", a.PersonId));
    }

    // Members of a jury who have not filled all the sheets that they can.
    private async Task<IEnumerable<ReminderObject>> JuriesAsync(CancellationToken ct)
    {
        var awards = await campaign.Awards.AsNoTracking().Where(a => a.Stage == AwardStage.Scoring && !a.Simulated).ToListAsync(ct);
        var ids = awards.Select(a => a.AwardId).ToArray();
        var jurors = (await campaign.AwardJurors.AsNoTracking().Where(j => ids.Contains(j.AwardId) && !j.Dismissed).ToListAsync(ct)).ToLookup(j => j.AwardId);
        var nominations = (await campaign.AwardNominations.AsNoTracking().Where(n => ids.Contains(n.AwardId) && n.State == NominationState.Admitted)
            .Select(n => new { n.AwardId, n.NominationId }).ToListAsync(ct)).ToLookup(n => n.AwardId, n => n.NominationId);
        var filled = (await campaign.AwardSheets.AsNoTracking().Where(s => ids.Contains(s.AwardId)).Select(s => new { s.NominationId, s.PersonId }).ToListAsync(ct))
            .Select(s => (s.NominationId, s.PersonId)).ToHashSet();
        return from award in awards
               from juror in jurors[award.AwardId]
               where nominations[award.AwardId].Except(juror.Declared).Except(juror.Recorded).Any(n => !filled.Contains((n, juror.PersonId)))
               select new ReminderObject($"awardSheets:{award.AwardId}:{juror.PersonId}", ReminderKinds.AwardSheets, "", award.Rules[0].ScoringUntil,
                   $"/prix/{award.AwardId}", juror.PersonId, Lapses: true);
    }

    // Those that a person has taken.
    private async Task<IEnumerable<ReminderObject>> PlannedActionsAsync(CancellationToken ct) =>
        from action in await campaign.PlannedActions.AsNoTracking().Where(a => a.Outcome == ActionOutcome.Open && a.Owner != null && !a.Simulated)
            .Select(a => new { a.ActionId, a.Owner, a.Until }).ToListAsync(ct)
        let parts = (action.Owner ?? "").Split(':')
        where parts is ["account", _]
        select new ReminderObject($"plannedAction:{action.ActionId}", ReminderKinds.PlannedAction, "", action.Until, "/pilotage/plan", Guid.Parse(parts[1]));

    // Who has sent the answers has nothing to be told; the mail says the last day.
    private async Task<IEnumerable<ReminderObject>> EditionsAsync(CancellationToken ct)
    {
        AssessmentStatus[] waiting = [AssessmentStatus.NotStarted, AssessmentStatus.InProgress, AssessmentStatus.Returned];
        var asked = await campaign.FairOMeterAssessments.AsNoTracking().Where(a => waiting.Contains(a.Status))
            .Join(campaign.FairOMeterEditions.Where(e => e.ClosedOn == null), a => a.Edition, e => e.Code,
                (a, Edition) => new { a.AssessmentId, a.NisCode, a.Status, a.RemindedOn, Edition }).ToListAsync(ct);
        return asked.SelectMany(a => new[]
        {
            Of(ReminderKinds.FairOMeterInvitation, [a.Edition.OpenedOn > a.Edition.OpensOn ? a.Edition.OpenedOn : a.Edition.OpensOn]),
            Of(ReminderKinds.FairOMeterReminder, a.Edition.Rules.ReminderDays(a.Edition.OpensOn, a.Edition.ClosesOn)),
            Of(ReminderKinds.FairOMeterExtension, a.Edition.ExtendedOn is { } extended ? [extended] : []),
            Of(ReminderKinds.FairOMeterNotBegun, a.RemindedOn is { } reminded && a.Status is AssessmentStatus.NotStarted ? [reminded] : []),
        }.Select(told => new ReminderObject($"{told.Kind}:{a.AssessmentId}", told.Kind, a.NisCode, a.Edition.ClosesOn,
            $"/fair-o-metre/{a.AssessmentId}", Code: a.Edition.Code, Lapses: true, Days: told.Days)));

        static (string Kind, IReadOnlyList<DateOnly> Days) Of(string kind, IReadOnlyList<DateOnly> days) => (kind, days);
    }

    private async Task<IEnumerable<ReminderObject>> KeysAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var keys = await accounts.Keys.Where(k => k.RevokedAt == null && k.ExpiresAt > now).Select(k => new { k.Id, k.ExpiresAt }).ToListAsync(ct);
        return keys.Select(k => new ReminderObject(
            $"apiKey:{k.Id}", ReminderKinds.ApiKey, "", k.ExpiresAt.GetValueOrDefault().DayInBrussels(), "/comptes", Lapses: true));
    }
}
