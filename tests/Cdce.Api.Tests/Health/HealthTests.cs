using System.Net;
using Cdce.Testing;

namespace Cdce.Api.Tests.Health;

// One of its neighbours holds a transaction open for a while, which health would name.
[Collection("open transactions")]
public sealed class HealthTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Everybody_sees_the_status_and_nothing_else()
    {
        var health = await host.Anonymous.GetJsonAsync("/health");
        Assert.Equal("UP", health.GetProperty("status").GetString());
        Assert.Single(health.EnumerateObject());
    }

    [Fact]
    public async Task The_coordination_sees_the_modules()
    {
        var coordination = await host.CoordinationAsync();
        var health = await coordination.GetJsonAsync("/health");
        Assert.Equal(5, health.GetProperty("details").GetProperty("modules").GetArrayLength());
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Machines_get_200(string path)
    {
        using var response = await host.Anonymous.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
