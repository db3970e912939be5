using System.Net;
using Cdce.Api.Backups;
using Cdce.Api.Notices;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.Notices;

/// <summary>Communes learn of an award and of what becomes of their nomination; a jury, of people without any role, of what it has to do.</summary>
public sealed class AwardNoticeTests : IAsyncLifetime
{
    private const string Commune = "25072";
    private readonly MailedHost program = new();

    public async Task InitializeAsync()
    {
        await program.InitializeAsync();
        program.Host.Services.GetRequiredService<NoticeOptions>().Runs = false;
    }

    public Task DisposeAsync() => program.DisposeAsync();

    [Fact]
    public async Task Each_step_of_an_award_reaches_those_whom_it_concerns()
    {
        var secretary = await program.SignedInAsync("vera");
        var coordination = await program.Host.CoordinationAsync();
        var award = await AwardOfCommunes.PlanAsync(coordination, AwardOfCommunes.Plan(program.Host.Clock.Today(), program.Host.Clock.Today(), leastSheets: 1));

        // Somebody new is invited by mail, signs in and finds what there is to do.
        using (var named = await coordination.PostAsync($"{award.Path}/jury", new { person = new { displayName = "Jeanne Jury", email = "jury@example.org", language = "fr" } }))
            await named.ReadAsync(HttpStatusCode.Created);
        var juror = program.Host.NewBrowser();
        using (var entered = await juror.Api.PostAsync("/session/linkUses", new { token = MailedHost.TokenOf(await program.Sink.ToAsync("jury@example.org")) }))
            await entered.ReadAsync(HttpStatusCode.OK);
        Assert.Contains("awardJurorNamed", await ShownAsync(juror), StringComparison.Ordinal);
        Assert.Contains("\"awards\"", (await juror.Api.GetJsonAsync("/people/me/noticeSettings")).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("award", await ShownAsync(secretary), StringComparison.Ordinal);

        await award.DoAsync("call");
        Assert.Contains("awardCallOpened", await ShownAsync(secretary), StringComparison.Ordinal);
        var refused = await award.NominateAsync(coordination, Commune, "Hors sujet", admit: false);
        await award.ScreenAsync(refused, new { admitted = false, reason = "Hors du thème" });
        Assert.Contains("awardRefused", await ShownAsync(secretary), StringComparison.Ordinal);
        var market = await award.NominateAsync(coordination, Commune, "Marché");
        Assert.Contains("awardAdmitted", await ShownAsync(secretary), StringComparison.Ordinal);
        await award.DoAsync("scoring");
        Assert.Contains("awardToScore", await ShownAsync(juror), StringComparison.Ordinal);
        Assert.DoesNotContain("awardToScore", await ShownAsync(secretary), StringComparison.Ordinal);

        Assert.Contains($"awardSheets:{award.Id}", await NextAsync(), StringComparison.Ordinal);

        using (var declared = await award.DeclareAsync(juror.Api))
            await declared.ReadAsync(HttpStatusCode.NoContent);
        using (var scored = await award.ScoreAsync(juror.Api, market, 7, 7))
            await scored.ReadAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain("awardSheets", await NextAsync(), StringComparison.Ordinal);
        await award.DoAsync("results");
        var shown = await ShownAsync(secretary);
        Assert.Contains("awardPublished", shown, StringComparison.Ordinal);
        Assert.Contains($"/prix/{award.Id}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Hors du thème", shown, StringComparison.Ordinal);

        async Task<string> NextAsync() => (await coordination.GetJsonAsync("/reminders")).GetRawText();
    }

    [Fact]
    public async Task Whoever_has_taken_a_planned_action_is_reminded_until_it_is_done()
    {
        var coordinator = await program.Host.SignedInAsync("plan", "nationalCoordinator");
        using var planned = await coordinator.PostAsync("/campaign/plannedActions", Steering.Action(program.Host.Clock.Today().AddDays(20)));
        var id = (await planned.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
        Assert.DoesNotContain("plannedAction:", await NextAsync(), StringComparison.Ordinal);
        using (var taken = await coordinator.PutAsync($"/campaign/plannedActions/{id}/owner", new { taken = true }, 1))
            await taken.ReadAsync(HttpStatusCode.NoContent);
        Assert.Contains($"plannedAction:{id}", await NextAsync(), StringComparison.Ordinal);
        using (var done = await coordinator.PostAsync($"/campaign/plannedActions/{id}/outcome", new { outcome = "done", on = program.Host.Clock.Today() }, 2))
            await done.ReadAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain("plannedAction:", await NextAsync(), StringComparison.Ordinal);

        async Task<string> NextAsync() => (await coordinator.GetJsonAsync("/reminders")).GetRawText();
    }

    private async Task<string> ShownAsync(Browser person)
    {
        await program.Host.WaitForNonStaleDataAsync();
        await using var connection = await TableCopy.OpenAsync(program.Host.ConnectionString, CancellationToken.None);
        await NoticeReading.ToEndAsync(program.Host, connection);
        return (await person.Api.GetJsonAsync("/people/me/notices")).GetRawText();
    }
}
