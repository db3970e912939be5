using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cdce.Api.Requests;
using Cdce.Testing;

namespace Cdce.Api.Tests.Requests;

public sealed class InputTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_field_that_fails_its_rule_is_named()
    {
        var issue = await IssueAsync("""{"name":"","role":"nationalCoordinator"}""");
        Assert.Equal(("body", "name"), (issue.GetProperty("in").GetString(), issue.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_field_that_is_not_known_is_refused()
    {
        var issue = await IssueAsync("""{"name":"a","role":"nationalCoordinator","rôle":1}""");
        Assert.Equal(InputProblems.UnknownInput, issue.GetProperty("type").GetString());
        Assert.Equal("rôle", issue.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_field_that_is_missing_is_named()
    {
        var issue = await IssueAsync("""{"role":"script"}""");
        Assert.Equal("name", issue.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_value_of_the_wrong_form_is_named_with_its_place()
    {
        var issue = await IssueAsync("{\"name\":\"a\",\n\"role\":\"king\"}");
        Assert.Equal("role", issue.GetProperty("name").GetString());
        Assert.Contains("line 2", issue.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_not_JSON_is_refused_with_its_place()
    {
        var issue = await IssueAsync("{\"name\": nonsense}");
        Assert.Contains("line 1", issue.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_body_at_all_is_refused() =>
        Assert.Equal("body", (await IssueAsync("")).GetProperty("in").GetString());

    [Fact]
    public async Task A_null_where_a_value_belongs_is_named() =>
        Assert.Equal("name", (await IssueAsync("""{"name":null,"role":"nationalCoordinator"}""")).GetProperty("name").GetString());

    [Fact]
    public async Task A_parameter_that_is_not_known_is_refused()
    {
        var coordination = await host.CoordinationAsync();
        using var response = await coordination.GetAsync("/keys?pagesize=3");
        var problem = await response.ReadAsync(HttpStatusCode.BadRequest);
        var issue = problem.GetProperty("issues")[0];
        Assert.Equal(("query", "pagesize"), (issue.GetProperty("in").GetString(), issue.GetProperty("name").GetString()));
        Assert.Equal(InputProblems.UnknownInput, issue.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("/keys", "pageSize", "many")]
    [InlineData("/campaign/activities", "from", "soon")]
    [InlineData("/campaign/activities", "includeWithdrawn", "perhaps")]
    public async Task A_parameter_of_the_wrong_form_is_named(string path, string parameter, string sent)
    {
        var coordination = await host.CoordinationAsync();
        using var response = await coordination.GetAsync($"{path}?{parameter}={sent}");
        var issue = (await response.ReadAsync(HttpStatusCode.BadRequest)).GetProperty("issues")[0];
        Assert.Equal(("query", parameter), (issue.GetProperty("in").GetString(), issue.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("""{"name":"a\u0000b","role":"nationalCoordinator"}""", "name")]
    [InlineData("""{"name":"\ud800","role":"nationalCoordinator"}""", "name")]
    [InlineData("""{"name":"a","role":"member","communes":["25072",null]}""", "communes")]
    public async Task A_text_that_cannot_be_kept_is_named(string body, string name) =>
        Assert.StartsWith(name, (await IssueAsync(body)).GetProperty("name").GetString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_day_that_nobody_means_is_named(string day)
    {
        var coordination = await host.CoordinationAsync();
        using var response = await coordination.PostAsync("/campaign/momentum/evaluations", new { day });
        Assert.Equal("day", (await response.ReadAsync(HttpStatusCode.BadRequest)).GetProperty("issues")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("nisCode=25072%00", "nisCode")]
    [InlineData("cursor=eyJPbiI6IjIwMjYtMTEtMDIiLCJJZCI6Ilx1MDAwMCJ9", "cursor")] // {"On":"2026-11-02","Id":"\u0000"}
    public async Task A_parameter_that_no_text_can_hold_is_named(string query, string name)
    {
        var coordination = await host.CoordinationAsync();
        using var response = await coordination.GetAsync($"/campaign/activities?{query}");
        var issue = (await response.ReadAsync(HttpStatusCode.BadRequest)).GetProperty("issues")[0];
        Assert.Equal(("query", name), (issue.GetProperty("in").GetString(), issue.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("application/json; charset=nothing", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=utf-16", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=\"UTF-8\"", HttpStatusCode.Created)]
    public async Task What_is_sent_is_UTF_8(string mediaType, HttpStatusCode expected)
    {
        var coordination = await host.CoordinationAsync();
        var content = new ByteArrayContent("""{"name":"a","role":"nationalCoordinator"}"""u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        using var response = await coordination.PostAsync("/keys", content);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task The_past_is_an_unknown_parameter_where_it_makes_no_sense()
    {
        var coordination = await host.CoordinationAsync();
        using var response = await coordination.GetAsync("/keys?asOf=2024-01-01");
        Assert.Equal("badRequest", await response.ProblemAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task A_header_that_is_not_known_changes_nothing()
    {
        var coordination = await host.CoordinationAsync();
        coordination.Http.DefaultRequestHeaders.Add("X-Whatever", "1");
        await coordination.GetJsonAsync("/keys");
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing/here", HttpStatusCode.NotFound, "resourceNotFound")]
    [InlineData("GET", "/api/v1/keys/", HttpStatusCode.NotFound, "resourceNotFound")]
    [InlineData("PUT", "/api/v1/keys", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("GET", "/api/v1/accounts/not-an-id", HttpStatusCode.NotFound, "resourceNotFound")]
    public async Task What_is_not_there_answers_with_a_problem(string method, string path, HttpStatusCode status, string type)
    {
        var coordination = await host.CoordinationAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await coordination.Http.SendAsync(request);
        Assert.Equal(type, await response.ProblemAsync(status));
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        var coordination = await host.CoordinationAsync();
        using var response = await coordination.PostAsync("/keys", new StringContent("name=a", MediaTypeHeaderValue.Parse("text/plain")));
        Assert.Equal("unsupported-media-type", await response.ProblemAsync(HttpStatusCode.UnsupportedMediaType));
    }

    [Fact]
    public async Task Who_does_not_say_who_they_are_gets_401()
    {
        using var response = await host.Anonymous.GetAsync("/keys");
        Assert.Equal("noAccessToken", await response.ProblemAsync(HttpStatusCode.Unauthorized));
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Every_answer_carries_its_headers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/health");
        request.Headers.Add("Accept-Language", "de");
        request.Headers.Add("BelGov-Trace-Id", "theirs-1");
        using var response = await host.Anonymous.Http.SendAsync(request);
        Assert.Equal("de-BE", response.Content.Headers.ContentLanguage.Single());
        Assert.Contains("Accept-Language", response.Headers.Vary);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotContain("unsafe-inline", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.NotEqual("theirs-1", response.Headers.GetValues("BelGov-Trace-Id").Single());
        Assert.Equal("theirs-1", response.Headers.GetValues("BelGov-Related-Trace-Id").Single());
    }

    private async Task<JsonElement> IssueAsync(string body)
    {
        var coordination = await host.CoordinationAsync();
        using var response = await coordination.PostAsync("/keys", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal("badRequest", await response.ProblemAsync(HttpStatusCode.BadRequest));
        return (await response.ReadAsync(HttpStatusCode.BadRequest)).GetProperty("issues")[0];
    }
}
