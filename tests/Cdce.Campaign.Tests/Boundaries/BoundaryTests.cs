using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Cdce.Campaign.Boundaries;
using Cdce.Campaign.Tests.Imports;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Boundaries;

public class BoundaryTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Square = "[[[5.5,50.6],[5.6,50.6],[5.6,50.7],[5.5,50.6]]]";

    [Fact]
    public async Task Boundaries_are_uploaded_once_and_served_with_a_tag()
    {
        var coordination = await host.CoordinationAsync();
        var file = Collection(Feature("62063", "Polygon", Square));
        var first = await (await coordination.PostAsync("/campaign/boundaries?source=Statbel", GeoJson(file))).ReadAsync(HttpStatusCode.OK);
        var again = await (await coordination.PostAsync("/campaign/boundaries?source=Statbel", GeoJson(file))).ReadAsync(HttpStatusCode.OK);
        Assert.Equal((true, false), (first.GetProperty("changed").GetBoolean(), again.GetProperty("changed").GetBoolean()));

        using var served = await host.Anonymous.GetAsync("/campaign/boundaries");
        Assert.Equal(file, await served.Content.ReadAsStringAsync());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/campaign/boundaries");
        request.Headers.IfNoneMatch.Add(served.Headers.ETag ?? throw new InvalidOperationException("No tag."));
        using var unchanged = await host.Anonymous.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "{", "" },
        { """{"type":"Point"}""", "type" },
        { Collection(), "features" },
        { Collection(Feature("99999", "Polygon", Square)), "features[0]" },
        { Collection(Feature("62063", "Polygon", Square), Feature("62063", "Polygon", Square)), "features[1]" },
        { Collection(Feature("62063", "Point", "[5.5,50.6]")), "features[0].geometry" },
        { Collection(Feature("62063", "Polygon", "[[[5.5,50.6],[5.6,50.6],[5.6,50.7],[5.5,50.8]]]")), "features[0].geometry" },
        { Collection(Feature("62063", "Polygon", "[[[5.5,50.6],[5.6,50.6],[5.5,50.6]]]")), "features[0].geometry" },
        { Collection(Feature("62063", "Polygon", """[[["5.5",50.6],[5.6,50.6],[5.6,50.7],["5.5",50.6]]]""")), "features[0].geometry" },
        { """{"type":"FeatureCollection","features":[{"id":"62063","geometry":{"type":1,"coordinates":[]}}]}""", "features[0].geometry" },
        { """{"type":"FeatureCollection","features":[{"id":"\ud800","geometry":{}}]}""", "features" },
        { Collection(Feature("62063", "MultiPolygon", "[[[[200000,50.6],[5.6,50.6],[5.6,50.7],[200000,50.6]]]]")), "features[0].geometry" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_named_by_its_feature(string file, string name) => Assert.Equal(name,
        Assert.Single(BoundaryFile.Check(Encoding.UTF8.GetBytes(file), new HashSet<string> { "62063" }).Issues).Name);

    [SharedDataFact("communes.geojson")]
    public async Task The_gathered_boundaries_are_taken()
    {
        var coordination = await host.CoordinationAsync();
        var file = await ImportTests.ReadAsync("communes.geojson");
        var outcome = await (await coordination.PostAsync("/campaign/boundaries", GeoJson(file))).ReadAsync(HttpStatusCode.OK);

        Assert.Equal(280, outcome.GetProperty("features").GetInt32());
    }

    private static string Collection(params string[] features) =>
        "{\"type\":\"FeatureCollection\",\"features\":[" + string.Join(',', features) + "]}";

    private static string Feature(string nis, string type, string coordinates) =>
        "{\"type\":\"Feature\",\"properties\":{\"nis\":\"" + nis + "\"},\"geometry\":{\"type\":\"" + type
        + "\",\"coordinates\":" + coordinates + "}}";

    private static StringContent GeoJson(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/geo+json"));
}
