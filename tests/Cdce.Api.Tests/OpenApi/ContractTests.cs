using Cdce.Testing;

namespace Cdce.Api.Tests.OpenApi;

public sealed class ContractTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_served_contract_equals_the_committed_one()
    {
        var served = await host.Anonymous.Http.GetStringAsync("/doc/openapi.json");
        var committed = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "openapi", "cdce.v1.json"));
        Assert.True(committed.TrimEnd() == served.ReplaceLineEndings("\n").TrimEnd(), "They differ: run ./cdce openapi.");
    }

    [Fact]
    public async Task Both_forms_are_OpenAPI_3_0()
    {
        Assert.Contains("\"openapi\": \"3.0.", await host.Anonymous.Http.GetStringAsync("/doc/openapi.json"), StringComparison.Ordinal);
        Assert.StartsWith("openapi: 3.0.", (await host.Anonymous.Http.GetStringAsync("/doc/openapi.yaml")).Replace("'", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
