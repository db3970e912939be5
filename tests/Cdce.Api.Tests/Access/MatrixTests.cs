using Cdce.Platform.Access;
using Cdce.Testing;
using Xunit.Abstractions;

namespace Cdce.Api.Tests.Access;

public sealed class MatrixTests(ApiHost host, ITestOutputHelper output) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Every_cell_of_the_table_of_rights_answers_as_it_says()
    {
        await using var host = await ApiHost.WithAsync("CDCE_PROXY=127.0.0.1");
        var (asked, wrong) = await Matrix.AskAsync(await Matrix.EverybodyAsync(host), Rights.Of);
        output.WriteLine($"{asked} cells asked");

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(Rights.Operations.Count * Enum.GetValues<Role>().Length, asked);
        Assert.Equal(Rights.Operations, Matrix.Operations.Select(o => o.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_table_that_is_shown_is_the_one_that_is_applied()
    {
        var shown = (await (await host.CommitteeMemberAsync(Matrix.Commune)).GetJsonAsync("/refData/rights")).GetProperty("items").EnumerateArray()
            .SelectMany(item => item.GetProperty("roles").EnumerateArray().Select(right =>
                (item.GetProperty("operation").GetString(), right.GetProperty("role").GetString(), right.GetProperty("reach").GetString())))
            .ToHashSet();
        var applied = from operation in Rights.Operations
                      from role in Enum.GetValues<Role>()
                      where Rights.Of(operation, role) != Reach.Nowhere
                      select (operation, Name(role), Name(Rights.Of(operation, role)));
        Assert.True(shown.SetEquals(applied));

        static string Name(Enum value) => char.ToLowerInvariant($"{value}"[0]) + $"{value}"[1..];
    }

    // The check itself is checked: were the program to allow or refuse one cell more than the table says, it is named.
    [Theory]
    [InlineData("listKeys", Role.Member)]
    [InlineData("getCommune", Role.Anonymous)]
    [InlineData("recordActivity", Role.Chair)]
    public async Task A_cell_that_differs_is_found(string operation, Role role)
    {
        var callers = new Dictionary<Role, ApiClient> { [role] = role is Role.Anonymous ? host.Anonymous : await host.KeyAsync(role, Matrix.Commune) };
        var (_, before) = await Matrix.AskAsync(callers, Rights.Of);
        var (_, wrong) = await Matrix.AskAsync(callers, (asked, by) => asked != operation ? Rights.Of(asked, by)
            : Rights.Of(asked, by) == Reach.Nowhere ? Reach.Everywhere : Reach.Nowhere);
        Assert.StartsWith($"{operation} by {role}:", Assert.Single(wrong.Except(before)), StringComparison.Ordinal);
        output.WriteLine($"planted: another cell for {operation} by {role} -> caught by {nameof(Every_cell_of_the_table_of_rights_answers_as_it_says)}");
    }
}
