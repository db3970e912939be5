using Cdce.Learning.MentoringPairs;
using Cdce.Learning.MentoringRequests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Learning.MentoringFigures;

/// <summary>Mentoring in figures for a year, by province of the mentee, for the campaign's yearly report.</summary>
internal sealed class GetMentoringFigures : IEndpoint
{
    /// <param name="Day">The day up to which the year is counted: its last, or the day that is asked for.</param>
    internal sealed record Response(
        string Href, int Year, DateOnly Day, MentoringCounts Total, IReadOnlyList<ProvinceFigures> Provinces, bool? Simulated);

    /// <param name="Province">Code or name as the campaign's register has it; absent for Brussels.</param>
    internal sealed record ProvinceFigures(string? Province, string Region, MentoringCounts Counts);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/learning/mentoringFigures", Handle)
        .WithName("getMentoringFigures")
        .WithSummary("Get the figures of mentoring for a year")
        .AllowsAsOf();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        int? year, HttpRequest request, LearningDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var today = horizon.AsOf ?? clock.Today();
        var asked = year ?? today.Year;
        if (asked is < 2006 or > 2100)
            return Problems.BadRequest(new InputIssue("query", "year", "Must lie between 2006, the year of the first title, and 2100."));

        var first = new DateOnly(asked, 1, 1);
        var last = new DateOnly(asked, 12, 31);
        var day = last < today ? last : today;
        var communes = await db.Profiles.Select(p => new { p.NisCode, p.Province, p.Region }).ToDictionaryAsync(p => p.NisCode, ct);
        var requests = await db.Requests.Where(r => r.OpenedOn <= day).ToListAsync(ct);
        var pairs = await db.Pairs.Where(p => p.StartedOn <= day).ToListAsync(ct);
        var sessions = (await db.Sessions.Where(s => s.On >= first && s.On <= day).Select(s => s.PairId).ToListAsync(ct))
            .CountBy(id => id).ToDictionary();

        MentoringCounts Count(Func<string, bool> ofCommune) => MentoringCounts.Of(
            [.. requests.Where(r => ofCommune(r.NisCode))], [.. pairs.Where(p => ofCommune(p.MenteeNisCode))], sessions, first, day);

        var provinces = communes.Values.Select(c => (c.Province, c.Region)).Distinct()
            .OrderBy(p => p.Region, StringComparer.Ordinal).ThenBy(p => p.Province, StringComparer.Ordinal)
            .Select(p => new ProvinceFigures(p.Province, p.Region, Count(nis =>
                communes.TryGetValue(nis, out var c) && c.Province == p.Province && c.Region == p.Region)))
            .ToList();
        return TypedResults.Ok(new Response(
            request.Absolute($"/api/v1/learning/mentoringFigures?year={asked}"), asked, day, Count(_ => true), provinces,
            requests.Any(r => r.Simulated) || pairs.Any(p => p.Simulated) ? true : null));
    }
}

/// <summary>Counts of a year up to a day.</summary>
/// <param name="RequestsOpened">In the year.</param>
/// <param name="RequestsOpen">Waiting for a mentor on the last day of the period.</param>
/// <param name="RequestsOffered">With a mentor asked, on that day.</param>
/// <param name="PairsStarted">In the year.</param>
/// <param name="PairsRunning">On that day, resting ones too.</param>
/// <param name="PairsPaused">Of these, resting.</param>
/// <param name="PairsCompleted">In the year.</param>
/// <param name="PairsCancelled">In the year.</param>
/// <param name="Sessions">In the year.</param>
internal sealed record MentoringCounts(
    int RequestsOpened, int RequestsOpen, int RequestsOffered, int PairsStarted, int PairsRunning, int PairsPaused,
    int PairsCompleted, int PairsCancelled, int Sessions)
{
    public static MentoringCounts Of(
        IReadOnlyCollection<MentoringRequestRow> requests, IReadOnlyCollection<MentoringPairRow> pairs,
        IReadOnlyDictionary<Guid, int> sessions, DateOnly first, DateOnly day)
    {
        bool Running(MentoringPairRow pair) => pair.EndedOn is null || pair.EndedOn > day;
        int Ended(string outcome) => pairs.Count(p => p.Outcome == outcome && p.EndedOn >= first && p.EndedOn <= day);

        return new MentoringCounts(
            requests.Count(r => r.OpenedOn >= first),
            requests.Count(r => r.State == RequestState.Open),
            requests.Count(r => r.State == RequestState.Offered),
            pairs.Count(p => p.StartedOn >= first),
            pairs.Count(Running),
            pairs.Count(p => Running(p) && p.PausedOn <= day),
            Ended("completed"), Ended("cancelled"),
            pairs.Sum(p => sessions.GetValueOrDefault(p.Id)));
    }
}
