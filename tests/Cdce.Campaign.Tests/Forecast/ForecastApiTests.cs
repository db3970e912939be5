using System.Net;
using Cdce.Campaign.Forecast;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Forecast;

/// <summary>The forecast over the API: on two days, with and without what the reader supposes.</summary>
public class ForecastApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Path = "/campaign/forecast";

    [Fact]
    public async Task It_looks_ahead_from_the_day_asked_for_lists_what_it_rests_on_and_says_what_is_supposed()
    {
        var coordination = await host.CoordinationAsync();
        foreach (var (nisCode, step, on, version) in new[]
        {
            ("25072", "awarded", "2022-03-01", 0), ("62063", "awarded", "2022-03-01", 0), ("62063", "suspended", "2026-03-01", 1), ("62096", "applicationSubmitted", "2025-03-01", 0),
        })
        {
            using var taken = await coordination.PostAsync($"/campaign/communes/{nisCode}/titleFile/steps", new { step, on, offPlatform = true, reason = "Essai" }, version);
            await taken.ReadAsync(HttpStatusCode.Created);
        }

        var now = await coordination.GetJsonAsync(Path);
        Assert.Equal((1, false), (now.GetProperty("titled").GetInt32(), now.GetProperty("scenario").GetBoolean()));
        Assert.Equal(["extraCandidates", "titleFactor", "lossFactor"], now.GetProperty("inputs").EnumerateArray().Select(i => i.GetProperty("code").GetString()));
        var (loss, day) = (now.GetProperty("loss"), host.Clock.Today());
        Assert.Equal((1, "fewYears"), (loss.GetProperty("lost").GetInt32(), loss.GetProperty("unsureBecause").GetString()));
        Assert.True(loss.GetProperty("communeYears").GetInt32() < loss.GetProperty("leastYears").GetInt32());
        Assert.True(loss.GetProperty("unsure").GetBoolean());
        Assert.False(loss.TryGetProperty("risk", out _));
        Assert.Equal([$"{day.AddYears(1):O}", $"{day.AddYears(2):O}", $"{day.AddYears(3):O}"], now.GetProperty("years").EnumerateArray().Select(y => y.GetProperty("on").GetString()));
        Assert.Equal(3, now.GetProperty("proof").GetProperty("years").GetArrayLength());
        Assert.Equal(2, (await coordination.GetJsonAsync($"{Path}?asOf=2025-06-30")).GetProperty("titled").GetInt32());

        var supposed = await coordination.GetJsonAsync($"{Path}?extraCandidates=20&titleFactor=3");
        Assert.True(supposed.GetProperty("scenario").GetBoolean());
        Assert.Equal([20m, 3m, 1m], supposed.GetProperty("inputs").EnumerateArray().Select(i => i.GetProperty("value").GetDecimal()));
        var last = supposed.GetProperty("years")[2];
        Assert.Equal(now.GetProperty("years")[2].GetProperty("usual").GetRawText(), last.GetProperty("usual").GetRawText());
        Assert.True(last.GetProperty("supposed").GetProperty("expected").GetDecimal() > last.GetProperty("usual").GetProperty("expected").GetDecimal());
    }

    [Theory]
    [InlineData(99, 5, "FewYears")]
    [InlineData(100, 0, "NoLoss")]
    [InlineData(100, 1, null)]
    public void The_risk_is_a_number_only_where_enough_was_seen(int communeYears, int lost, string? unsure)
    {
        var loss = GetForecast.Loss.Of(new ForecastNumber(0.1m, 0.05m, 0.2m), communeYears, lost, 100);
        Assert.Equal((unsure, unsure is not null, unsure is null), (loss.UnsureBecause?.ToString(), loss.Unsure, loss.Risk is not null));
    }

    [Theory]
    [InlineData("extraCandidates", "51")]
    [InlineData("titleFactor", "-1")]
    [InlineData("lossFactor", "5.1")]
    [InlineData("lossFactor", "beaucoup")]
    public async Task What_cannot_be_supposed_is_refused_by_its_name(string field, string value)
    {
        using var refused = await (await host.CoordinationAsync()).GetAsync($"{Path}?{field}={value}");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains($"\"{field}\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
