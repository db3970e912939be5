using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Governance.Committees;

/// <summary>Who sits on a committee, who did, and who asks to join.</summary>
internal sealed class GetCommittee : IEndpoint
{
    /// <param name="Mandates">Those that hold first, then by role; later the newest of the ended ones.</param>
    /// <param name="Asking">For those who may answer.</param>
    /// <param name="WithoutAdministrator">Nobody can keep this committee on the platform: no chair and no secretary.</param>
    internal sealed record Response(
        string Href, string Area, IReadOnlyList<MandateView> Mandates, IReadOnlyList<AskingView> Asking, bool WithoutAdministrator,
        long Version, IReadOnlyList<string> AllowedActions);

    /// <param name="Name">Absent for somebody who was forgotten.</param>
    /// <param name="HasAccount">Whether this person can sign in.</param>
    /// <param name="From">The first day.</param>
    /// <param name="Until">The last day, where it is for a time.</param>
    /// <param name="EndedOn">The first day without it.</param>
    /// <param name="Holds">Whether it holds on the day asked for.</param>
    /// <param name="Contact">Of somebody who sits on the committee today and has agreed to show it.</param>
    internal sealed record MandateView(
        Guid MandateId, Guid PersonId, string? Name, bool HasAccount, Role Role, DateOnly From, DateOnly? Until, DateOnly? EndedOn,
        string? EndReason, bool Holds, PersonContact? Contact, bool? Simulated, IReadOnlyList<string> AllowedActions);

    internal sealed record AskingView(Guid RequestId, Guid PersonId, string? Name, Role Role, DateOnly On);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/governance/committees/{area}", Handle)
        .WithName("getCommittee")
        .WithSummary("See who sits on a committee")
        .AllowsAsOf();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string area, HttpRequest http, CurrentUser user, IPeople people, GovernanceDb db, ReadHorizon horizon, TimeProvider clock,
        CancellationToken ct)
    {
        if (area.Length != 5 || !area.All(char.IsAsciiDigit) || !user.MayActFor(area))
            return Problems.NotFound();

        var mandates = await db.Mandates.Where(m => m.Area == area && m.EndReason != "recordedByMistake").ToListAsync(ct);
        var asking = user.May("answerJoinRequest", area)
            ? await db.JoinRequests.Where(r => r.Area == area).OrderBy(r => r.On).ThenBy(r => r.RequestId).ToListAsync(ct)
            : [];
        var names = await people.FindAsync(
            [.. mandates.Select(m => m.PersonId).Concat(asking.Select(r => r.PersonId)).Distinct()], ct);
        var version = (await db.Committees.FindAsync([area], ct))?.Version ?? 0;
        var day = horizon.AsOf ?? clock.Today();

        http.HttpContext.Response.SetVersion(version);
        return TypedResults.Ok(new Response(
            http.Absolute($"/api/v1/governance/committees/{area}"), area,
            [.. mandates.OrderBy(m => m.ToMandate().IsOver(day)).ThenBy(m => Order.IndexOf(m.Role)).ThenByDescending(m => m.From).ThenBy(m => m.MandateId)
                .Select(m => View(m, names, day, horizon.AsOf is not null, user))],
            [.. asking.Select(r => new AskingView(r.RequestId, r.PersonId, names.GetValueOrDefault(r.PersonId)?.DisplayName, r.Role, r.On))],
            !mandates.Exists(m => IsAdministrator(m.Role) && m.ToMandate().HoldsOn(day)), version,
            horizon.AsOf is not null ? [] : user.Allowed(area, "giveMandate", "answerJoinRequest")));
    }

    internal static bool IsAdministrator(Role role) => role is Role.Chair or Role.Secretary;

    private static readonly List<Role> Order =
        [Role.Chair, Role.Secretary, Role.Elected, Role.MunicipalOfficial, Role.Member, Role.Volunteer, Role.Partner];

    private static MandateView View(
        MandateRow row, IReadOnlyDictionary<Guid, KnownPerson> names, DateOnly day, bool past, CurrentUser user)
    {
        var mandate = row.ToMandate();
        var person = names.GetValueOrDefault(row.PersonId);
        return new MandateView(row.MandateId, row.PersonId, person?.DisplayName, person?.HasAccount ?? false, row.Role, row.From,
            row.Until, row.EndedOn, row.EndReason, mandate.HoldsOn(day), !past && mandate.HoldsOn(day) ? person?.Contact : null, row.Simulated ? true : null,
            past || mandate.IsOver(day) || !user.MayEnd(row) ? [] : ["endMandate", "handOverMandate"]);
    }
}
