using System.Net;
using Cdce.Api.Backups;
using Cdce.Api.Notices;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.Notices;

/// <summary>The commune's secretary learns what becomes of the Fair-ô-mètre, on the screen and by the mail of the morning.</summary>
public sealed class ReviewNoticeTests : IAsyncLifetime
{
    private const string Commune = "25072";
    private readonly MailedHost program = new();

    public async Task InitializeAsync()
    {
        await program.InitializeAsync();
        var options = program.Host.Services.GetRequiredService<NoticeOptions>();
        (options.Runs, options.MorningMinutes) = (false, 1);
    }

    public Task DisposeAsync() => program.DisposeAsync();

    [Fact]
    public async Task Each_step_of_the_review_reaches_the_secretary_and_the_mail_says_the_last_one()
    {
        var browser = program.Host.NewBrowser();
        using (var entered = await browser.Api.PostAsync("/session/linkUses", new { token = await program.InviteAsync("vera", "fr") }))
            await entered.ReadAsync(HttpStatusCode.OK);
        var coordination = await program.Host.CoordinationAsync();
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "avis", Commune, program.Host.Clock.Today());

        await filled.SubmitAsync();
        await DoAsync("return", new { reason = "La date ?" });
        Assert.Contains("fairOMeterReturned", await ShownAsync(), StringComparison.Ordinal);
        await filled.SubmitAsync();
        using (var asked = await coordination.PostAsync($"{filled.Path}/questions/shops", new { text = "Combien ?" }, version: 0))
            await asked.ReadAsync(HttpStatusCode.NoContent);
        using (var refused = await coordination.PutAsync($"{filled.Path}/reviews/charter", new { outcome = "refused", reason = "Elle existe" }, await filled.ReviewVersionAsync("charter")))
            await refused.ReadAsync(HttpStatusCode.NoContent);
        var shown = await ShownAsync();
        Assert.Contains("fairOMeterAsked", shown, StringComparison.Ordinal);
        Assert.Contains("fairOMeterAdjusted", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Elle existe", shown, StringComparison.Ordinal);

        await filled.AcceptAllAsync();
        await DoAsync("validation", new { });
        Assert.Contains("fairOMeterValidated", await ShownAsync(), StringComparison.Ordinal);
        using (var contested = await browser.Api.PostAsync($"{filled.Path}/contest", FairOMeterOfCommune.Contest("charter", "Pas chez nous"), await filled.VersionAsync()))
            await contested.ReadAsync(HttpStatusCode.NoContent);
        await DoAsync("contest/decision", FairOMeterOfCommune.Decisions("charter", true, "En effet"));
        Assert.Contains("fairOMeterDecided", await ShownAsync(), StringComparison.Ordinal);
        using (var chosen = await coordination.PutAsync($"{filled.Path}/publication", new { choice = "gradeOnly" }, await filled.VersionAsync()))
            await chosen.ReadAsync(HttpStatusCode.NoContent);
        Assert.Contains("fairOMeterPublished", await ShownAsync(), StringComparison.Ordinal);

        program.Host.Clock.Advance(TimeSpan.FromHours(22));
        await TellAsync();
        var mail = (await program.Sink.WaitAsync("vera@example.org", 3))[^1]; // after the invitations to the program and to the Fair-ô-mètre
        Assert.Contains("la note du Fair-ô-mètre est publiée", mail.Text, StringComparison.Ordinal);
        Assert.Contains("la coordination pose une question sur le Fair-ô-mètre", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"http://localhost/fair-o-metre/avis-{Commune}", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ajusté", mail.Text, StringComparison.Ordinal); // the later state took its place

        async Task DoAsync(string step, object body)
        {
            using var done = await coordination.PostAsync($"{filled.Path}/{step}", body, await filled.VersionAsync());
            await done.ReadAsync(HttpStatusCode.NoContent);
        }

        async Task<string> ShownAsync()
        {
            await TellAsync();
            return (await browser.Api.GetJsonAsync("/people/me/notices")).GetRawText();
        }
    }

    [Fact]
    public async Task A_difficulty_is_told_and_so_is_its_answer_once()
    {
        var browser = program.Host.NewBrowser();
        using (var entered = await browser.Api.PostAsync("/session/linkUses", new { token = await program.InviteAsync("vera", "fr") }))
            await entered.ReadAsync(HttpStatusCode.OK);
        var coordination = await program.Host.CoordinationAsync();
        await FairOMeterOfCommune.OpenAsync(coordination, "dires", Commune, program.Host.Clock.Today());
        var statements = "/campaign/fairOMeter/editions/dires/statements";
        foreach (var (kind, forInformation) in new[] { ("pride", false), ("difficulty", true) })
        {
            using var quiet = await coordination.PostAsync(statements, new { nisCode = Commune, kind, text = "Essai", forInformation });
            await quiet.ReadAsync(HttpStatusCode.Created);
        }

        Assert.DoesNotContain("fairOMeterDifficulty", await ShownAsync(), StringComparison.Ordinal);
        using (var made = await coordination.PostAsync(statements, new { nisCode = Commune, kind = "difficulty", text = "Personne ne vient" }))
            await made.ReadAsync(HttpStatusCode.Created);
        Assert.Contains("fairOMeterDifficulty", await ShownAsync(), StringComparison.Ordinal);
        var id = (await coordination.GetJsonAsync(statements)).GetProperty("items").EnumerateArray()
            .Single(s => s.GetProperty("text").GetString() == "Personne ne vient").GetProperty("statementId").GetString();
        await FollowUpAsync(new { themes = new[] { "time" } }, 1);
        Assert.DoesNotContain("fairOMeterStatementAnswered", await ShownAsync(), StringComparison.Ordinal);

        // Taken back, it waits for nobody; told again, it does.
        await WithdrawAsync(true, 2);
        Assert.Contains("fairOMeterDifficultyWithdrawn", await ShownAsync(), StringComparison.Ordinal);
        await WithdrawAsync(false, 3);
        await FollowUpAsync(new { themes = new[] { "time" }, answer = "Nous appelons lundi" }, 4);
        var shown = await ShownAsync();
        Assert.Contains("fairOMeterStatementAnswered", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Nous appelons lundi", shown, StringComparison.Ordinal);

        // Ending it with the same answer says nothing new.
        await FollowUpAsync(new { themes = new[] { "time" }, answer = "Nous appelons lundi", closed = true }, 5);
        Assert.Equal(shown, await ShownAsync());

        async Task WithdrawAsync(bool withdrawn, long version)
        {
            using var done = await coordination.PutAsync($"/campaign/fairOMeter/statements/{id}/withdrawal", new { withdrawn }, version);
            await done.ReadAsync(HttpStatusCode.NoContent);
        }

        async Task FollowUpAsync(object body, long version)
        {
            using var done = await coordination.PutAsync($"/campaign/fairOMeter/statements/{id}/followUp", body, version);
            await done.ReadAsync(HttpStatusCode.NoContent);
        }

        async Task<string> ShownAsync()
        {
            await TellAsync();
            return (await browser.Api.GetJsonAsync("/people/me/notices")).GetRawText();
        }
    }

    private async Task TellAsync()
    {
        await program.Host.WaitForNonStaleDataAsync();
        await using var connection = await TableCopy.OpenAsync(program.Host.ConnectionString, CancellationToken.None);
        await NoticeReading.ToEndAsync(program.Host, connection);
        await program.Host.Services.GetRequiredService<NoticeSender>().SendDueAsync(CancellationToken.None);
    }
}
