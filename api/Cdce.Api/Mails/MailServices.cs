namespace Cdce.Api.Mails;

/// <summary>Everything about mails.</summary>
internal static class MailServices
{
    public static IServiceCollection AddMails(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(MailSettings.Of(configuration));
        services.AddSingleton<MailTable>();
        services.AddSingleton<Mailer>();
        services.AddHostedService<MailSender>();
        return services;
    }

    /// <summary>Makes or upgrades the tables.</summary>
    public static Task EnsureAsync(StoreConnections connections, CancellationToken ct) =>
        SchemaUpgrade.ApplyAsync(connections.Main, typeof(MailServices).Assembly, "Mails.Schema", "mail", ct);
}
