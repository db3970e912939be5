using System.Globalization;
using System.Text;
using Cdce.Api.Accounts;
using Microsoft.Extensions.Caching.Memory;

namespace Cdce.Api.Requests;

/// <summary>
/// Answers that are given again, to the same caller with the same rights, in the same language, on the same day, until a row of the
/// module changes. Whether one has changed is asked of the database each time: another node may have written it.
/// </summary>
internal sealed class KeptAnswers(ReadModelStamps stamps, TimeProvider clock) : IDisposable
{
    private const long Bytes = 32_000_000;
    private const int Largest = 2_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = Bytes });

    /// <param name="Stamp">Taken before the rows are read: what is kept under it is never older.</param>
    internal sealed record Asked(string Question, ReadModelStamp Stamp, KeptBytes? Answer);

    /// <summary>What is known; null where the question is none that is kept.</summary>
    public async Task<Asked?> AskAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<KeptWhileUnchangedMetadata>() is null || context.Request.Query.ContainsKey(AsOfQuestions.Day)
            || await stamps.OfAsync(AsOfQuestions.ModuleOf(context)) is not { } stamp)
        {
            return null;
        }

        var question = QuestionOf(context);
        return new(question, stamp, known.TryGetValue(question, out (ReadModelStamp Stamp, KeptBytes Answer) found) && found.Stamp == stamp ? found.Answer : null);
    }

    public void Keep(Asked asked, KeptBytes answer)
    {
        if (answer.Body.Length <= Largest)
            known.Set(asked.Question, (asked.Stamp, answer), new MemoryCacheEntryOptions { Size = answer.Body.Length + (2 * asked.Question.Length), AbsoluteExpirationRelativeToNow = Longest });
    }

    public void Forget() => known.Clear();

    public void Dispose() => known.Dispose();

    private string QuestionOf(HttpContext context)
    {
        var user = context.RequestServices.GetRequiredService<Caller>().User;
        var text = new StringBuilder(300).Append(user.Id).Append('\n');
        foreach (var role in user.Roles)
            text.Append((int)role.Role).Append('/').Append(role.Area).Append(' ');
        if (user.Scopes is not null)
            text.AppendJoin(' ', user.Scopes);
        var request = context.Request;
        return text.Append('\n').Append(CultureInfo.CurrentUICulture.Name).Append('\n').Append(clock.Today().DayNumber).Append('\n')
            .Append(request.Scheme).Append(' ').Append(request.Host.Value).Append(' ').Append(request.PathBase.Value).Append('\n')
            .Append(request.Path.Value).Append(request.QueryString.Value).ToString();
    }
}
