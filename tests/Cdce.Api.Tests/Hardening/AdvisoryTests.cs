using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Cdce.Platform.Access;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.Hardening;

/// <summary>What went wrong in programs like this one, asked of this one: each name is the lesson, its summary the advisory.</summary>
public sealed class AdvisoryTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Downloads =
    [
        "/campaign/communes/export", "/campaign/communes/62063/dossier", "/campaign/reports/2025?format=csv", "/campaign/reports/2025?format=xlsx",
        "/partners/export",
    ];

    /// <summary>Decidim CVE-2026-45377, CVE-2026-45378.</summary>
    [Fact]
    public async Task The_address_of_a_download_is_worth_nothing_without_the_rights()
    {
        var coordination = await host.CoordinationAsync();
        foreach (var address in Downloads)
        {
            using var theirs = await coordination.GetAsync(address);
            Assert.True(theirs.IsSuccessStatusCode, address);
            Assert.Equal("attachment", theirs.Content.Headers.ContentDisposition?.DispositionType);
            using var stolen = await host.Anonymous.GetAsync(address);
            Assert.Equal(HttpStatusCode.Unauthorized, stolen.StatusCode);
        }
    }

    /// <summary>Decidim CVE-2025-65017.</summary>
    [Theory]
    [InlineData("1")]
    [InlineData("01a2046b")]
    [InlineData("01a2046b-4add-77e8-91c4")]
    public async Task An_id_that_begins_like_another_is_not_that_other(string start)
    {
        var coordination = await host.CoordinationAsync();
        foreach (var template in (string[])["/campaign/imports/{0}", "/partners/imports/{0}", "/campaign/activities/{0}", "/accounts/{0}"])
        {
            using var answer = await coordination.GetAsync(string.Format(null, template, start));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    /// <summary>Decidim CVE-2026-45414, CVE-2026-45330, CVE-2026-45415, CVE-2026-45086.</summary>
    [Fact]
    public async Task Who_acts_for_one_commune_changes_nothing_of_another()
    {
        var (id, _) = await FactAsync("62063");
        var other = await host.CommitteeMemberAsync("25072");
        using var recorded = await other.PostAsync("/campaign/activities", Fact("62063"));
        using var corrected = await other.PutAsync($"/campaign/activities/{id}", new { kind = "committeeMeeting", on = "2026-11-03", reason = "a" }, version: 1);
        using var withdrawn = await other.PostAsync($"/campaign/activities/{id}/withdrawal", new { reason = "Saisi deux fois" }, version: 1);
        using var called = await other.PostAsync("/campaign/communes/62063/helpCalls", new { causes = new[] { "resources" } });
        Assert.All([recorded, corrected, withdrawn, called], answer => Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.Forbidden]));
        Assert.Equal(1, (await (await host.CoordinationAsync()).GetJsonAsync($"/campaign/activities/{id}")).GetProperty("version").GetInt64());
    }

    /// <summary>Decidim CVE-2026-40870, CVE-2026-40869, CVE-2023-36465.</summary>
    [Fact]
    public async Task Every_operation_that_is_not_declared_public_is_closed_to_who_is_nobody()
    {
        var asked = 0;
        foreach (var operation in FuzzedContract.Operations.Where(o => Rights.Of(o.Id, Role.Anonymous) == Reach.Nowhere))
        {
            var path = operation.Of("path").Aggregate(operation.Path, (made, p) => made.Replace($"{{{p.Name}}}", Sample(p), StringComparison.Ordinal));
            using var answer = await host.Anonymous.SendAsync(new HttpMethod(operation.Method), path, operation.BodyType is null ? null : new { }, 1, "a");
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.UnsupportedMediaType, $"{operation.Id}: {(int)answer.StatusCode}");
            asked += answer.StatusCode == HttpStatusCode.Unauthorized ? 1 : 0;
        }

        Assert.InRange(asked, 100, int.MaxValue);
    }

    /// <summary>Decidim CVE-2026-45376, CVE-2024-43415.</summary>
    [Fact]
    public async Task SQL_in_a_sort_a_search_or_a_filter_is_no_SQL()
    {
        var coordination = await host.CoordinationAsync();
        foreach (var sleep in (string[])["(select pg_sleep(30))", "name,(select pg_sleep(30))", "'; select pg_sleep(30); --", "name desc nulls last limit (select 1 from pg_sleep(30))"])
        {
            var started = Stopwatch.GetTimestamp();
            var value = Uri.EscapeDataString(sleep);
            using var sorted = await coordination.GetAsync($"/campaign/communes?sort={value}");
            Assert.Equal("badRequest", await sorted.ProblemAsync(HttpStatusCode.BadRequest));
            foreach (var list in (string[])["/campaign/communes?q=", "/partners/partners?q=", "/learning/mentoringProfiles?q=", "/campaign/activities?nisCode=", "/campaign/communes?province="])
            {
                using var found = await coordination.GetAsync(list + value);
                Assert.True((int)found.StatusCode < 500, $"{list}: {(int)found.StatusCode}");
            }

            Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 29);
        }
    }

    /// <summary>Decidim CVE-2023-34090.</summary>
    [Theory]
    [InlineData("/accounts?passwordHash=a")]
    [InlineData("/accounts?passwordHash_start=a")]
    [InlineData("/keys?secretHash=a")]
    [InlineData("/campaign/communes?version_gt=1")]
    [InlineData("/partners/partners?contact=a")]
    public async Task What_is_no_filter_cannot_be_filtered_by(string question)
    {
        var coordination = await host.CoordinationAsync();
        using var answer = await coordination.GetAsync(question);
        Assert.Equal("badRequest", await answer.ProblemAsync(HttpStatusCode.BadRequest));
    }

    /// <summary>Decidim CVE-2023-47634.</summary>
    [Fact]
    public async Task What_is_done_once_is_done_once_however_many_do_it_at_the_same_time()
    {
        var (id, _) = await FactAsync("62096");
        var coordination = await host.CoordinationAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ =>
            coordination.PostAsync($"/campaign/activities/{id}/withdrawal", new { reason = "Saisi deux fois" }, version: 1)));
        Assert.Equal(1, answers.Count(a => a.IsSuccessStatusCode));
        Assert.All(answers.Where(a => !a.IsSuccessStatusCode), a => Assert.Contains(a.StatusCode, (HttpStatusCode[])[HttpStatusCode.PreconditionFailed, HttpStatusCode.Conflict]));
        Assert.Equal(2, (await coordination.GetJsonAsync($"/campaign/activities/{id}")).GetProperty("version").GetInt64());
    }

    /// <summary>Discourse CVE-2026-26973, CVE-2026-32620, CVE-2026-27481.</summary>
    [Fact]
    public async Task What_is_hidden_looks_like_what_is_not_there_and_is_not_counted()
    {
        var (id, version) = await FactAsync("62063");
        var other = await host.CommitteeMemberAsync("25072");
        using var hidden = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/campaign/activities/{id}");
        hidden.Headers.IfNoneMatch.Add(new($"\"{version}\""));
        using var hiding = await other.Http.SendAsync(hidden);
        using var absent = await other.GetAsync("/campaign/activities/01956f2e-7c1b-7d0a-9e3f-0a1b2c3d4e5f");

        Assert.Equal(Shape(await absent.ReadAsync(HttpStatusCode.NotFound)), Shape(await hiding.ReadAsync(HttpStatusCode.NotFound)));
        Assert.Equal(absent.Headers.ETag, hiding.Headers.ETag);
        Assert.Equal(absent.Content.Headers.ContentLength, hiding.Content.Headers.ContentLength);
        var list = await other.GetJsonAsync("/campaign/activities?nisCode=62063");
        Assert.Equal((0, 0), (list.GetProperty("total").GetInt32(), list.GetProperty("items").GetArrayLength()));
    }

    /// <summary>Decidim CVE-2026-45573. There are no subscriptions: an address that is sent is kept as a source, and never asked.</summary>
    [Fact]
    public void No_operation_takes_an_address_to_call()
    {
        var asked = FuzzedContract.Document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(schema => schema.Name.EndsWith("Request", StringComparison.Ordinal) && schema.Value.TryGetProperty("properties", out _))
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject().Select(property => property.Name)).ToHashSet();
        Assert.Contains("sourceUrl", asked);
        Assert.DoesNotContain(asked, name => name.Contains("callback", StringComparison.OrdinalIgnoreCase) || name.Contains("webhook", StringComparison.OrdinalIgnoreCase)
            || name.Contains("endpoint", StringComparison.OrdinalIgnoreCase));
        Assert.Null(host.Services.GetService<IHttpClientFactory>());
    }

    private static object Fact(string nisCode) => new { nisCode, kind = "committeeMeeting", on = "2026-11-02" };

    private static string Shape(JsonElement problem) => string.Join('|', problem.EnumerateObject().Where(p => p.Name != "instance").Select(p => p.ToString()));

    private static string Sample(FuzzedParameter parameter) =>
        parameter.Schema.TryGetProperty("format", out var format) ? format.GetString() switch { "uuid" => "01956f2e-7c1b-7d0a-9e3f-0a1b2c3d4e5f", "date" => "2026-11-02", _ => "2025" } : "25072";

    private async Task<(string Id, long Version)> FactAsync(string nisCode)
    {
        using var made = await (await host.CoordinationAsync()).PostAsync("/campaign/activities", Fact(nisCode));
        return ((await made.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "", made.Version());
    }
}
