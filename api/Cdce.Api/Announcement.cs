using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Cdce.Api;

/// <summary>Says at the terminal where the program is and how to sign in.</summary>
internal sealed class Announcement(IServer server, HostSettings settings) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!settings.Announces)
            return;
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            Terminal.Say($"Cdce is at {address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}"); // passkeys want a name
        Terminal.Say(await FirstAccount.ReadAsync(settings.DataDirectory, cancellationToken) is var (name, password)
            ? $"Sign in as {name} with the password {password} (until you change it)."
            : "Sign in with your account; the coordination can reset a forgotten password.");
        Terminal.Say("Ctrl-C stops it.");
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (settings.Announces)
            Terminal.Say("Stopping.");
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
