using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Messaging;

/// <summary>All handlers by message. Built at the start, so that a method that cannot be called stops it.</summary>
internal sealed class HandlerTable
{
    private readonly Dictionary<string, HandlerCall> byName;
    private readonly ILookup<Type, HandlerCall> byMessage;

    public HandlerTable(MessagingOptions options, IServiceProviderIsService services)
    {
        var all = options.Discovery.Types.Select(type => new HandlerCall(type, services)).ToList();
        byName = all.ToDictionary(h => h.Name);
        byMessage = all.ToLookup(h => h.MessageType);
        var ambiguous = all.Select(h => h.MessageType).Distinct().GroupBy(NameOf).FirstOrDefault(names => names.Count() > 1);
        if (ambiguous is not null)
            throw new InvalidOperationException($"Two messages are called {ambiguous.Key}.");
    }

    public IEnumerable<HandlerCall> Of(Type message) => byMessage[message];

    public HandlerCall? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>A contract is known by its record's name, which never changes.</summary>
    public static string NameOf(Type message) => message.Name;
}

/// <summary>One <c>Handle</c> method and how to call it.</summary>
internal sealed class HandlerCall
{
    private readonly MethodInfo method;
    private readonly ParameterInfo[] parameters;

    public HandlerCall(Type type, IServiceProviderIsService services)
    {
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.Name == "Handle").ToList();
        if (!type.Name.EndsWith("Handler", StringComparison.Ordinal) || methods.Count != 1)
            throw new InvalidOperationException($"{type} must end in Handler and have one public static Handle method.");
        method = methods[0];
        parameters = method.GetParameters();
        if (parameters.Length == 0 || parameters[0].ParameterType.IsValueType || parameters[0].ParameterType == typeof(string))
            throw new InvalidOperationException($"{type}.Handle must take the message first.");
        foreach (var parameter in parameters.Skip(1))
        {
            if (!IsGiven(parameter.ParameterType) && !services.IsService(parameter.ParameterType))
                throw new InvalidOperationException($"{type}.Handle cannot be given {parameter.ParameterType.Name} {parameter.Name}.");
        }
        var module = type.Assembly.GetName().Name?.Split('.')[^1] ?? "";
        Name = $"{char.ToLowerInvariant(module[0])}{module[1..]}.{type.Name}";
        MessageType = parameters[0].ParameterType;
    }

    /// <summary>Stored with each envelope: <c>module.ClassName</c>.</summary>
    public string Name { get; }

    public Type MessageType { get; }

    /// <summary>Calls the handler and gives back what it wants sent.</summary>
    public async Task<IReadOnlyList<object>> CallAsync(
        Envelope envelope, IDocumentSession session, IServiceProvider services, CancellationToken ct)
    {
        var arguments = parameters.Select(p => p.Position == 0 ? envelope.Message : p.ParameterType switch
        {
            var t when t == typeof(Envelope) => envelope,
            var t when t == typeof(IDocumentSession) => session,
            var t when t == typeof(CancellationToken) => ct,
            var t => services.GetRequiredService(t),
        }).ToArray();
        var result = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (result is Task task)
        {
            await task;
            result = method.ReturnType.IsGenericType ? task.GetType().GetProperty("Result")?.GetValue(task) : null;
        }
        return result switch
        {
            null => [],
            IEnumerable<object> several => [.. several],
            _ => [result],
        };
    }

    private static bool IsGiven(Type type) =>
        type == typeof(Envelope) || type == typeof(IDocumentSession) || type == typeof(CancellationToken);
}
