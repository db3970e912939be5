using Cdce.Api.Requests;
using Cdce.Platform.Access;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cdce.Api.OpenApi;

/// <summary>The contract: generated from the endpoints, served as OpenAPI 3.0, and equal to the file in the repository.</summary>
internal static class Document
{
    public const string BasePath = "/api/v1";
    private const string Name = "v1";

    public static void AddDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Name, new OpenApiInfo
            {
                Title = "Cdce",
                Version = "1.0.0",
                Description = "The campaign Communes du Commerce Équitable: what communes do, their title, their momentum, and the help they get.",
            });
            options.AddServer(new OpenApiServer { Url = BasePath, Description = "This server" });
            options.AddSecurityDefinition("key", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key: Authorization: Bearer cdce_...",
            });
            options.AddSecurityDefinition("session", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "cdce",
                Description = "The cookie set by signIn (named __Host-cdce over https).",
            });
            options.CustomOperationIds(api => api.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName);
            options.CustomSchemaIds(SchemaId);
            options.TagActionsBy(api => [TagOf(api.RelativePath ?? "")]);
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "Cdce.*.xml").Order(StringComparer.Ordinal))
                options.IncludeXmlComments(file);
            options.OperationFilter<OperationConventions>();
            options.SchemaFilter<SchemaConventions>();
            options.DocumentFilter<DocumentConventions>();
        });
    }

    public static void MapDocument(this WebApplication app)
    {
        var routes = app.MapGroup("/doc").AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/openapi.json", async (ISwaggerProvider provider, CancellationToken ct) =>
            TypedResults.Text(await JsonAsync(provider, ct), "application/json; charset=utf-8"));
        routes.MapGet("/openapi.yaml", async (ISwaggerProvider provider, CancellationToken ct) =>
            TypedResults.Text(await provider.GetSwagger(Name).SerializeAsYamlAsync(OpenApiSpecVersion.OpenApi3_0, ct), "application/yaml; charset=utf-8"));
    }

    public static Task<string> JsonAsync(ISwaggerProvider provider, CancellationToken ct) =>
        provider.GetSwagger(Name).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_0, ct);

    /// <summary>Campaign, Partners ... for the modules, Platform for what the host offers itself.</summary>
    internal static string TagOf(string path) => path.Split('/') is ["api", "v1", var first, _, ..]
        && first is "campaign" or "governance" or "partners" or "learning" or "communication"
            ? char.ToUpperInvariant(first[0]) + first[1..]
            : "Platform";

    // CreateAccount.Request -> CreateAccountRequest, Page<AccountView> -> AccountViewPage
    private static string SchemaId(Type type) => type.IsGenericType
        ? string.Concat(type.GetGenericArguments().Select(SchemaId)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]
        : (type.DeclaringType is { } outer ? SchemaId(outer) : "") + type.Name;
}

/// <summary>What every operation says besides its own: headers, the past, the problems it answers with, who may call it.</summary>
internal sealed class OperationConventions : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.Name == "If-Match"))
        {
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^\"[0-9]+([.][^.\"]+)?\"$" };
            parameter.Required = true;
            parameter.Description = "The version that was read, in double quotes, or the ETag that came with it.";
            parameter.Example = "\"3\"";
        }

        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Query))
            Describe(parameter);

        if (context.ApiDescription.HttpMethod is "POST" or "PATCH")
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = Commands.KeyHeader,
                In = ParameterLocation.Header,
                Required = true,
                Description = "New for each command, the same when it is sent again; kept for seven days.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255 },
                Example = "01956f2e-7c1b-7d0a-9e3f-0a1b2c3d4e5f",
            });
        }

        var name = metadata.OfType<IEndpointNameMetadata>().FirstOrDefault();
        var isOpen = name is null || Rights.Of(name.EndpointName, Role.Anonymous) != Reach.Nowhere;
        if (context.ApiDescription.HttpMethod is not "GET" && !isOpen)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = OnBehalfOf.Header,
                In = ParameterLocation.Header,
                Description = "The person for whom this is recorded, where that is somebody else: he or she holds a role where the caller may act.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
                Example = "01956f2e-7c1b-7d0a-9e3f-0a1b2c3d4e5f",
            });
        }

        if (metadata.OfType<AllowsAsOfMetadata>().Any())
            AddAsOf(operation.Parameters);

        operation.Responses ??= [];
        foreach (var status in operation.Responses.Keys.Where(k => k[0] is '4' or '5').ToList())
            operation.Responses.Remove(status);
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem",
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", context.Document) },
            },
        };

        if (!isOpen)
        {
            operation.Security =
            [
                new() { [new OpenApiSecuritySchemeReference("key", context.Document)] = [] },
                new() { [new OpenApiSecuritySchemeReference("session", context.Document)] = [] },
            ];
        }

        if (operation.Parameters.Count == 0)
            operation.Parameters = null;
    }

    private static void Describe(OpenApiParameter parameter)
    {
        if (parameter.Schema?.Type == JsonSchemaType.Array)
            parameter.Required = false; // a list may be empty, which the generator of the endpoints does not say
        if (parameter.Name == "cursor")
        {
            parameter.Description = "Where the page starts; part of the address given as next.";
        }
        else if (parameter is { Name: "pageSize", Schema: OpenApiSchema size })
        {
            parameter.Description = "How many rows a page may hold.";
            (size.Minimum, size.Maximum, size.Default) = ("1", $"{Paging.MaximumSize}", Paging.DefaultSize);
        }
    }

    private static void AddAsOf(IList<IOpenApiParameter> parameters)
    {
        parameters.Add(new OpenApiParameter
        {
            Name = AsOfQuestions.Day,
            In = ParameterLocation.Query,
            Description = "A past day (in Brussels); absent means now.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
        });
        parameters.Add(new OpenApiParameter
        {
            Name = AsOfQuestions.Reading,
            In = ParameterLocation.Query,
            Description = "trueThen: what had happened by that day, with all that is known now. knownThen: what had been recorded by then.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["trueThen", "knownThen"], Default = "trueThen" },
        });
    }
}

