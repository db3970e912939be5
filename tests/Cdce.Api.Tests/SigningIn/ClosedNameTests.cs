using System.Net;
using Cdce.Testing;

namespace Cdce.Api.Tests.SigningIn;

public sealed class ClosedNameTests(MailedHost program) : IClassFixture<MailedHost>
{
    [Fact]
    public async Task An_unknown_name_is_closed_after_ten_wrong_passwords_like_a_known_one()
    {
        await program.SignedInAsync("ferme");
        foreach (var userName in new[] { "ferme", "personne" })
        {
            for (var i = 0; i < 10; i++)
            {
                using var wrong = await program.Host.Anonymous.PostAsync("/session", new { userName, password = "not-the-password" });
                Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
            }
            using var closed = await program.Host.Anonymous.PostAsync("/session", new { userName, password = "not-the-password" });
            Assert.Equal("tooManyFailedRequests", await closed.ProblemAsync(HttpStatusCode.TooManyRequests));
        }
        program.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        using var open = await program.Host.Anonymous.PostAsync("/session", new { userName = "personne", password = "not-the-password" });
        Assert.Equal(HttpStatusCode.Unauthorized, open.StatusCode);
    }
}
