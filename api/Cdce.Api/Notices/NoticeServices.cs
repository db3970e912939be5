using Cdce.Api.Assignments;
using Npgsql;

namespace Cdce.Api.Notices;

/// <summary>Everything about notices and reminders.</summary>
internal static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<NoticeOptions>();
        services.AddSingleton<NoticeReader>();
        services.AddSingleton<NoticeSender>();
        services.AddScoped<Recipients>();
        services.AddScoped<ReminderSources>();
        services.AddHostedService<NoticeLoop>();
        return services;
    }

    /// <summary>What of it people change: their words and wishes are rows, and in no event.</summary>
    public static void Configure(StoreOptions options)
    {
        options.Events.MapEventType<AssignmentAnswered>("communication.assignment_answered");
        options.Events.MapEventType<AssignmentGiven>("communication.assignment_given");
        options.Events.MapEventType<ReminderRulesRevised>("communication.reminder_rules_revised");
        options.Events.MapEventType<RemindersPaused>("communication.reminders_paused");
        options.Events.MapEventType<RemindersResumed>("communication.reminders_resumed");

        options.Events.MapStream<GivenAssignment>("assignment");
        options.Events.MapStream<ObjectReminders>("object-reminders");
        options.Events.MapStream<RevisedReminderRules>(RevisedReminderRules.StreamKey, "/reminderRules");
    }

    /// <summary>Makes or upgrades the tables; those of people come first.</summary>
    public static Task EnsureAsync(NpgsqlDataSource source, CancellationToken ct) =>
        SchemaUpgrade.ApplyAsync(source, typeof(NoticeServices).Assembly, "Notices.Schema", "notice", ct);

    public static void Map(IEndpointRouteBuilder routes)
    {
        GiveAssignment.Map(routes);
        ListAssignments.Map(routes);
        GetNoticeSettings.Map(routes);
        GetReminderRules.Map(routes);
        ListOwnNotices.Map(routes);
        ListReminders.Map(routes);
        PauseReminders.Map(routes);
        ResumeReminders.Map(routes);
        ReviseReminderRules.Map(routes);
        SetNoticeSettings.Map(routes);
    }

    /// <summary>Pages for who comes from a mail.</summary>
    public static void MapPages(IEndpointRouteBuilder app)
    {
        PlainPage.Map(app);
        MailOffPage.Map(app);
        AssignmentPage.Map(app);
    }
}
