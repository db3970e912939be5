using System.Reflection;
using Xunit;

namespace Cdce.Testing;

/// <summary>Folds events into an aggregate as the store does, for tests of decisions.</summary>
public static class Scenario<T> where T : class
{
    public static T Given(params object[] events)
    {
        T? state = null;
        foreach (var @event in events)
            state = Fold(state, @event);
        return state ?? throw new InvalidOperationException("Give at least the first event.");
    }

    private static T? Fold(T? state, object @event)
    {
        var name = state is null ? "Create" : "Apply";
        var method = typeof(T).GetMethod(name, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance,
            [@event.GetType()]);
        return method is null ? state : (T?)method.Invoke(state, [@event]);
    }
}

public static class ScenarioAssertions
{
    /// <summary>The decision accepted with exactly these events.</summary>
    public static void Then(this Decision decision, params object[] events)
    {
        Assert.Null(decision.Refusal);
        Assert.Equivalent(events, decision.Events.ToArray(), strict: true);
    }

    /// <summary>The decision said no for this reason.</summary>
    public static void ThenRefused(this Decision decision, string code) =>
        Assert.Equal(code, decision.Refusal?.Code);
}

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow() => now;

    public void MoveTo(DateTimeOffset moment) => now = moment;

    public void Advance(TimeSpan by) => now += by;
}
