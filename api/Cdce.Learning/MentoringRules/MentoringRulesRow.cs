using System.Text.Json;

namespace Cdce.Learning.MentoringRules;

/// <summary>One revision of the rules.</summary>
public sealed class MentoringRulesRow
{
    public required int Number { get; init; }

    /// <summary>The rules as JSON: they are shown as a whole and never searched.</summary>
    public string Content { get; set; } = "";
    public long Version { get; set; }

    internal RulesOfMentoring Read() => JsonSerializer.Deserialize<RulesOfMentoring>(Content, JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException($"The rules of revision {Number} are empty.");
}

/// <summary>Keeps the revisions of the rules.</summary>
public sealed class MentoringRulesProjection
{
    public void On(IEvent<MentoringRulesRevised> e, LearningDb db) => db.Rules.Add(new MentoringRulesRow
    {
        Number = e.Data.Number,
        Content = JsonSerializer.Serialize(RulesOfMentoring.Create(e.Data), JsonSerializerOptions.Web),
        Version = e.Version,
    });
}
