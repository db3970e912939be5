using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.WorkPlan;

/// <summary>The coordination's plan of a year: the actions whose period ends in it, and how much of each quarter was done.</summary>
internal sealed class ListPlannedActions : IEndpoint
{
    internal sealed record Response(string Href, int Year, DateOnly Day, IReadOnlyList<QuarterFigures> Quarters, IReadOnlyList<PlannedActionView> Items,
        IReadOnlyList<string> AllowedActions, bool? Simulated);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/plannedActions", Handle)
        .WithName("listPlannedActions")
        .WithSummary("List the planned actions of a year with the done rate of each quarter")
        .AllowsAsOf();

    /// <param name="year">2000 to 2100; the year of the day asked for where absent.</param>
    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        int? year, HttpRequest http, CurrentUser user, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var day = horizon.Day(clock);
        var asked = year ?? day.Year;
        if (asked is < 2000 or > 2100)
            return Problems.BadRequest(new InputIssue("query", "year", "A year from 2000 to 2100."));
        var (first, last) = (new DateOnly(asked, 1, 1), new DateOnly(asked, 12, 31));
        var rows = await db.PlannedActions.Where(a => a.Until >= first && a.Until <= last).OrderBy(a => a.Until).ThenBy(a => a.From).ThenBy(a => a.ActionId).Take(2_000).ToListAsync(ct);
        return TypedResults.Ok(new Response(http.Absolute($"/api/v1/campaign/plannedActions?year={asked}"), asked, day, QuarterFigures.Of(rows, asked, day),
            [.. rows.Select(r => PlannedActionView.Of(r, day, http, user))], user.Allowed(null, "planAction"), rows.Exists(r => r.Simulated).OrNothing()));
    }
}
