namespace Cdce.Platform.Tests;

public class EntityVersionTests
{
    [Fact]
    public void A_version_is_a_number_in_double_quotes()
    {
        Assert.True(EntityVersion.TryParse("\"3\"", null, out var version));
        Assert.Equal(3, version.Value);
        Assert.Equal("\"3\"", version.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("\"\"")]
    [InlineData("\"-3\"")]
    [InlineData("\" 3\"")]
    [InlineData("\"3")]
    [InlineData("W/\"3\"")]
    [InlineData("*")]
    [InlineData("\"99999999999999999999\"")]
    public void Anything_else_is_not(string? text) => Assert.False(EntityVersion.TryParse(text, null, out _));
}
