using System.Reflection;

namespace Cdce.Architecture.Tests;

public class MessageTests
{
    public static TheoryData<Type> Contracts => [.. Assembly.Load("Cdce.Contracts").GetExportedTypes()];

    [Fact]
    public void Every_handler_class_is_listed_in_its_module() => Assert.Equal(
        TheProgram.Types.Where(t => t is { IsClass: true, IsAbstract: true, IsSealed: true, IsPublic: true }
            && t.Name.EndsWith("Handler", StringComparison.Ordinal)).Select(t => t.FullName).Order(StringComparer.Ordinal),
        TheProgram.Messaging.Discovery.Types.Select(t => t.FullName).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Contracts))]
    public void A_contract_message_is_a_sealed_record_of_framework_types(Type contract)
    {
        Assert.True(contract.IsSealed && contract.GetMethod("<Clone>$") is not null, "A message is a sealed record.");
        Assert.All(contract.GetProperties(BindingFlags.Public | BindingFlags.Instance), property =>
            Assert.All(Parts(property.PropertyType), part => Assert.StartsWith("System", part.Namespace, StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Contracts))]
    public void A_contract_message_has_a_handler(Type contract) => Assert.Contains(
        TheProgram.Messaging.Discovery.Types,
        handler => handler.GetMethods().Any(m => m.Name == "Handle" && m.GetParameters()[0].ParameterType == contract));

    private static IEnumerable<Type> Parts(Type type) =>
        type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
}
