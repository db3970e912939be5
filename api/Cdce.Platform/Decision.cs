namespace Cdce.Platform;

/// <summary>What a business rule answers: events to append, or a refusal.</summary>
public sealed record Decision
{
    private Decision(IReadOnlyList<object> events, Refusal? refusal) => (Events, Refusal) = (events, refusal);

    public IReadOnlyList<object> Events { get; }

    public Refusal? Refusal { get; }

    /// <summary>Yes; no event at all means that there is nothing to do, which is fine.</summary>
    public static Decision Accept(params object[] events) => new(events, null);

    /// <summary>No, for a reason that the person can act on.</summary>
    /// <param name="code">kebab-case, part of the API, never reused for another meaning.</param>
    /// <param name="sentence">For developers; people read the client's own sentence for the code.</param>
    /// <param name="allowed">What would be possible instead, such as the legal next steps.</param>
    public static Decision Refuse(string code, string sentence, params string[] allowed) =>
        new([], new Refusal(code, sentence, allowed));
}

/// <summary>A business rule's no: answered as 409 with <c>urn:problem-type:cdce:{code}</c>.</summary>
public sealed record Refusal(string Code, string Sentence, IReadOnlyList<string> Allowed);
