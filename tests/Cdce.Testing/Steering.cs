using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cdce.Testing;

/// <summary>Commands of the coordination's steering, which no random life sends.</summary>
public static class Steering
{
    /// <summary>The rules of the watch over elections with another delay.</summary>
    /// <param name="watch">As it was read.</param>
    public static JsonObject ElectionRules(JsonElement watch, DateOnly validFrom, int contactWithinDays)
    {
        var rules = JsonNode.Parse(watch.GetProperty("rules").GetRawText())?.AsObject() ?? [];
        (rules["validFrom"], rules["contactWithinDays"]) = (validFrom.ToString("O", CultureInfo.InvariantCulture), contactWithinDays);
        rules.Remove("revision");
        return rules;
    }

    /// <summary>The steps of a new commune, one of them with another duration.</summary>
    /// <param name="report">As it was read.</param>
    public static JsonObject OnboardingRules(JsonElement report, DateOnly validFrom, string step, int expectedDays)
    {
        var rules = JsonNode.Parse(report.GetProperty("rules").GetRawText())?.AsObject() ?? [];
        rules["validFrom"] = validFrom.ToString("O", CultureInfo.InvariantCulture);
        foreach (var one in rules["steps"]?.AsArray() ?? [])
        {
            if (one?["code"]?.GetValue<string>() == step)
                one["expectedDays"] = expectedDays;
        }

        rules.Remove("revision");
        return rules;
    }

    /// <summary>A list of recognised labels.</summary>
    public static object Labels(DateOnly validFrom) => new
    {
        validFrom,
        note = new { fr = "Notre liste" },
        labels = new[] { new { code = "prixJusteProducteur", name = new { fr = "Prix Juste Producteur" }, recognisedBy = "Collège des Producteurs", from = new DateOnly(2018, 1, 1) } },
    };

    /// <summary>An action of the yearly plan.</summary>
    public static object Action(DateOnly until) => new { title = "Former les comités", ownerRole = "nationalCoordinator", from = until.AddDays(-20), until, recommendation = "R1.1", workloadDays = 2.5m };

    /// <summary>The indicators of the programme with another target.</summary>
    /// <param name="list">As it was read.</param>
    public static JsonObject ProgrammeIndicators(JsonElement list, DateOnly validFrom, string indicator, int target)
    {
        var indicators = JsonNode.Parse(list.GetProperty("indicators").GetRawText())?.AsObject() ?? [];
        indicators["validFrom"] = validFrom.ToString("O", CultureInfo.InvariantCulture);
        foreach (var one in indicators["indicators"]?.AsArray() ?? [])
        {
            if (one?["code"]?.GetValue<string>() == indicator)
                one["targets"] = new JsonArray(new JsonObject { ["from"] = 2022, ["until"] = 2031, ["value"] = target });
        }

        indicators.Remove("revision");
        return indicators;
    }

    /// <summary>Plays them in order and says which answers came.</summary>
    public static async Task PlayAsync(ApiClient coordination, string nisCode, DateOnly today, Func<string, Func<Task<HttpResponseMessage>>, Task> send)
    {
        ArgumentNullException.ThrowIfNull(send);
        var watch = await coordination.GetJsonAsync("/campaign/electionWatch");
        await send("reviseElectionWatch", () => coordination.PutAsync("/campaign/electionWatch", ElectionRules(watch, today, 200), watch.GetProperty("version").GetInt64()));
        await send("recordMajorityChange", () => coordination.PostAsync($"/campaign/communes/{nisCode}/majorityChanges", new { on = today }));
        var change = (await coordination.GetJsonAsync("/campaign/electionWatch")).GetProperty("changes").EnumerateArray().First(c => c.GetProperty("nisCode").GetString() == nisCode);
        await send("describeMajority", () => coordination.PutAsync($"/campaign/majorityChanges/{change.GetProperty("id").GetString()}", new { support = "favourable" }, version: 2));
        var onboarding = await coordination.GetJsonAsync("/campaign/onboarding");
        await send("reviseOnboarding", () => coordination.PutAsync("/campaign/onboarding", OnboardingRules(onboarding, today, "partners", 200), onboarding.GetProperty("version").GetInt64()));
        var labels = await coordination.GetJsonAsync("/campaign/labels");
        await send("reviseLabels", () => coordination.PutAsync("/campaign/labels", Labels(today), labels.GetProperty("version").GetInt64()));
        await send("planAction", () => coordination.PostAsync("/campaign/plannedActions", Action(today)));
        var action = (await coordination.GetJsonAsync("/campaign/plannedActions")).GetProperty("items")[0].GetProperty("id").GetString();
        await send("replanAction", () => coordination.PutAsync($"/campaign/plannedActions/{action}", Action(today.AddDays(1)), version: 1));
        await send("takeAction", () => coordination.PutAsync($"/campaign/plannedActions/{action}/owner", new { taken = true }, version: 2));
        await send("settleAction", () => coordination.PostAsync($"/campaign/plannedActions/{action}/outcome", new { outcome = "done", on = today }, version: 3));
        var list = await coordination.GetJsonAsync("/campaign/programmeReports");
        await send("reviseProgrammeIndicators", () => coordination.PutAsync("/campaign/programmeReports", ProgrammeIndicators(list, today, "partners", 600), list.GetProperty("version").GetInt64()));
        await send("drawProgrammeReport", () => coordination.PostAsync($"/campaign/programmeReports/{today.Year}/editions", new { }, version: 0));
    }
}
