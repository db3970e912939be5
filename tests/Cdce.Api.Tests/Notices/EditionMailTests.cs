using System.Net;
using System.Text.Json;
using Cdce.Api.Backups;
using Cdce.Api.Notices;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.Notices;

/// <summary>What an edition of the Fair-ô-mètre tells the communes it asks: judged from the mails that arrive.</summary>
public sealed class EditionMailTests : IAsyncLifetime
{
    private const string Commune = "25072";
    private const string Editions = "/campaign/fairOMeter/editions";
    private const string Invited = "vous êtes invités à remplir le Fair-ô-mètre";
    private const string Reminded = "le Fair-ô-mètre est encore à envoyer";
    private const string Extended = "il y a plus de temps pour le Fair-ô-mètre";
    private const string NotBegun = "le Fair-ô-mètre n’est pas encore commencé";

    private readonly MailedHost program = new();

    public async Task InitializeAsync()
    {
        await program.InitializeAsync();
        var options = program.Host.Services.GetRequiredService<NoticeOptions>();
        (options.Runs, options.MorningMinutes) = (false, 1);
    }

    public Task DisposeAsync() => program.DisposeAsync();

    [Fact]
    public async Task Who_fills_it_is_invited_on_the_first_day_reminded_on_the_edition_s_days_and_told_of_more_time()
    {
        await program.SignedInAsync("vera");
        var coordination = await program.Host.CoordinationAsync();
        var opensOn = program.Host.Clock.Today().AddDays(5);
        using (var opened = await coordination.PostAsync(Editions, new
        {
            code = "courriels",
            label = new { fr = "Essai" },
            grid = 1,
            opensOn,
            closesOn = opensOn.AddDays(40),
            nisCodes = new[] { Commune, "62063" },
        }))
        {
            await opened.ReadAsync(HttpStatusCode.Created);
        }

        // The example holds until the coordination sets its own days, and the list says what comes.
        var edition = await EditionAsync();
        Assert.True(edition.GetProperty("rules").GetProperty("example").GetBoolean());
        Assert.Equal([opensOn, opensOn.AddDays(10), opensOn.AddDays(26), opensOn.AddDays(37)], await NextAsync());
        using (var set = await coordination.PutAsync($"{Editions}/courriels/rules", new { remindDaysBefore = new[] { 8, 20 }, confirmAfterMonths = 18 }, version: 1))
            await set.ReadAsync(HttpStatusCode.NoContent);
        edition = await EditionAsync();
        Assert.False(edition.GetProperty("rules").GetProperty("example").GetBoolean());
        Assert.Equal([opensOn, opensOn.AddDays(20), opensOn.AddDays(32)], await NextAsync());

        Assert.Empty(await MailsUntilAsync(opensOn.AddDays(-1)));
        var invitation = Assert.Single(await MailsUntilAsync(opensOn.AddDays(1)));
        Assert.Contains(Invited, invitation.Text, StringComparison.Ordinal);
        Assert.Contains($"à envoyer jusqu’au {NoticeWords.Day(opensOn.AddDays(40), "fr")}", invitation.Text, StringComparison.Ordinal);
        Assert.Contains("Votre rôle : secrétaire du comité, Nivelles.", invitation.Text, StringComparison.Ordinal);
        Assert.Contains($"http://localhost/fair-o-metre/courriels-{Commune}", invitation.Text, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", invitation.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("Rappel", invitation.Text, StringComparison.Ordinal);

        Assert.Empty(await MailsUntilAsync(opensOn.AddDays(19)));
        Assert.Contains(Reminded, Assert.Single(await MailsUntilAsync(opensOn.AddDays(21))).Text, StringComparison.Ordinal);

        // More time: the day moves, and with it the reminder that is left.
        using (var extended = await coordination.PostAsync($"{Editions}/courriels/extension", new { closesOn = opensOn.AddDays(60) }, version: 2))
            await extended.ReadAsync(HttpStatusCode.NoContent);
        var told = Assert.Single(await MailsUntilAsync(opensOn.AddDays(23)));
        Assert.Contains(Extended, told.Text, StringComparison.Ordinal);
        Assert.Contains(NoticeWords.Day(opensOn.AddDays(60), "fr"), told.Text, StringComparison.Ordinal);
        Assert.Equal([opensOn.AddDays(40), opensOn.AddDays(52)], await NextAsync());
        Assert.Contains(Reminded, Assert.Single(await MailsUntilAsync(opensOn.AddDays(41))).Text, StringComparison.Ordinal);

        // What is sent needs no reminder any more.
        await new Sender(coordination, "courriels").SubmitAsync(Commune);
        Assert.Empty(await NextAsync());
        Assert.Empty(await MailsUntilAsync(opensOn.AddDays(61)));

        async Task<JsonElement> EditionAsync() => await coordination.GetJsonAsync($"{Editions}/courriels");

        async Task<List<DateOnly>> NextAsync() => [.. (await coordination.GetJsonAsync($"/reminders?area={Commune}&days=200")).GetProperty("items").EnumerateArray()
            .Where(i => i.GetProperty("path").GetString() == $"/fair-o-metre/courriels-{Commune}").Select(i => i.GetProperty("dueOn").GetDateTime()).Select(DateOnly.FromDateTime)];
    }

    [Fact]
    public async Task A_reminder_by_hand_reaches_those_who_have_not_begun_once_a_day_and_only_as_many_as_were_shown()
    {
        await program.SignedInAsync("nina");
        var coordination = await program.Host.CoordinationAsync();
        var today = program.Host.Clock.Today();
        using (var opened = await coordination.PostAsync(Editions, new
        {
            code = "rappel",
            label = new { fr = "Essai" },
            grid = 1,
            opensOn = today,
            closesOn = today.AddDays(90),
            nisCodes = new[] { Commune, "62063", "92094" },
        }))
        {
            await opened.ReadAsync(HttpStatusCode.Created);
        }
        Assert.Contains(Invited, Assert.Single(await MailsUntilAsync(today.AddDays(1), "nina")).Text, StringComparison.Ordinal);
        using (var begun = await coordination.PutAsync("/campaign/fairOMeter/assessments/rappel-62063/answers/charter", new { value = 1 }, version: 0))
            await begun.ReadAsync(HttpStatusCode.NoContent);

        Assert.Equal("not-so-many", await RemindAsync(3, 1));
        Assert.Null(await RemindAsync(2, 1));
        Assert.Equal("reminded-today", await RemindAsync(2, 2));
        var mail = Assert.Single(await MailsUntilAsync(today.AddDays(2), "nina"));
        Assert.Contains($"Rappel, Nivelles : {NotBegun}", mail.Text, StringComparison.Ordinal);
        Assert.Equal([(Commune, true), ("62063", false), ("92094", true)], (await coordination.GetJsonAsync($"{Editions}/rappel")).GetProperty("communes").EnumerateArray()
            .Select(c => (c.GetProperty("nisCode").GetString() ?? "", c.TryGetProperty("remindedOn", out _))).OrderBy(c => c.Item1));

        // Who has begun before the mail goes out is left alone.
        Assert.Null(await RemindAsync(2, 2));
        using (var begun = await coordination.PutAsync($"/campaign/fairOMeter/assessments/rappel-{Commune}/answers/charter", new { value = 1 }, version: 0))
            await begun.ReadAsync(HttpStatusCode.NoContent);
        Assert.Empty(await MailsUntilAsync(today.AddDays(5), "nina"));

        async Task<string?> RemindAsync(int communes, long version)
        {
            using var reminded = await coordination.PostAsync($"{Editions}/rappel/reminder", new { communes }, version);
            return reminded.StatusCode is HttpStatusCode.NoContent ? null : await reminded.ProblemAsync(HttpStatusCode.Conflict);
        }
    }

    /// <summary>Answers and sends a Fair-ô-mètre of an edition that asks several communes.</summary>
    private sealed record Sender(ApiClient Coordination, string Edition)
    {
        public async Task SubmitAsync(string nisCode)
        {
            var path = $"/campaign/fairOMeter/assessments/{Edition}-{nisCode}";
            foreach (var question in (await Coordination.GetJsonAsync(path)).GetProperty("questions").EnumerateArray())
            {
                using var answered = await Coordination.PutAsync($"{path}/answers/{question.GetProperty("code").GetString()}",
                    new { notApplicable = "Sans objet" }, question.GetProperty("version").GetInt64());
                await answered.ReadAsync(HttpStatusCode.NoContent);
            }

            using var sent = await Coordination.PostAsync($"{path}/submission", new { confirmed = true }, (await Coordination.GetJsonAsync(path)).GetProperty("version").GetInt64());
            await sent.ReadAsync(HttpStatusCode.NoContent);
        }
    }

    /// <summary>Lets the mornings come up to a day, and gives the mails that one person has got meanwhile about what is to be sent.</summary>
    private async Task<IReadOnlyList<ReceivedMail>> MailsUntilAsync(DateOnly day, string name = "vera")
    {
        var received = await program.Sink.WaitAsync(MailedHost.Address(name), 1);
        var before = received.Count;
        await using var connection = await TableCopy.OpenAsync(program.Host.ConnectionString, CancellationToken.None);
        var clock = program.Host.Clock;
        while (clock.Today() < day)
        {
            clock.MoveTo(clock.Today().AddDays(1).StartInBrussels().AddHours(9));
            await program.Host.WaitForNonStaleDataAsync();
            await NoticeReading.ToEndAsync(program.Host, connection);
            await program.Host.Services.GetRequiredService<NoticeSender>().SendDueAsync(CancellationToken.None);
            // Nobody else has an address; the first mail of all invited this person to the program.
            var written = 1 + await NoticeTable.AskAsync<long>(connection, "select count(*) from notice.mails where lines > 0", CancellationToken.None);
            received = await program.Sink.WaitAsync(MailedHost.Address(name), (int)written);
        }

        return [.. received.Skip(before).Where(m => m.Text.Contains("à envoyer jusqu’au", StringComparison.Ordinal))];
    }
}
