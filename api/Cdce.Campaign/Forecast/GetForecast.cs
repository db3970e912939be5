using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Forecast;

/// <summary>
/// How many communes will hold the title in the years to come, as what was seen goes on, and beside it as the reader supposes. What a supposed
/// effect rests on is the reader's own: the program knows of none.
/// </summary>
internal sealed class GetForecast : IEndpoint
{
    /// <param name="Day">The day from which it looks ahead.</param>
    /// <param name="From">The first day of what it looks back on.</param>
    /// <param name="Share">The share of the intervals that is announced to hold what comes (0 to 1).</param>
    /// <param name="Titled">Titled communes on the day.</param>
    /// <param name="Scenario">Whether the reader supposes anything.</param>
    /// <param name="Proof">What the announced share was worth on simulated decades.</param>
    internal sealed record Response(string Href, DateOnly Day, DateOnly From, decimal Share, int Titled, IReadOnlyList<YearAhead> Years, bool Scenario,
        IReadOnlyList<Input> Inputs, Loss Loss, ForecastProof Proof, bool? Simulated);

    /// <summary>Titled communes on one day to come.</summary>
    /// <param name="Usual">As what was seen goes on.</param>
    /// <param name="Supposed">With what the reader supposes; absent where nothing is.</param>
    internal sealed record YearAhead(DateOnly On, ForecastNumber Usual, ForecastNumber? Supposed);

    /// <summary>Something that the number depends on.</summary>
    /// <param name="Code">extraCandidates, titleFactor or lossFactor: the name of the parameter that supposes another value.</param>
    /// <param name="Seen">What was seen: resolutions a year, the share of candidates titled within a year, the share of titled communes that lost the title within a year; absent where nothing was.</param>
    /// <param name="Of">How many commune-years that rests on.</param>
    /// <param name="Value">What is supposed: communes a year, or times as often as was seen.</param>
    internal sealed record Input(string Code, decimal? Seen, int Of, decimal Value);

    /// <summary>Why too little was seen to say how likely a loss is.</summary>
    internal enum TooLittle
    {
        /// <summary>No titled commune lost its title.</summary>
        NoLoss,

        /// <summary>Too few years of titled communes.</summary>
        FewYears,
    }

