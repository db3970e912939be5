using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cdce.Api.Backups;
using Cdce.Api.Notices;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.Notices;

public sealed partial class AssignmentTests : IAsyncLifetime
{
    private const string Commune = "25072";
    private const string Somebody = "lea@example.org";
    private readonly MailedHost program = new();

    public Task InitializeAsync() => program.InitializeQuietAsync();

    public Task DisposeAsync() => program.DisposeAsync();

    [Theory]
    [InlineData("done")]
    [InlineData("accepted")]
    [InlineData("refused")]
    public async Task Somebody_without_an_account_answers_by_the_link_of_the_mail(string state)
    {
        var (secretary, _) = await GiveAsync();
        var mail = await program.Sink.ToAsync(Somebody);
        Assert.Contains("Afficher l’invitation à la maison communale", mail.Text, StringComparison.Ordinal);
        var link = Link().Match(mail.Text).Value;

        // Looking changes nothing, and neither does a made-up link or answer.
        var anybody = program.Host.Anonymous.Http;
        Assert.Contains("<form method=\"post\">", await anybody.GetStringAsync(link), StringComparison.Ordinal);
        await AnswerAsync(link, "deleted");
        Assert.Equal("open", await StateAsync(secretary));
        using var unknown = await anybody.PostAsync(link[..^1] + (link[^1] == 'A' ? 'B' : 'A'), null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        await AnswerAsync(link, state);
        Assert.Equal(state, await StateAsync(secretary));
        await AnswerAsync(link, "refused"); // a second answer counts only where the first was to do it
        Assert.Equal(state == "done" ? "done" : "refused", await StateAsync(secretary));

        program.Host.Clock.Advance(TimeSpan.FromDays(80));
        using var late = await anybody.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Fact]
    public async Task The_share_of_the_main_user_falls_when_others_act()
    {
        var (secretary, _) = await GiveAsync();
        using var recorded = await secretary.PostAsync("/campaign/activities", new { nisCode = Commune, kind = "committeeMeeting", on = "2026-11-03" });
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        Assert.Equal((1, 100), await ShareAsync(secretary));

        await AnswerAsync(Link().Match((await program.Sink.ToAsync(Somebody)).Text).Value, "done");
        Assert.Equal((2, 50), await ShareAsync(secretary));
    }

    [Fact]
    public async Task A_task_is_reminded_of_by_a_mail_with_a_link_of_its_own_and_forgotten_with_the_person()
    {
        var (_, personId) = await GiveAsync();
        await program.Sink.ToAsync(Somebody);
        program.Host.Clock.Advance(TimeSpan.FromDays(7)); // three days before
        await program.Host.Services.GetRequiredService<NoticeSender>().SendDueAsync(CancellationToken.None);
        var reminder = (await program.Sink.WaitAsync(Somebody, 2))[^1];
        await AnswerAsync(Link().Match(reminder.Text).Value, "accepted");

        using var erased = await (await program.Host.CoordinationAsync()).PostAsync($"/people/{personId}/erasure", new { reason = "asked" });
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        await using var connection = await TableCopy.OpenAsync(program.Host.ConnectionString, CancellationToken.None);
        Assert.Equal(0L, await TableCopy.ScalarAsync<long>(connection, $"""
            select (select count(*) from notice.assignments) + (select count(*) from notice.assignment_links) + (select count(*) from mail.mails where recipient = '{Somebody}')
                + (select count(*) from notice.reminders where person_id = '{personId}') + (select count(*) from store.idempotency_keys where position('{Somebody}' in convert_from(body, 'UTF8')) > 0)
            """, CancellationToken.None));
    }

    private async Task<(ApiClient Secretary, string PersonId)> GiveAsync()
    {
        var secretary = (await program.SignedInAsync("secretaire")).Api;
        using var given = await secretary.PostAsync("/governance/mandates",
            new { area = Commune, role = "volunteer", person = new { displayName = "Léa Sanscompte" } });
        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        var personId = (await secretary.GetJsonAsync($"/governance/committees/{Commune}")).GetProperty("mandates").EnumerateArray()
            .First(m => m.GetProperty("role").GetString() == "volunteer").GetProperty("personId").GetString() ?? "";
        using var refused = await secretary.PostAsync("/governance/assignments", Task(null));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode); // nowhere to send it
        using var sent = await secretary.PostAsync("/governance/assignments", Task(Somebody));
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        return (secretary, personId);

        object Task(string? email) => new { area = Commune, personId, text = "Afficher l’invitation à la maison communale", dueOn = program.Host.Clock.Today().AddDays(10), email };
    }

    private async Task AnswerAsync(string link, string state)
    {
        using var form = new FormUrlEncodedContent([new("state", state), new("answer", "Avec plaisir")]);
        using var answer = await program.Host.Anonymous.Http.PostAsync(link, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Task<JsonElement> ListAsync(ApiClient api) => api.GetJsonAsync($"/governance/assignments?area={Commune}");

    private static async Task<string?> StateAsync(ApiClient api) => (await ListAsync(api)).GetProperty("items")[0].GetProperty("state").GetString();

    private static async Task<(int Total, int Share)> ShareAsync(ApiClient api)
    {
        var contributions = (await ListAsync(api)).GetProperty("contributions");
        return (contributions.GetProperty("total").GetInt32(), contributions.GetProperty("mainShare").GetInt32());
    }

    [GeneratedRegex("http://localhost/avis/tache/[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();
}
