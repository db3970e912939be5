using System.Net;
using System.Text.Json;
using Cdce.Api.Backups;
using Cdce.Api.People.Consents;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;

namespace Cdce.Api.Tests.People;

public sealed class ConsentTests(MailedHost program) : IClassFixture<MailedHost>
{
    private const string Commune = "25072";
    private const string Contact = "/people/me/consents/committeeContact";

    [Fact]
    public async Task An_address_is_shown_to_the_committee_from_the_consent_to_its_withdrawal()
    {
        var browser = await program.SignedInAsync("accorde");
        var fellow = await program.Host.CommitteeMemberAsync(Commune);
        Assert.Null(await ShownAsync(fellow, browser));
        Assert.False(Offered(await browser.Api.GetJsonAsync("/people/me/consents")).TryGetProperty("givenAt", out _)); // nothing is ticked beforehand

        using var given = await browser.Api.PostAsync(Contact, new { textVersion = 1, language = "de", atLeast13 = true });
        Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        Assert.Equal(MailedHost.Address("accorde"), await ShownAsync(fellow, browser));
        Assert.Equal("de", Offered(await browser.Api.GetJsonAsync("/people/me/consents")).GetProperty("givenIn").GetString());

        // The very next question.
        using var withdrawn = await browser.Api.DeleteAsync(Contact);
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.Null(await ShownAsync(fellow, browser));

        // Each time is a line, with its text, language, place and time.
        using var again = await browser.Api.PostAsync(Contact, new { textVersion = 1, language = "fr", atLeast13 = true });
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        await using var connection = await TableCopy.OpenAsync(program.Host.ConnectionString, CancellationToken.None);
        Assert.Equal(["committeeContact 1 de ownAccount taken back", "committeeContact 1 fr ownAccount"], await TableCopy.ListAsync(connection, $"""
            select concat_ws(' ', "Purpose", "TextVersion", "Language", "Source", case when "WithdrawnAt" is not null then 'taken back' end)
            from identity.consents where "PersonId" = '{await IdAsync(browser)}' order by "Id"
            """, CancellationToken.None));
    }

    [Fact]
    public async Task A_child_is_sent_to_a_parent_and_a_text_that_has_changed_is_read_anew()
    {
        var browser = await program.SignedInAsync("enfant");
        using var young = await browser.Api.PostAsync(Contact, new { textVersion = 1, language = "fr", atLeast13 = false });
        Assert.Equal("consent-under-13", await young.ProblemAsync(HttpStatusCode.Conflict));
        using var other = await browser.Api.PostAsync(Contact, new { textVersion = 2, language = "fr", atLeast13 = true });
        Assert.Equal("consent-text-changed", await other.ProblemAsync(HttpStatusCode.Conflict));
        using var unknown = await browser.Api.PostAsync("/people/me/consents/newsletter", new { textVersion = 1, language = "fr", atLeast13 = true });
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        // Planted: a consent to a text of before counts for nothing.
        await using var connection = await TableCopy.OpenAsync(program.Host.ConnectionString, CancellationToken.None);
        await TableCopy.ScalarAsync<object>(connection, $"""
            insert into identity.consents values (gen_random_uuid(), '{await IdAsync(browser)}', 'committeeContact', 0, 'fr', 'ownAccount', now(), null)
            """, CancellationToken.None);
        Assert.Null(await ShownAsync(await program.Host.CoordinationAsync(), browser));
    }

    [Fact]
    public void Every_text_is_there_in_both_languages_and_has_a_use()
    {
        Assert.Equal([ConsentTexts.CommitteeContact], ConsentTexts.Current.Select(t => t.Purpose));
        Assert.All(ConsentTexts.All, text => Assert.True(text.Text.Fr.Length > 40 && text.Text.De?.Length > 40, text.Purpose));
    }

    private static JsonElement Offered(JsonElement consents) => consents.GetProperty("items").EnumerateArray().Single();

    private static async Task<string?> IdAsync(Browser browser) => (await browser.Api.GetJsonAsync("/people/me")).GetProperty("personId").GetString();

    /// <summary>The address that the committee's page shows of somebody.</summary>
    private static async Task<string?> ShownAsync(ApiClient reader, Browser of)
    {
        var id = await IdAsync(of);
        var mandate = (await reader.GetJsonAsync($"/governance/committees/{Commune}")).GetProperty("mandates").EnumerateArray()
            .Single(m => m.GetProperty("personId").GetString() == id);
        return mandate.TryGetProperty("contact", out var contact) ? contact.GetProperty("email").GetString() : null;
    }
}