/// <summary>Gives well-known fields the same example everywhere, and closes objects that are sent to us.</summary>
internal sealed class SchemaConventions : ISchemaFilter
{
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["href"] = "https://cdce.example.org/api/v1/session",
        ["next"] = "https://cdce.example.org/api/v1/accounts?cursor=eyJBZnRlciI6IkEifQ",
        ["nisCode"] = "25072",
        ["userName"] = "secretariat.nivelles",
    };

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } properties } described)
            return;
        // What we answer may grow, and clients ignore what they do not know; what is sent to us is closed.
        if (!context.Type.Name.EndsWith("Request", StringComparison.Ordinal))
            described.AdditionalPropertiesAllowed = true;
        foreach (var (name, property) in properties)
        {
            if (property is OpenApiSchema computed)
                computed.ReadOnly = false; // what is computed is answered like everything else
            if (property is OpenApiSchema { Type: JsonSchemaType.String } text && text.Examples is null && Examples.TryGetValue(name, out var example))
                text.Examples = [example];
        }
    }
}

/// <summary>Addresses without the base path, tags with a description, and the shape of a problem.</summary>
internal sealed class DocumentConventions : IDocumentFilter
{
    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["Campaign"] = "Communes, title files, activities, criteria, momentum and reports",
        ["Communication"] = "Messages, calendar and media",
        ["Governance"] = "Committees, meetings and decisions",
        ["Learning"] = "Mentoring and good practice",
        ["Partners"] = "Partners and their pledges",
        ["Platform"] = "Session, accounts, keys and health",
    };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var paths = new OpenApiPaths();
        foreach (var (path, item) in swaggerDoc.Paths.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (path.StartsWith(Document.BasePath + "/", StringComparison.Ordinal))
                paths.Add(path[Document.BasePath.Length..], item);
        }

        swaggerDoc.Paths = paths;
        var used = paths.Values.SelectMany(p => p.Operations ?? []).SelectMany(o => o.Value.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(t => t.Name).ToHashSet();
        swaggerDoc.Tags = Tags.Where(t => used.Contains(t.Key))
            .Select(t => new OpenApiTag { Name = t.Key, Description = t.Value }).ToHashSet();
        swaggerDoc.Components ??= new OpenApiComponents();
        swaggerDoc.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        swaggerDoc.Components.Schemas.Remove(nameof(EntityVersion)); // written as a header
        swaggerDoc.Components.Schemas["InputIssue"] = Object(["in", "name", "detail"], new()
        {
            ["in"] = Text("Where it is: body, query, path or header.", "body"),
            ["name"] = Text("The field, such as members[0].role.", "doneOn"),
            ["detail"] = Text("For developers; may be localised.", "This field is required."),
            ["type"] = Text("A URN where the kind matters to a program.", InputProblems.UnknownInput),
            ["value"] = Text("What was sent, where that helps.", "2026-13-01"),
        });
        swaggerDoc.Components.Schemas["ChangeSince"] = Object(["eventType", "at", "fields"], new()
        {
            ["eventType"] = Text("What happened.", "campaign.title_step_recorded"),
            ["at"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = "When it was recorded.", Examples = ["2026-03-10T09:30:00+00:00"] },
            ["fields"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "The fields of the object that it touched.",
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        });
        swaggerDoc.Components.Schemas["Problem"] = Object(["type", "title", "status"], new()
        {
            ["type"] = Text("A URN: urn:problem-type:belgif:... for standard problems, urn:problem-type:cdce:{code} for refusals.",
                "urn:problem-type:belgif:resourceNotFound"),
            ["title"] = Text("In English.", "Resource Not Found"),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status.", Examples = [404] },
            ["detail"] = Text("For developers; may be localised.", "The resource does not exist."),
            ["instance"] = Text("Names this occurrence.", "urn:uuid:01956f2e-7c1b-7d0a-9e3f-0a1b2c3d4e5f"),
            ["issues"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "What is wrong with the input, one entry for each field.",
                Items = new OpenApiSchemaReference("InputIssue", swaggerDoc),
            },
            ["allowed"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "What would be possible instead.",
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
            },
            ["version"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Description = "For stale-version: the version that there is now.", Examples = [4] },
            ["changedSince"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "For stale-version: what happened to the object since the version that was read, oldest first.",
                Items = new OpenApiSchemaReference("ChangeSince", swaggerDoc),
            },
            ["missingRight"] = Text("For missingPermission: the operation whose right is missing, as GET /refData/rights names it.", "giveMandate"),
            ["missingRightName"] = new OpenApiSchemaReference("LocalText", swaggerDoc),
        });
        swaggerDoc.Components.Schemas = new SortedDictionary<string, IOpenApiSchema>(
            swaggerDoc.Components.Schemas.ToDictionary(), StringComparer.Ordinal);
    }

    private static OpenApiSchema Object(HashSet<string> required, Dictionary<string, IOpenApiSchema> properties) => new()
    {
        Type = JsonSchemaType.Object,
        Required = required,
        Properties = properties,
    };

    private static OpenApiSchema Text(string description, string example) => new()
    {
        Type = JsonSchemaType.String,
        Description = description,
        Examples = [example],
    };
}
