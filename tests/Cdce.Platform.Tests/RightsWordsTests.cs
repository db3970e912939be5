using Cdce.Platform.Access;
using Xunit.Abstractions;

namespace Cdce.Platform.Tests;

/// <summary>A refusal names the missing right in words, so each right has some.</summary>
public class RightsWordsTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_right_has_words_in_both_languages() => Assert.Empty(Faults(Rights.Operations, Rights.Names));

    [Fact]
    public void A_right_without_words_is_found()
    {
        Assert.NotEmpty(Faults([.. Rights.Operations, "somethingNew"], Rights.Names));
        Assert.NotEmpty(Faults(Rights.Operations, new Dictionary<string, LocalText>(Rights.Names) { ["gone"] = new("x", "y") }));
        Assert.NotEmpty(Faults(Rights.Operations, new Dictionary<string, LocalText>(Rights.Names) { ["giveMandate"] = new("donner un mandat", "") }));
        output.WriteLine($"planted: a right without words -> caught by {nameof(Every_right_has_words_in_both_languages)}");
    }

    private static IEnumerable<string> Faults(IReadOnlyList<string> operations, IReadOnlyDictionary<string, LocalText> names) =>
        operations.Except(names.Keys).Concat(names.Keys.Except(operations))
            .Concat(names.Where(name => string.IsNullOrWhiteSpace(name.Value.Fr) || string.IsNullOrWhiteSpace(name.Value.De)).Select(name => name.Key));
}
