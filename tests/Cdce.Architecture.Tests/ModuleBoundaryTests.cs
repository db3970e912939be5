using System.Reflection;
using Cdce.Testing;

namespace Cdce.Architecture.Tests;

public class ModuleBoundaryTests
{
    private static readonly string[] Shared = ["Cdce.Contracts", "Cdce.Messaging", "Cdce.Platform", "Cdce.Store"];
    private static readonly string[] NoModules = ["Cdce.Api", "Cdce.Messaging", "Cdce.Platform", "Cdce.Store"];

    private static readonly string[] Names =
        ["Cdce.Campaign", "Cdce.Communication", "Cdce.Governance", "Cdce.Learning", "Cdce.Partners"];

    public static TheoryData<string> Modules => [.. Names];

    [Theory, MemberData(nameof(Modules))]
    public void A_module_references_only_the_shared_projects(string module) => Assert.Empty(OursIn(module).Except(Shared));

    [Fact]
    public void No_module_is_forgotten()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "api")).Select(Path.GetFileName).Except(NoModules);
        Assert.Equal(Names, folders.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Cdce.Contracts")]
    [InlineData("Cdce.Platform")]
    [InlineData("Cdce.Store")]
    public void A_shared_project_references_nothing_of_ours(string project) => Assert.Empty(OursIn(project));

    [Fact]
    public void The_bus_references_the_store_only() => Assert.Equal(["Cdce.Store"], OursIn("Cdce.Messaging"));

    private static IEnumerable<string> OursIn(string assembly) => Assembly.Load(assembly).GetReferencedAssemblies()
        .Select(a => a.Name ?? "").Where(name => name.StartsWith("Cdce.", StringComparison.Ordinal));
}
