using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Store;

/// <summary>Calls the <c>On</c> methods of a module's projections, each compiled once.</summary>
internal sealed class ProjectionDispatch
{
    private readonly Dictionary<Type, List<Func<IEvent, DbContext, CancellationToken, Task>>> calls = [];

    public ProjectionDispatch(ReadModelRegistration module, EventRegistrations events)
    {
        foreach (var type in module.Projections)
        {
            var projection = Activator.CreateInstance(type)
                ?? throw new InvalidOperationException($"{type} cannot be created.");
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Where(m => m.Name == "On"))
            {
                var (eventType, call) = Compile(projection, method, module.ContextType);
                events.ByType(eventType);
                if (!calls.TryGetValue(eventType, out var list))
                    calls[eventType] = list = [];
                list.Add(call);
            }
        }
        Types = [.. calls.Keys.SelectMany(events.NamesOf)];
    }

    /// <summary>Stored names of the events that some projection wants.</summary>
    public IReadOnlyCollection<string> Types { get; }

    public async Task CallAsync(IEvent @event, DbContext context, CancellationToken ct)
    {
        foreach (var call in calls[@event.Data.GetType()])
            await call(@event, context, ct);
    }

    private static (Type EventType, Func<IEvent, DbContext, CancellationToken, Task> Call) Compile(
        object projection, MethodInfo method, Type contextType)
    {
        var @event = Expression.Parameter(typeof(IEvent));
        var context = Expression.Parameter(typeof(DbContext));
        var token = Expression.Parameter(typeof(CancellationToken));
        var parameters = method.GetParameters();
        if (parameters.Length == 0)
            throw Unusable(method, "it takes no event");

        var first = parameters[0].ParameterType;
        var wrapped = first.IsGenericType && first.GetGenericTypeDefinition() == typeof(IEvent<>);
        var eventType = wrapped ? first.GetGenericArguments()[0] : first;
        var arguments = new List<Expression>
        {
            Expression.Convert(wrapped ? @event : Expression.Property(@event, nameof(IEvent.Data)), first),
        };
        foreach (var parameter in parameters.Skip(1))
        {
            if (parameter.ParameterType == contextType)
                arguments.Add(Expression.Convert(context, contextType));
            else if (parameter.ParameterType == typeof(CancellationToken))
                arguments.Add(token);
            else
                throw Unusable(method, $"parameter {parameter.Name} is neither {contextType.Name} nor a CancellationToken");
        }

        Expression call = Expression.Call(method.IsStatic ? null : Expression.Constant(projection), method, arguments);
        if (method.ReturnType == typeof(void))
            call = Expression.Block(call, Expression.Constant(Task.CompletedTask));
        else if (method.ReturnType != typeof(Task))
            throw Unusable(method, "it returns neither void nor Task");
        return (eventType, Expression.Lambda<Func<IEvent, DbContext, CancellationToken, Task>>(call, @event, context, token).Compile());
    }

    private static InvalidOperationException Unusable(MethodInfo method, string why) =>
        new($"{method.DeclaringType}.{method.Name} cannot be called: {why}.");
}
