using System.Reflection;

namespace Cdce.Messaging;

/// <summary>The <c>Translate</c> methods of one module: which of its events become messages.</summary>
internal sealed class Translator
{
    private readonly Dictionary<Type, List<(MethodInfo Method, bool Wrapped)>> methods = [];

    public Translator(Type type, StoreOptions store)
    {
        var module = type.Assembly.GetName().Name?.Split('.')[^1] ?? "";
        Module = $"{char.ToLowerInvariant(module[0])}{module[1..]}";
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.Name == "Translate"))
        {
            if (method.GetParameters() is not [var parameter])
                throw new InvalidOperationException($"{type}.Translate takes one event and nothing else.");
            var wrapped = parameter.ParameterType.IsGenericType
                && parameter.ParameterType.GetGenericTypeDefinition() == typeof(IEvent<>);
            var @event = wrapped ? parameter.ParameterType.GetGenericArguments()[0] : parameter.ParameterType;
            store.Events.ByType(@event);
            if (!methods.TryGetValue(@event, out var list))
                methods[@event] = list = [];
            list.Add((method, wrapped));
        }
        Types = [.. methods.Keys.SelectMany(store.Events.NamesOf)];
    }

    public string Module { get; }

    /// <summary>Name of the subscription and of its checkpoint.</summary>
    public string Name => $"{Module}.outbound";

    /// <summary>Stored names of the events that may become messages.</summary>
    public IReadOnlyCollection<string> Types { get; }

    public IEnumerable<object> Translate(IEvent @event)
    {
        foreach (var (method, wrapped) in methods[@event.Data.GetType()])
        {
            var result = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [wrapped ? @event : @event.Data], null);
            foreach (var message in result as IEnumerable<object> ?? (result is null ? [] : [result]))
                yield return message;
        }
    }
}
