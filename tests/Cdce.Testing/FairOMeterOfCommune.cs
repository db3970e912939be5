using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Cdce.Testing;

/// <summary>The Fair-ô-mètre of one commune in an edition that was opened for it alone.</summary>
public sealed class FairOMeterOfCommune
{
    private readonly ApiClient coordination;
    private readonly string nisCode;
    private readonly DateOnly today;

    private FairOMeterOfCommune(ApiClient coordination, string edition, string nisCode, DateOnly today)
    {
        (this.coordination, this.nisCode, this.today) = (coordination, nisCode, today);
        Path = $"/campaign/fairOMeter/assessments/{edition}-{nisCode}";
    }

    /// <summary>Themes of what communes tell.</summary>
    public static object Themes { get; } = new { themes = new object[] { new { code = "time", label = new { fr = "Temps", de = "Zeit" } }, new { code = "idea", label = new { fr = "Idées" } } } };

    /// <summary>An action of the commune's own, beside the grid.</summary>
    public static object LocalAction { get; } = new { title = "Marché équitable", text = "Chaque dimanche de mai, au parc." };

    /// <summary>A file that shows something, as small as a PDF can be.</summary>
    public static byte[] Pdf { get; } = [.. "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8];

    /// <summary>Where it is asked for.</summary>
    public string Path { get; }

    public static object Edition(string code, string nisCode, DateOnly today) => Edition(code, [nisCode], today);

    private static object Edition(string code, IReadOnlyList<string> nisCodes, DateOnly today) =>
        new { code, label = new { fr = "Essai" }, grid = 1, opensOn = today, closesOn = today.AddDays(90), nisCodes };

    /// <summary>Classes of similar communes.</summary>
    public static object Classes(DateOnly today) => new
    {
        validFrom = today,
        label = new { fr = "Essai", de = "Probe" },
        ruralBelow = 150,
        reason = "Essai",
        classes = new object[]
        {
            new { code = "rural", label = new { fr = "Rurales", de = "Ländlich" }, region = "Région wallonne", rural = true },
            new { code = "others", label = new { fr = "Autres" } },
        },
    };

    public static async Task<FairOMeterOfCommune> OpenAsync(ApiClient coordination, string edition, string nisCode, DateOnly today) =>
        (await OpenAsync(coordination, edition, [nisCode], today)).Single();

    /// <summary>One edition for several communes.</summary>
    public static async Task<IReadOnlyList<FairOMeterOfCommune>> OpenAsync(ApiClient coordination, string edition, IReadOnlyList<string> nisCodes, DateOnly today)
    {
        using var opened = await coordination.PostAsync("/campaign/fairOMeter/editions", Edition(edition, nisCodes, today));
        await opened.ReadAsync(HttpStatusCode.Created);
        return [.. nisCodes.Select(nisCode => new FairOMeterOfCommune(coordination, edition, nisCode, today))];
    }

    /// <summary>The content of the grid that ships, with a question of this kind as its first one.</summary>
    public static async Task<object> GridAsync(ApiClient coordination, string firstKind)
    {
        var grid = JsonNode.Parse((await coordination.GetJsonAsync("/campaign/fairOMeter/grids/1")).GetProperty("content").GetRawText());
        var questions = grid?["criteria"]?[0]?["questions"]?.AsArray() ?? [];
        var first = questions.First(q => q?["kind"]?.GetValue<string>() == firstKind);
        questions.Remove(first);
        questions.Insert(0, first);
        return new { grid };
    }

    public static async Task<long> GridsVersionAsync(ApiClient coordination) =>
        (await coordination.GetJsonAsync("/campaign/fairOMeter/grids")).GetProperty("version").GetInt64();

    public async Task<long> VersionAsync() => (await ReadAsync()).GetProperty("version").GetInt64();

    public async Task<long> VersionOfAsync(string question) => (await ReadAsync()).GetProperty("questions").EnumerateArray()
        .Single(q => q.GetProperty("code").GetString() == question).GetProperty("version").GetInt64();

    /// <summary>The ids of the files behind an answer.</summary>
    public async Task<IReadOnlyList<string>> FilesAsync(string question) => [.. (await ReadAsync()).GetProperty("questions").EnumerateArray()
        .Single(q => q.GetProperty("code").GetString() == question).GetProperty("answer").GetProperty("files").EnumerateArray()
        .Select(f => f.GetProperty("id").GetString() ?? "")];

    /// <summary>The actions of the commune's own as it works on them, those included that it took back.</summary>
    public async Task<IReadOnlyList<JsonElement>> LocalActionsAsync() => [.. (await ReadAsync()).GetProperty("localActions").EnumerateArray()];

    /// <summary>Adds an action of the commune's own; gives its id.</summary>
    public async Task<string> AddLocalActionAsync(object action)
    {
        using var added = await coordination.PostAsync($"{Path}/localActions", action);
        return (await added.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
    }

    /// <summary>Of an action of the commune's own that was sent, for whoever values it.</summary>
    public async Task<long> ValuationVersionAsync(string actionId) => (await ReviewAsync()).GetProperty("localActions").EnumerateArray()
        .Single(a => a.GetProperty("actionId").GetString() == actionId).GetProperty("version").GetInt64();

    /// <summary>Records a press clip, by which the question of the press gets a proposal that rests on a new fact.</summary>
    public async Task<long> ClipAsync()
    {
        using var recorded = await coordination.PostAsync("/campaign/activities", new { nisCode, kind = "pressClip", on = today });
        await recorded.ReadAsync(HttpStatusCode.Created);
        return await VersionOfAsync("press");
    }

    /// <summary>Says of each question that is left that it does not apply, and sends the whole, if it is with the commune.</summary>
    public async Task<long> SubmitAsync()
    {
        var read = await FillAsync();
        if (read.GetProperty("status").GetString() == "submitted")
            return read.GetProperty("version").GetInt64();
        using var sent = await coordination.PostAsync($"{Path}/submission", new { confirmed = true }, read.GetProperty("version").GetInt64());
        Assert.Equal(HttpStatusCode.NoContent, sent.StatusCode);
        return await VersionAsync();
    }

    /// <summary>Says of each question that is left that it does not apply.</summary>
    public async Task<JsonElement> FillAsync()
    {
        foreach (var question in (await ReadAsync()).GetProperty("questions").EnumerateArray().Where(q => !q.TryGetProperty("answer", out _)))
        {
            using var answered = await coordination.PutAsync($"{Path}/answers/{question.GetProperty("code").GetString()}",
                new { notApplicable = "Sans objet" }, question.GetProperty("version").GetInt64());
            Assert.Equal(HttpStatusCode.NoContent, answered.StatusCode);
        }

        return await ReadAsync();
    }

    /// <summary>Says that all answers are accepted of which the coordination has said nothing; gives the version of the whole.</summary>
    public async Task<long> AcceptAllAsync()
    {
        foreach (var answer in (await ReviewAsync()).GetProperty("answers").EnumerateArray().Where(a => !a.TryGetProperty("review", out _)))
        {
            using var accepted = await coordination.PutAsync($"{Path}/reviews/{answer.GetProperty("question").GetString()}", new { outcome = "accepted" },
                answer.GetProperty("version").GetInt64());
            Assert.Equal(HttpStatusCode.NoContent, accepted.StatusCode);
        }

        return await VersionAsync();
    }

    /// <summary>Of an answer, for whoever reviews it.</summary>
    public async Task<long> ReviewVersionAsync(string question) => (await ReviewAsync()).GetProperty("answers").EnumerateArray()
        .Single(a => a.GetProperty("question").GetString() == question).GetProperty("version").GetInt64();

    /// <summary>Of a criterion, for whoever asks or answers.</summary>
    public async Task<long> AskedVersionAsync(string criterion) => (await ReviewAsync()).GetProperty("criteria").EnumerateArray()
        .Single(c => c.GetProperty("code").GetString() == criterion).GetProperty("version").GetInt64();

    public static object Contest(string question, string text) => new { answers = new[] { new { question, text } } };

    public static object Decisions(string question, bool accepted, string reason) => new { decisions = new[] { new { question, accepted, reason } } };

    public Task<JsonElement> ReviewAsync() => coordination.GetJsonAsync($"{Path}/review");

    private Task<JsonElement> ReadAsync() => coordination.GetJsonAsync(Path);
}
