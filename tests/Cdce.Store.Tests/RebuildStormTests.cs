using Cdce.Testing;

namespace Cdce.Store.Tests;

/// <summary>A short run of what <c>./cdce torture rebuild</c> does at length.</summary>
public sealed class RebuildStormTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_rebuild_fails_no_question_goes_on_after_a_stop_and_ends_in_the_same_rows()
    {
        var outcome = await new RebuildStorm(database.ConnectionString, shelves: 200, itemsOfEach: 20).RunAsync();

        Assert.True(outcome is { FailedReads: 0, RowsAreEqual: true, Reads: > 0, Appended: > 0 }, $"{outcome}");
    }
}
