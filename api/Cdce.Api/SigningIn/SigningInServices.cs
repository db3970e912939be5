using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cdce.Api.SigningIn;

/// <summary>The ways of signing in besides a password.</summary>
internal static class SigningInServices
{
    public static IServiceCollection AddSigningIn(this IServiceCollection services, IConfiguration configuration)
    {
        // Without a provider there is nothing in the program that calls another address.
        if (ProviderSettings.Of(configuration) is { } provider)
        {
            services.AddSingleton(provider);
            services.AddHttpClient(Provider.Client, http => http.Timeout = TimeSpan.FromSeconds(10))
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
            services.AddScoped<Provider>();
        }
        services.AddScoped<SecondFactors>();
        services.AddSingleton<FailedSignIns>();
        services.AddScoped<SignInLinks>();
        services.AddScoped<SessionStart>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<UnfinishedSignIns>();
        services.AddScoped<Passkeys>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<PublicAddress>((options, address) =>
        {
            options.ServerDomain = address.Host;
            options.ResidentKeyRequirement = "required"; // nobody is asked for a name
            options.UserVerificationRequirement = "required"; // a device that was found is no passkey
            options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == address.Root);
        });
        services.AddHostedService<LinkWriter>();
        return services;
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        AddPasskey.Map(routes);
        AddSecondFactor.Map(routes);
        AskForNewPasskey.Map(routes);
        AskForPasskey.Map(routes);
        AskForSecondFactor.Map(routes);
        AskProvider.Map(routes);
        AskSignInLink.Map(routes);
        ChangeAccountEmail.Map(routes);
        EndOtherSessions.Map(routes);
        EndOwnSession.Map(routes);
        GetOwnAccess.Map(routes);
        InviteAccount.Map(routes);
        ListOwnSessions.Map(routes);
        ListPasskeys.Map(routes);
        ListProviders.Map(routes);
        RemovePasskey.Map(routes);
        RemoveSecondFactor.Map(routes);
        RenamePasskey.Map(routes);
        SignInWithLink.Map(routes);
        SignInWithPasskey.Map(routes);
        SignInWithProvider.Map(routes);
        SignInWithSecondFactor.Map(routes);
    }
}
