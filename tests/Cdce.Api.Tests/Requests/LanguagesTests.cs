using Cdce.Api.Requests;

namespace Cdce.Api.Tests.Requests;

public class LanguagesTests
{
    [Theory]
    [InlineData("fr-BE", "fr-BE")]
    [InlineData("de-BE", "de-BE")]
    [InlineData("fr", "fr-BE")]
    [InlineData("de", "de-BE")]
    [InlineData("de-DE", "de-BE")]
    [InlineData("de-BE;q=0.5, fr-BE", "fr-BE")]
    [InlineData("fr-BE;q=0.5, de-BE;q=0.9", "de-BE")]
    [InlineData("nl-BE", "fr-BE")]
    [InlineData("nl-BE, de;q=0.3", "de-BE")]
    [InlineData("*", "fr-BE")]
    [InlineData("de;q=0", "fr-BE")]
    [InlineData("", "fr-BE")]
    [InlineData("%%%", "fr-BE")]
    public void The_language_follows_what_is_preferred(string header, string expected) =>
        Assert.Equal(expected, Languages.Choose(header).Name);
}
