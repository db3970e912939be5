using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Awards;

/// <summary>
/// One award with what the caller may see of it: the coordination all nominations and how far the jury is; a commune its own nominations; a member of
/// the jury those that were admitted, with his or her own sheets; everybody the laureates, once they are published.
/// </summary>
internal sealed class GetAward : IEndpoint
{
    /// <param name="Nominations">Of those that the caller may see.</param>
    /// <param name="Jury">For the coordination.</param>
    /// <param name="Own">For members of the jury.</param>
    /// <param name="Results">Where the results are, once they are published.</param>
    internal sealed record Response(AwardView Award, IReadOnlyList<NominationView> Nominations, IReadOnlyList<JurorView>? Jury, OwnJury? Own, string? Results);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/awards/{awardId:guid}", Handle)
        .WithName("getAward")
        .WithSummary("Get an award with what the caller may see of it")
        .AllowsAsOf();

    // Everybody with an account may ask, so no wall stands before the rows: which of them are shown is decided here.
    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid awardId, HttpContext http, CurrentUser user, CampaignDb db, IPeople people, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Awards.SingleOrDefaultAsync(a => a.AwardId == awardId, ct) is not { } award || !AwardView.IsShown(award, user))
            return Problems.NotFound();
        var (past, today) = (horizon.AsOf is not null, clock.Today());
        var jurors = await db.AwardJurors.Where(j => j.AwardId == awardId).OrderBy(j => j.Number).ToListAsync(ct);
        var all = await db.AwardNominations.Where(n => n.AwardId == awardId).OrderBy(n => n.NominatedOn).ThenBy(n => n.NominationId).ToListAsync(ct);
        var sheets = (await db.AwardSheets.Where(s => s.AwardId == awardId).ToListAsync(ct)).ToLookup(s => s.PersonId);
        var admitted = all.Where(n => n.State is NominationState.Admitted).ToList();
        var mine = jurors.Find(j => j.PersonId == user.PersonId && !j.Dismissed);
        var laureates = award.Results.Where(r => r.Laureate).Select(r => r.NominationId).ToHashSet();

        var shown = all.Where(n => user.May("screenNomination") || user.May("nominate", n.NisCode) || laureates.Contains(n.NominationId)
            || (mine is not null && n.State is NominationState.Admitted && award.Stage is AwardStage.Scoring or AwardStage.Published)).ToList();
        var codes = shown.Select(n => n.NisCode).Distinct().ToArray();
        var names = await db.Communes.Where(c => codes.Contains(c.NisCode)).ToDictionaryAsync(c => c.NisCode, c => c.Name.ToText(), ct);
        var asked = shown.SelectMany(n => n.Facts).Distinct().ToArray();
        var facts = await db.Activities.Where(a => asked.Contains(a.ActivityId) && !a.Withdrawn).ToDictionaryAsync(a => a.ActivityId, NominationFact.Of, ct);

        http.Response.SetVersion(award.Changes);
        return TypedResults.Ok(new Response(AwardView.Of(award, past, user, http.Request), [.. shown.Select(View)],
            user.May("nameJuror") ? await JuryAsync() : null,
            mine is null ? null : new OwnJury(mine.Number, mine.DeclaredOn, FilledBy(mine), ExpectedOf(mine).Count(),
                past || award.Stage is not AwardStage.Scoring ? [] : user.Allowed(null, "declareInterests")),
            award.Stage is AwardStage.Published ? http.Request.Absolute($"/api/v1/campaign/awards/{awardId}/results") : null));

        NominationView View(NominationRow row)
        {
            var judges = mine is not null && row.State is NominationState.Admitted && award.Stage is AwardStage.Scoring or AwardStage.Published;
            var conflict = judges && (mine!.ToJuror().HasInterestIn(row.NominationId) || user.HasRoleIn(row.NisCode));
            var own = judges ? sheets[mine!.PersonId].FirstOrDefault(s => s.NominationId == row.NominationId) : null;
            string[] actions =
            [
                .. award.Stage is AwardStage.Call && award.Rules[0].NominationsUntil >= today ? user.Allowed(row.NisCode, "reviseNomination") : [],
                .. award.Stage is AwardStage.Call or AwardStage.Scoring && row.State is not NominationState.Withdrawn ? user.Allowed(row.NisCode, "withdrawNomination") : [],
                .. award.Stage is AwardStage.Call && row.State is not NominationState.Withdrawn ? user.Allowed(null, "screenNomination") : [],
                .. award.Stage is AwardStage.Scoring && judges && !conflict && mine!.DeclaredOn is not null && award.Rules[0].ScoringUntil >= today ? user.Allowed(null, "scoreNomination") : [],
            ];
            return new NominationView(row.NominationId, row.Changes, row.NisCode, names[row.NisCode], row.Category, row.Title, row.Text,
                [.. row.Facts.Where(facts.ContainsKey).Select(f => facts[f])], row.State, row.Reason, row.NominatedOn, conflict.OrNothing(),
                judges ? new OwnSheet(own?.Changes ?? 0, own?.Points ?? []) : null,
                award.Stage is AwardStage.Published ? laureates.Contains(row.NominationId) : null, past ? [] : actions);
        }

        async Task<IReadOnlyList<JurorView>> JuryAsync()
        {
            var known = await people.FindAsync([.. jurors.Select(j => j.PersonId)], ct);
            var actions = past || award.Stage is AwardStage.Published or AwardStage.Canceled ? [] : user.Allowed(null, "dismissJuror");
            return [.. jurors.Select(j => new JurorView(j.PersonId, known.GetValueOrDefault(j.PersonId)?.DisplayName, j.Number, j.Dismissed.OrNothing(), j.DeclaredOn,
                [.. j.Declared.Union(j.Recorded)], j.Recorded, FilledBy(j), ExpectedOf(j).Count(), j.Dismissed ? [] : actions))];
        }

        IEnumerable<NominationRow> ExpectedOf(JurorRow juror) => admitted.Where(n => !juror.ToJuror().HasInterestIn(n.NominationId));

        int FilledBy(JurorRow juror) => ExpectedOf(juror).Count(n => sheets[juror.PersonId].Any(s => s.NominationId == n.NominationId));
    }
}
