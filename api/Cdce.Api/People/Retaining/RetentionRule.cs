using Cdce.Campaign.FairOMeter.Evidence;

namespace Cdce.Api.People.Retaining;

/// <summary>When the rows of a table are due to go.</summary>
/// <param name="At">The moment, as SQL over one row.</param>
/// <param name="Where">Rows that something else keeps or removes are left out.</param>
internal sealed record RetentionRule(string Table, Retention Retention, string At, string Where = "true")
{
    /// <summary>Rows that go by themselves. People are no rule: who is due depends on mandates, and leaves with an erasure.</summary>
    public static readonly IReadOnlyList<RetentionRule> All =
    [
        new("identity.sessions", Retention.Session, "\"ExpiresAt\""),
        new("identity.sign_in_links", Retention.Minutes, "\"ExpiresAt\" + interval '1 hour'"), // so often may be asked in an hour
        new("identity.link_requests", Retention.Minutes, $"\"AskedAt\" + {Period(Retention.Minutes)}"),
        new("identity.unfinished_sign_ins", Retention.Minutes, "\"ExpiresAt\""),
        new("identity.failed_sign_ins", Retention.Minutes, $"\"LastAt\" + {Period(Retention.Minutes)}"),
        new("identity.own_data", Retention.Day, "\"ExpiresAt\""),
        new("evidence.files", Retention.Evidence,
            $"least(added_at + {Period(Retention.Evidence)}, removed_at + interval '{EvidenceTable.DaysAfterRemoval} days')"),
        new("mail.mails", Retention.Sending, $"coalesce(ended_at, queued_at) + {Period(Retention.Sending)}", "state <> 'waiting'"),
    ];

    private static string Period(Retention retention) => $"interval '{Periods.Of(retention)?.TotalSeconds} seconds'";
}
