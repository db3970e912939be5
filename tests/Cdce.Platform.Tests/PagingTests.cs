using Microsoft.AspNetCore.Http;

namespace Cdce.Platform.Tests;

public class PagingTests
{
    private sealed record Cursor(string After, int Number);

    [Fact]
    public void A_cursor_is_read_as_it_was_written()
    {
        Assert.True(Paging.TryDecode<Cursor>(Paging.Encode(new Cursor("Écaussinnes", 7)), out var cursor));
        Assert.Equal(new Cursor("Écaussinnes", 7), cursor);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("%%%")]
    [InlineData("bnVsbA")] // null
    public void What_is_no_cursor_of_ours_is_refused(string cursor) =>
        Assert.False(Paging.TryDecode<Cursor>(cursor, out _));

    [Fact]
    public void The_next_page_keeps_the_filters_and_replaces_the_cursor()
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "https";
        context.Request.Host = new HostString("cdce.example.org");
        context.Request.Path = "/api/v1/accounts";
        context.Request.QueryString = new QueryString("?role=a&role=b&cursor=old");
        var next = new Uri(context.Request.Next(new Cursor("x", 1)));
        Assert.Equal("https://cdce.example.org/api/v1/accounts", next.GetLeftPart(UriPartial.Path));
        Assert.StartsWith("?role=a&role=b&cursor=", next.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("old", next.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 50)]
    [InlineData(0, 1)]
    [InlineData(10, 10)]
    [InlineData(10_000, 500)]
    public void A_page_has_between_1_and_500_rows(int? asked, int size) => Assert.Equal(size, Paging.Size(asked));
}
