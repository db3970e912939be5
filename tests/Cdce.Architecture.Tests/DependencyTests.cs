using System.Text.Json;
using System.Xml.Linq;
using Cdce.Testing;

namespace Cdce.Architecture.Tests;

public class DependencyTests
{
    [Fact]
    public void Every_direct_dependency_is_explained_in_the_version_that_is_used()
    {
        var explained = File.ReadAllText(Path.Combine(Repository.Root, "docs", "dependencies.md"));
        Assert.All(Packages().Concat(NpmPackages()), d =>
        {
            Assert.Contains(d.Name, explained, StringComparison.Ordinal);
            Assert.Contains(d.Version, explained, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<(string Name, string Version)> Packages() =>
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(p => (p.Attribute("Include")?.Value ?? "", p.Attribute("Version")?.Value ?? ""));

    private static IEnumerable<(string Name, string Version)> NpmPackages() =>
        new[] { "web-client", "tools/contract", "tools/postgres" }
            .Select(folder => Path.Combine(Repository.Root, folder, "package.json")).Where(File.Exists)
            .SelectMany(file => new[] { "dependencies", "devDependencies" }.SelectMany(kind =>
                JsonDocument.Parse(File.ReadAllText(file)).RootElement.TryGetProperty(kind, out var list)
                    ? list.EnumerateObject().Select(p => (p.Name, p.Value.GetString() ?? ""))
                    : []));
}
