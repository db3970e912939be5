namespace Cdce.Campaign.Forecast;

/// <summary>By what the forecast judges; chosen on simulated decades, and judged on others.</summary>
/// <param name="Edition">Names these values; a later release may ship others.</param>
/// <param name="FittedOn">The simulated decades on which they were chosen.</param>
/// <param name="Share">The share of the intervals that is announced to hold what comes (0 to 1).</param>
/// <param name="Years">So many years are looked back on.</param>
/// <param name="Spread">What was seen counts for so many times less than its number: years are not alike.</param>
/// <param name="Draws">So many possible courses are drawn.</param>
/// <param name="LeastYears">With fewer years of titled communes seen, or no loss among them, the risk of loss is called unsure.</param>
public sealed record ForecastParameters(string Edition, string FittedOn, decimal Share, int Years, decimal Spread, int Draws, int LeastYears)
{
    public static ForecastParameters Load() => EmbeddedReference.Json<ForecastParameters>("Forecast.reference.forecast-parameters.json");
}

/// <summary>How far the forecast can be trusted: what the last back-test of these parameters measured.</summary>
/// <param name="Seeds">The simulated decades that were judged, as in 301..320.</param>
/// <param name="Edition">The parameters that were judged.</param>
/// <param name="Communes">Communes in each decade.</param>
/// <param name="Share">What was announced (0 to 1).</param>
public sealed record ForecastProof(string Seeds, string FittedOn, string Edition, int Communes, decimal Share, IReadOnlyList<ProvenForecast> Years)
{
    public static ForecastProof Load() => EmbeddedReference.Json<ForecastProof>("Forecast.reference.forecast-proof.json");
}

/// <summary>How forecasts so many years ahead did.</summary>
/// <param name="Ahead">Years between forecast and count.</param>
/// <param name="Forecasts">How many were judged.</param>
/// <param name="Covered">The share whose interval held what came (0 to 1).</param>
/// <param name="Low">With the decades drawn anew, that share would lie between this and <paramref name="High"/> in 95 of 100 cases.</param>
/// <param name="Width">Mean width of the intervals, in communes.</param>
/// <param name="PlainWidth">Width of "as many as today, give or take" that holds the announced share of the same decades, in communes.</param>
public sealed record ProvenForecast(int Ahead, int Forecasts, decimal Covered, decimal Low, decimal High, decimal Width, decimal PlainWidth);
