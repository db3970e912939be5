using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Store;

/// <summary>The read models of one module: makes its contexts and knows what they are made of.</summary>
internal sealed class ReadModels
{
    // Raise it where the store itself fills tables differently.
    private const int Format = 1;

    private readonly ObjectFactory factory;
    private readonly DbContextOptions questions;
    private readonly StoreConnections connections;

    public ReadModels(ReadModelRegistration registration, StoreOptions options, StoreConnections connections)
    {
        this.connections = connections;
        Registration = registration;
        Dispatch = new(registration, options.Events);
        factory = ActivatorUtilities.CreateFactory(registration.ContextType, [OptionsType]);
        questions = Builder().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
        using var context = (DbContext)factory(NoServices.Instance, [questions]);
        CreateScript = context.Database.GenerateCreateScript();
        Fingerprint = ComputeFingerprint();
    }

    public ReadModelRegistration Registration { get; }

    public string Module => Registration.Module;

    public ProjectionDispatch Dispatch { get; }

    public string CreateScript { get; }

    /// <summary>
    /// Which program fills the tables, and how they look. Another build of the module's assembly is another fingerprint:
    /// that rebuilds more often than needed, and never serves rows made by code that has since changed.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>A context that answers questions from one generation.</summary>
    public DbContext OpenForQuestions(Generation generation) => Open(questions, generation);

    /// <summary>A context that projections change.</summary>
    public DbContext OpenForProjection(Generation generation, FlushBeforeQueries flush)
    {
        // The flush runs while a query of the same context is about to be sent, which the check would refuse.
        var context = Open(Builder().EnableThreadSafetyChecks(false).AddInterceptors(flush).Options, generation);
        flush.Watch(context);
        return context;
    }

    private Type OptionsType => typeof(DbContextOptions<>).MakeGenericType(Registration.ContextType);

    private DbContext Open(DbContextOptions options, Generation generation)
    {
        var context = (DbContext)factory(NoServices.Instance, [options]);
        context.Database.AutoSavepointsEnabled = false;
        context.Database.SetDbConnection(
            connections.ForGeneration(generation.Name, generation.AsOf is not null).CreateConnection(), contextOwnsConnection: true);
        return context;
    }

    private DbContextOptionsBuilder Builder()
    {
        var builder = (DbContextOptionsBuilder?)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(Registration.ContextType))
            ?? throw new InvalidOperationException("No options builder.");
        return builder.UseNpgsql();
    }

    private string ComputeFingerprint()
    {
        var text = new StringBuilder().Append(Format).Append(CreateScript);
        foreach (var type in Registration.Projections)
            text.Append(type.FullName).Append(type.Module.ModuleVersionId);
        text.Append(string.Join(',', Dispatch.Types.Order(StringComparer.Ordinal)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
