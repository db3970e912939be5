using System.ComponentModel;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cdce.Api.Requests;

/// <summary>Says which part of a malformed request is wrong, from what the framework tells us about it.</summary>
internal static partial class InputProblems
{
    public const string UnknownInput = "urn:problem-type:belgif:input-validation:unknownInput";
    public const string SchemaViolation = "urn:problem-type:belgif:input-validation:schemaViolation";

    public static IEnumerable<InputIssue> Of(BadHttpRequestException error)
    {
        if (error.InnerException is JsonException json)
            return OfBody(json);

        // The framework has no other form for this; a test holds us to its words.
        var parameter = Parameter().Match(error.Message);
        if (!parameter.Success)
            return [new("body", "", "The request cannot be read.", SchemaViolation)];
        var name = parameter.Groups["name"].Value;
        return [new(PlaceOf(error.Message), name, $"A {parameter.Groups["type"].Value} is expected here.", SchemaViolation)];
    }

    /// <summary>What the framework refuses without a word: optional parameters that cannot be read.</summary>
    public static IEnumerable<InputIssue> Of(HttpContext context) =>
        from parameter in context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? []
        where parameter is { HasTryParse: true, IsOptional: true }
        let type = Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType)
        let sent = context.Request.Query[parameter.Name].ToString()
        where type is not null && sent.Length > 0 && !TypeDescriptor.GetConverter(type).IsValid(sent)
        select new InputIssue("query", parameter.Name, $"A {type.Name} is expected here.", SchemaViolation);

    private static IEnumerable<InputIssue> OfBody(JsonException error)
    {
        var position = error.LineNumber is { } line ? $" (line {line + 1}, byte {error.BytePositionInLine + 1})" : "";
        var name = error.Path is ['$', '.', .. var path] ? path : "";
        if (error.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
            return [new("body", name, "This field is not known here." + position, UnknownInput)];
        if (Missing().Match(error.Message) is { Success: true } missing)
        {
            return missing.Groups["name"].Captures.Select(field => new InputIssue("body",
                name.Length == 0 ? field.Value : $"{name}.{field.Value}", "This field is required.", SchemaViolation));
        }

        return [new("body", name, (name.Length == 0 ? "This is not valid JSON." : "This value does not have the expected form.") + position, SchemaViolation)];
    }

    private static string PlaceOf(string message) =>
        message.Contains("from header", StringComparison.Ordinal) ? "header"
        : message.Contains("from route", StringComparison.Ordinal) ? "path" : "query";

    [GeneratedRegex("arameter \"(?<type>[^ \"]+) (?<name>[^\"]+)\"")]
    private static partial Regex Parameter();

    [GeneratedRegex("missing required properties including: ('(?<name>[^']+)'[,;]? ?)+")]
    private static partial Regex Missing();
}
