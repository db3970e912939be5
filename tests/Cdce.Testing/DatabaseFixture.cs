using Xunit;

namespace Cdce.Testing;

/// <summary>A fresh, empty database for the tests of one class; dropped afterwards.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync() => ConnectionString = await TestCluster.CreateDatabaseAsync();

    public Task DisposeAsync() => TestCluster.DropDatabaseAsync(ConnectionString);
}
