using System.Net;
using Cdce.Api.Accounts;
using Cdce.Api.Backups;
using Cdce.Api.People;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.People;

public sealed class RegisterTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_register_names_every_text_about_people_that_the_database_holds()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var personal = PersonalFields.Of(scope.ServiceProvider.GetRequiredService<AccountsDb>());
        var named = personal.Select(f => $"{f.Table}.{f.Column}").ToList();
        await using var connection = await TableCopy.OpenAsync(host.ConnectionString, CancellationToken.None);
        var stored = (await TableCopy.ListAsync(connection, """
            select table_schema || '.' || table_name || '.' || column_name || ' ' || data_type || case when data_type = 'ARRAY' then '[]' else '' end
            from information_schema.columns where table_schema in ('identity', 'mail', 'notice', 'evidence') and table_name <> 'schema_version'
            """, CancellationToken.None)).Select(line => line.Split(' ', 2)).Where(c => PersonalFields.HoldsWords(c[1])).Select(c => c[0]).ToList();

        Assert.Contains("mail.mails.recipient", stored);
        Assert.Equal([], stored.Except(named).Except(PersonalFields.NotPersonal.Keys));
        Assert.Equal([], named.Concat(PersonalFields.NotPersonal.Keys).Except(stored)); // nothing is said of what is gone
    }

    [Fact]
    public async Task Whoever_is_signed_in_reads_the_register_and_nobody_else()
    {
        var member = await host.SignedInAsync("registre", "member", "25072");
        var register = await member.GetJsonAsync("/people/refData/personalFields");
        var name = register.GetProperty("items").EnumerateArray().Single(f => f.GetProperty("code").GetString() == "identity.people.displayName");
        Assert.Equal("committee", name.GetProperty("purpose").GetString());
        Assert.Equal("legitimateInterest", name.GetProperty("legalBasis").GetString());
        Assert.Equal(1826 * 24 * 60 + 360, name.GetProperty("minutes").GetInt64());

        using var refused = await host.Anonymous.GetAsync("/people/refData/personalFields");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }
}
