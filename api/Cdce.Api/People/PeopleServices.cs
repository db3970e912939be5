namespace Cdce.Api.People;

/// <summary>What is kept about people, and how it goes.</summary>
internal static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddScoped<PeopleStore>();
        services.AddScoped<IPeople>(provider => provider.GetRequiredService<PeopleStore>());
        services.AddScoped<OwnRecords>();
        services.AddScoped<Coordinators>();
        services.AddSingleton(provider => new Erasures(provider.GetRequiredService<StoreConnections>().Main,
            new ErasureFile(provider.GetRequiredService<HostSettings>().ErasureFile), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<ErasureLoop>();
        return services;
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        CorrectOwnRecord.Map(routes);
        EraseOwnPerson.Map(routes);
        ErasePerson.Map(routes);
        GetOwnRecord.Map(routes);
        ListPersonalFields.Map(routes);
    }
}
