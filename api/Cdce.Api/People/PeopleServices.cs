using Cdce.Api.People.Consents;
using Cdce.Api.People.OwnData;
using Cdce.Api.People.Redacting;
using Cdce.Api.People.Retaining;

namespace Cdce.Api.People;

/// <summary>What is kept about people, and how it goes.</summary>
internal static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddScoped<PeopleStore>();
        services.AddScoped<IPeople>(provider => provider.GetRequiredService<PeopleStore>());
        services.AddScoped<OwnRecords>();
        services.AddScoped<OwnDataCollection>();
        services.AddScoped<OwnDataArchive>();
        services.AddScoped<Coordinators>();
        services.AddSingleton(provider => new ErasureFile(provider.GetRequiredService<HostSettings>().ErasureFile));
        services.AddSingleton(provider => new Erasures(provider.GetRequiredService<StoreConnections>().Main,
            provider.GetRequiredService<ErasureFile>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Redactions>();
        services.AddHostedService<RedactionLoop>();
        services.AddHostedService<ErasureLoop>();
        services.AddHostedService<OwnDataLoop>();
        services.AddScoped<RetentionRun>();
        services.AddHostedService<RetentionLoop>();
        return services;
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        AskOwnData.Map(routes);
        CorrectOwnRecord.Map(routes);
        EraseOwnPerson.Map(routes);
        ErasePerson.Map(routes);
        FetchOwnData.Map(routes);
        GetErasurePreview.Map(routes);
        GetEventTexts.Map(routes);
        GetOwnDataTask.Map(routes);
        GiveConsent.Map(routes);
        ListErasures.Map(routes);
        ListOwnConsents.Map(routes);
        ListRetention.Map(routes);
        RedactEvent.Map(routes);
        SearchPeople.Map(routes);
        WithdrawConsent.Map(routes);
        GetOwnRecord.Map(routes);
        ListPersonalFields.Map(routes);
    }
}
