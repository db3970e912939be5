namespace Cdce.Partners.Tests;

public class EnterpriseNumberTests
{
    [Theory]
    [InlineData("0202.239.951", "0202239951")]
    [InlineData("BE 0403.170.701", "0403170701")]
    [InlineData("403170701", "0403170701")]
    public void A_right_number_is_taken_however_it_is_written(string written, string digits) =>
        Assert.Equal(digits, EnterpriseNumber.Normalise(written));

    [Theory]
    [InlineData("0202.239.952")]
    [InlineData("0202.239.95")]
    [InlineData("2202.239.951")]
    [InlineData("NL0202239951")]
    [InlineData("")]
    public void A_wrong_number_is_not_taken(string written) => Assert.Null(EnterpriseNumber.Normalise(written));

    [Fact]
    public void Every_changed_digit_is_noticed()
    {
        const string Right = "0403170701";
        for (var i = 1; i < 10; i++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                if (digit != Right[i])
                    Assert.Null(EnterpriseNumber.Normalise(Right[..i] + digit + Right[(i + 1)..]));
            }
        }
    }
}
