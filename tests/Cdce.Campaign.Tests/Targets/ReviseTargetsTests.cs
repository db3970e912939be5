using Cdce.Campaign.Targets;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Targets;

public class ReviseTargetsTests
{
    private static readonly DateOnly From = new(2027, 1, 1);
    private static readonly LocalText Label = new("Valeurs d’exemple");

    [Fact]
    public void A_new_table_gets_the_next_number() =>
        ReviseTargets.Decide(
                Cdce.Campaign.Targets.Targets.Create(new TargetsRevised(1, new(2009, 5, 1), true, Label, [Bracket(0, null)])),
                new(From, Label, [Bracket(0, 9_999), Bracket(10_000, null)]))
            .Then(new TargetsRevised(2, From, true, Label, [Bracket(0, 9_999), Bracket(10_000, null)]));

    public static TheoryData<int, int?, int, int?> Incomplete => new()
    {
        { 0, 9_999, 10_001, null },
        { 0, 9_999, 9_000, null },
        { 1, 9_999, 10_000, null },
        { 0, null, 10_000, null },
        { 0, 9_999, 10_000, 20_000 },
        { 0, 9_999, 10_000, 9_000 },
    };

    [Theory, MemberData(nameof(Incomplete))]
    public void Brackets_with_a_gap_an_overlap_or_an_end_are_refused(int from, int? to, int from2, int? to2) =>
        ReviseTargets.Decide(null, new(From, Label, [Bracket(from, to), Bracket(from2, to2)])).ThenRefused("brackets-incomplete");

    [Fact]
    public void The_shipped_table_passes_its_own_rule()
    {
        var shipped = TargetReference.Events().Single();

        Assert.Null(ReviseTargets.Decide(null, new(From, shipped.Label, shipped.Brackets)).Refusal);
    }

    [Fact]
    public void The_shipped_table_gives_Eupen_its_official_minimum()
    {
        var shipped = TargetReference.Events().Single();
        var table = new TargetTable(1, shipped.ValidFrom, true, shipped.Label, shipped.Brackets);

        Assert.Equal((4, 2), (table.For(20_000)?.Shops, table.For(20_000)?.Horeca));
    }

    private static TargetBracket Bracket(int from, int? to) => new(from, 4, 2, 1, 1, 1, to);
}
