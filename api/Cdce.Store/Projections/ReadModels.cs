using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Store;

/// <summary>The read models of one module: makes its contexts and knows what they are made of.</summary>
internal sealed class ReadModels
{
    // Raise it where the store itself fills tables differently.
    private const int Format = 1;

    // Made once and used by one request after the other.
    private const int ContextsKept = 64;

    private readonly ObjectFactory factory;
    private readonly Func<DbContext> questions;
    private readonly Func<DbContext> walled;
    private readonly StoreConnections connections;

    public ReadModels(ReadModelRegistration registration, StoreOptions options, StoreConnections connections)
    {
        this.connections = connections;
        Registration = registration;
        Dispatch = new(registration, options.Events);
        factory = ActivatorUtilities.CreateFactory(registration.ContextType, [OptionsType]);
        questions = Pool(Builder().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
        walled = Pool(Builder().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).AddInterceptors(new WallOnQuestions()).Options);
        using var context = questions();
        CreateScript = context.Database.GenerateCreateScript() + WalledTables.PoliciesOf(context);
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
    /// <param name="communes">For whose rows: patterns of SQL's <c>like</c>; null for all.</param>
    public DbContext OpenForQuestions(Generation generation, string[]? communes)
    {
        var past = generation.AsOf is not null;
        if (communes is null)
            return Open(questions(), generation, connections.ForGeneration(generation.Name, past));
        var context = Open(walled(), generation, connections.BehindWall(generation.Name, past));
        WallOnQuestions.Remember(context, communes);
        return context;
    }

    /// <summary>A context that projections change.</summary>
    public DbContext OpenForProjection(Generation generation, FlushBeforeQueries flush)
    {
        // The flush runs while a query of the same context is about to be sent, which the check would refuse.
        var options = Builder().EnableThreadSafetyChecks(false).AddInterceptors(flush).Options;
        var context = Open((DbContext)factory(NoServices.Instance, [options]), generation,
            connections.ForGeneration(generation.Name, generation.AsOf is not null));
        flush.Watch(context);
        return context;
    }

    private Type OptionsType => typeof(DbContextOptions<>).MakeGenericType(Registration.ContextType);

    private static DbContext Open(DbContext context, Generation generation, NpgsqlDataSource source)
    {
        context.Database.AutoSavepointsEnabled = false;
        context.Database.SetDbConnection(source.CreateConnection(), contextOwnsConnection: true);
        ReadModelStamps.Remember(context, generation.Name);
        return context;
    }

    private Func<DbContext> Pool(DbContextOptions options)
    {
        var type = typeof(PooledDbContextFactory<>).MakeGenericType(Registration.ContextType);
        var pool = Activator.CreateInstance(type, options, ContextsKept);
        return type.GetMethod(nameof(PooledDbContextFactory<DbContext>.CreateDbContext), [])?.CreateDelegate<Func<DbContext>>(pool)
            ?? throw new InvalidOperationException("No pool of contexts.");
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
