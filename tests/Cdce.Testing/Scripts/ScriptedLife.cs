using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdce.Testing.Dates;

namespace Cdce.Testing.Scripts;

/// <summary>A random life in which everybody writes programs into every text field of every command.</summary>
public sealed class ScriptedLife
{
    /// <summary>After these there are fewer communes to speak of.</summary>
    private static readonly string[] Ends = ["mergeCommunes", "splitCommune", "reverseMerger"];

    private readonly Dictionary<string, List<SpokenField>> fields;
    private readonly RandomLife life;
    private readonly List<string> faults = [];
    private int number;

    /// <param name="leftOut">Fields that nothing is written into.</param>
    public ScriptedLife(ApiClient api, int seed, IReadOnlyList<string> communes, DateOnly today, IReadOnlyCollection<string> leftOut)
    {
        fields = TextField.All.Where(f => !leftOut.Contains(f.Name)).GroupBy(f => f.Operation).ToDictionary(g => g.Key, g => g.SelectMany(Spoken).ToList());
        life = new(api, seed, communes) { Before = Speak, After = HearAsync, Without = RandomLife.OfFairOMeters };
        life.Begin(today);
        Today = today;
    }

    private DateOnly Today { get; }

    public IReadOnlyList<SpokenField> Fields => [.. fields.Values.SelectMany(f => f)];

    /// <summary>Answers that are no JSON, and refusals that do not say what of.</summary>
    public IReadOnlyList<string> Faults => faults;

    public int Sent { get; private set; }

    /// <summary>How often each command was refused, with the reason.</summary>
    public IReadOnlyDictionary<string, int> Refused => life.Refused;

    public string SomePartner => life.SomePartner;

    /// <summary>What was taken as text, and has to come back.</summary>
    public IEnumerable<(TextField Field, string Text)> Taken => Fields.SelectMany(f => f.Taken.Select(text => (f.Place, text)));

    /// <summary>Lives on until everything was said, or this many rounds; what it leads to elsewhere is waited for after each.</summary>
    public async Task LiveAsync(int rounds, Func<Task> settle)
    {
        for (var round = 0; round < rounds && Unsaid(life.Commands).Count > 0; round++)
        {
            life.Begin(Today);
            var isLast = round >= rounds - 2;
            foreach (var operation in Unsaid(life.Commands).Where(o => isLast || !Ends.Contains(o)))
            {
                for (var attempt = 0; attempt < (isLast ? 40 : 14) && await life.TryAsync(operation); attempt++)
                {
                }
            }

            // What there is left to speak of grows on the way.
            for (var step = 0; step < 40; step++)
                await life.StepAsync();
            await life.EvaluateAsync();
            await settle();
        }

        List<string> Unsaid(IReadOnlyList<string> commands) => [.. commands.Where(o => fields.GetValueOrDefault(o)?.Exists(f => !f.IsDone) ?? false)];
    }

    /// <summary>Sends a command that the random life does not, until everything was said in it.</summary>
    public async Task SayAsync(
        ApiClient who, HttpMethod method, string operation, Func<string> path, Func<int, object> body, Func<Task<long>>? version = null, int most = 400)
    {
        for (var attempt = 0; attempt < most && fields[operation].Exists(f => !f.IsDone); attempt++)
        {
            var json = JsonSerializer.SerializeToNode(body(attempt), ApiJson.Options)?.AsObject() ?? [];
            Speak(operation, json);
            using var answer = await who.SendAsync(method, path(), json, version is null ? null : await version(), Guid.CreateVersion7().ToString());
            await HearAsync(operation, answer);
        }
    }

    // An address has to begin like one, and is refused for the rest if it does not.
    private static IEnumerable<SpokenField> Spoken(TextField place) =>
        place.Path.EndsWith("Url", StringComparison.Ordinal) ? [new(place), new(place, "https://example.org/?")] : [new(place)];

    private void Speak(string operation, JsonObject body)
    {
        if (!fields.TryGetValue(operation, out var all))
            return;
        foreach (var field in all)
            field.Unheard();
        number++;
        var open = all.Where(f => !f.IsClosed && !f.IsDone).OrderBy(f => f.Tried).DistinctBy(f => f.Place).ToList();
        var closed = all.Where(f => f.IsClosed && !f.IsDone).OrderBy(f => f.Tried).DistinctBy(f => f.Place).ToList();
        // What is refused for each payload is said together, or alone where the refusal of one keeps another from being named; now and then nothing is
        // said, so that life goes on.
        var said = (number % 6) switch
        {
            0 => closed,
            1 => closed.Take(1).ToList(),
            5 when closed.Count > 0 => [],
            _ when open.Count > 0 => open,
            2 => [],
            _ => closed,
        };
        foreach (var field in said)
            field.Place.Put(body, field.Next(number));
    }

    private async Task HearAsync(string operation, HttpResponseMessage answer)
    {
        Sent++;
        var text = await answer.Content.ReadAsStringAsync();
        if (text.Length > 0 && answer.Content.Headers.ContentType?.MediaType is not ("application/json" or "application/problem+json"))
            faults.Add($"{operation} answers as {answer.Content.Headers.ContentType}");
        if (!fields.TryGetValue(operation, out var all))
            return;
        var said = all.Where(f => f.Said is not null).ToList();
        if (answer.IsSuccessStatusCode)
        {
            foreach (var field in said)
                field.Accepted();
            return;
        }

        var named = answer.StatusCode == HttpStatusCode.BadRequest && JsonNode.Parse(text)?["issues"] is JsonArray issues
            ? issues.Select(i => i?["name"]?.ToString() ?? "").ToList() : [];
        // A code that is on no list is refused by name of the list.
        var isUnknown = said.Count == 1 && text.Contains("unknown", StringComparison.Ordinal) && answer.StatusCode == HttpStatusCode.Conflict;
        foreach (var field in said)
        {
            if (isUnknown || named.Exists(field.Place.IsNamed))
                field.Refused();
            else
                field.Unheard();
        }
    }
}
