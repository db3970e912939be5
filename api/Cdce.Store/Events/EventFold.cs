using System.Linq.Expressions;
using System.Reflection;

namespace Cdce.Store;

/// <summary>
/// Folds events into an aggregate through its <c>static Create</c> and its <c>Apply</c> methods, each taking an event
/// or <c>IEvent</c> of it. Events that the aggregate does not name are passed over.
/// </summary>
public static class EventFold
{
    /// <summary>The state after the event; null as long as none has created it.</summary>
    public static T? Next<T>(T? state, IEvent @event) where T : class => EventFold<T>.Next(state, @event);
}

internal static class EventFold<T> where T : class
{
    private static readonly Dictionary<Type, Func<IEvent, T>> Creators = [];
    private static readonly Dictionary<Type, Func<T, IEvent, T>> Appliers = [];

    /// <summary>Whether some method takes an <c>IEvent</c>, and not the event alone.</summary>
    public static bool ReadsMetadata { get; }

    static EventFold()
    {
        var @event = Expression.Parameter(typeof(IEvent));
        var state = Expression.Parameter(typeof(T));
        foreach (var method in typeof(T).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance))
        {
            if (method.GetParameters() is not [var parameter] || !typeof(T).IsAssignableFrom(method.ReturnType))
                continue;
            var (type, argument) = Argument(parameter.ParameterType, @event);
            ReadsMetadata |= type != parameter.ParameterType;
            if (method is { Name: "Create", IsStatic: true })
                Creators.Add(type, Expression.Lambda<Func<IEvent, T>>(Expression.Call(method, argument), @event).Compile());
            else if (method is { Name: "Apply", IsStatic: false })
                Appliers.Add(type, Expression.Lambda<Func<T, IEvent, T>>(Expression.Call(state, method, argument), state, @event).Compile());
        }
    }

    public static T? Next(T? state, IEvent @event)
    {
        var type = @event.Data.GetType();
        if (state is null)
            return Creators.TryGetValue(type, out var create) ? create(@event) : null;
        return Appliers.TryGetValue(type, out var apply) ? apply(state, @event) : state;
    }

    private static (Type Event, Expression Argument) Argument(Type parameter, ParameterExpression @event)
    {
        if (parameter.IsGenericType && parameter.GetGenericTypeDefinition() == typeof(IEvent<>))
            return (parameter.GetGenericArguments()[0], Expression.Convert(@event, parameter));
        var data = Expression.Property(@event, typeof(IEvent).GetProperty(nameof(IEvent.Data))
            ?? throw new InvalidOperationException("IEvent has no data."));
        return (parameter, Expression.Convert(data, parameter));
    }
}