    /// <summary>The risk that a titled commune loses its title within a year.</summary>
    /// <param name="Risk">From 0 to 1; absent where too little was seen for more than a guess.</param>
    /// <param name="CommuneYears">Years of titled communes that were seen.</param>
    /// <param name="Lost">How many of them ended without the title.</param>
    /// <param name="LeastYears">So many years of titled communes are needed, and one loss among them.</param>
    /// <param name="Unsure">Too little was seen for more than a guess.</param>
    /// <param name="UnsureBecause">What is too little; absent where there is a risk.</param>
    internal sealed record Loss(ForecastNumber? Risk, int CommuneYears, int Lost, int LeastYears, bool Unsure, TooLittle? UnsureBecause)
    {
        public static Loss Of(ForecastNumber risk, int communeYears, int lost, int leastYears)
        {
            TooLittle? unsure = communeYears < leastYears ? TooLittle.FewYears : lost == 0 ? TooLittle.NoLoss : null;
            return new Loss(unsure is null ? risk : null, communeYears, lost, leastYears, unsure is not null, unsure);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/forecast", Handle)
        .WithName("getForecast")
        .WithSummary("Forecast the number of titled communes and the risk of loss")
        .AllowsAsOf();

    /// <param name="extraCandidates">So many communes more vote a resolution in each year (0 to 50).</param>
    /// <param name="titleFactor">Candidates receive the title so many times as often as was seen (0 to 3).</param>
    /// <param name="lossFactor">Titled communes lose the title so many times as often as was seen (0 to 5).</param>
    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(int? extraCandidates, decimal? titleFactor, decimal? lossFactor,
        HttpRequest http, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var scenario = new ForecastScenario(extraCandidates ?? 0, titleFactor ?? 1, lossFactor ?? 1);
        if (Issues(scenario).ToArray() is { Length: > 0 } issues)
            return Problems.BadRequest(issues);
        var (day, parameters) = (horizon.Day(clock), ForecastParameters.Load());
        var files = await db.TitleFiles.ToDictionaryAsync(f => f.NisCode, ct);
        var communes = (await db.Communes.Select(c => new { c.NisCode, c.ExistsFrom, c.EndedOn }).ToListAsync(ct))
            .ConvertAll(c => new ForecastCommune(c.NisCode, c.ExistsFrom, c.EndedOn, files.GetValueOrDefault(c.NisCode)?.Facts ?? []));
        var history = ForecastHistory.Of(communes, day, parameters.Years);
        const int Ahead = 3;
        var usual = ForecastModel.Of(history, parameters, new ForecastScenario(), Ahead);
        var supposed = scenario.IsBase ? null : ForecastModel.Of(history, parameters, scenario, Ahead);
        var (years, lost) = (history.YearsOf(TitleGroup.Titled), history.Moves(TitleGroup.Titled, TitleGroup.Suspended, TitleGroup.Gone));
        return TypedResults.Ok(new Response(http.Absolute("/api/v1/campaign/forecast"), day, history.From, parameters.Share,
            history.Now.GetValueOrDefault(TitleGroup.Titled),
            [.. Enumerable.Range(1, Ahead).Select(y => new YearAhead(day.AddYears(y), usual.Titled(y), supposed?.Titled(y)))], !scenario.IsBase,
            InputsOf(history, scenario), Loss.Of((supposed ?? usual).Risk, years, lost, parameters.LeastYears),
            ForecastProof.Load(), files.Values.Any(f => f.Simulated).OrNothing()));
    }

    private static IEnumerable<InputIssue> Issues(ForecastScenario scenario)
    {
        if (scenario.ExtraCandidates is < 0 or > 50)
            yield return new InputIssue("query", "extraCandidates", "A whole number from 0 to 50.", Value: $"{scenario.ExtraCandidates}");
        if (scenario.TitleFactor is < 0 or > 3)
            yield return new InputIssue("query", "titleFactor", "A number from 0 to 3.", Value: $"{scenario.TitleFactor}");
        if (scenario.LossFactor is < 0 or > 5)
            yield return new InputIssue("query", "lossFactor", "A number from 0 to 5.", Value: $"{scenario.LossFactor}");
    }

    private static IReadOnlyList<Input> InputsOf(ForecastHistory history, ForecastScenario scenario)
    {
        var years = history.Day.Year - history.From.Year;
        var (outside, candidates) = (history.YearsOf(TitleGroup.Outside) + history.YearsOf(TitleGroup.OnTheWay),
            history.YearsOf(TitleGroup.Candidate) + history.YearsOf(TitleGroup.Applied));
        TitleGroup[] further = [TitleGroup.Candidate, TitleGroup.Applied, TitleGroup.Titled];
        var resolutions = history.Moves(TitleGroup.Outside, further) + history.Moves(TitleGroup.OnTheWay, further);
        var titles = history.Moves(TitleGroup.Candidate, TitleGroup.Titled) + history.Moves(TitleGroup.Applied, TitleGroup.Titled);
        var titled = history.YearsOf(TitleGroup.Titled);
        return
        [
            new("extraCandidates", Share(resolutions, years), outside, scenario.ExtraCandidates),
            new("titleFactor", Share(titles, candidates), candidates, scenario.TitleFactor),
            new("lossFactor", Share(history.Moves(TitleGroup.Titled, TitleGroup.Suspended, TitleGroup.Gone), titled), titled, scenario.LossFactor),
        ];

        static decimal? Share(int part, int whole) => whole == 0 ? null : decimal.Round((decimal)part / whole, 3, MidpointRounding.AwayFromZero);
    }
}
