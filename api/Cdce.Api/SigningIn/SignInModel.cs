using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.SigningIn;

/// <summary>A link in a mail that signs in once, known by the hash of its token.</summary>
internal sealed class SignInLink
{
    public byte[] TokenHash { get; set; } = [];

    public Guid AccountId { get; set; }

    /// <summary>Of the cookie of the browser that asked; null for an invitation, which somebody else asked for.</summary>
    public byte[]? BrowserHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>An address for which a link was asked. Whether it is known is found out once the answer has been given.</summary>
internal sealed class LinkRequest
{
    public Guid Id { get; set; }

    [PersonalField(PersonalPurpose.SigningIn, LegalBasis.LegitimateInterest, Retention.Minutes)]
    public string Email { get; set; } = "";

    [PersonalField(PersonalPurpose.SigningIn, LegalBasis.LegitimateInterest, Retention.Minutes)]
    public string Language { get; set; } = "";

    public byte[] BrowserHash { get; set; } = [];

    public DateTimeOffset AskedAt { get; set; }
}

/// <summary>What the server remembers between two steps of signing in, found by a cookie of that browser.</summary>
internal sealed class UnfinishedSignIn
{
    public byte[] TokenHash { get; set; } = [];

    public string Purpose { get; set; } = "";

    [PersonalField(PersonalPurpose.SigningIn, LegalBasis.LegitimateInterest, Retention.Minutes)]
    public string State { get; set; } = "";

    public Guid? AccountId { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>How often a name came with a wrong password of late.</summary>
internal sealed class FailedSignIn
{
    [PersonalField(PersonalPurpose.SigningIn, LegalBasis.LegitimateInterest, Retention.Minutes)]
    public byte[] NameHash { get; set; } = [];

    public int Count { get; set; }

    public DateTimeOffset LastAt { get; set; }
}

/// <summary>The tables of signing in, beside those of accounts.</summary>
internal static class SignInModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Account>().HasIndex(a => a.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
        // Identity maps them by its options, which a context made for a backup or at the terminal does not have.
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("account_passkeys").HasKey(p => p.CredentialId);
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
        });
        builder.Entity<SignedIn>().HasIndex(s => s.Id).IsUnique();
        builder.Entity<SignInLink>().ToTable("sign_in_links").HasKey(l => l.TokenHash);
        builder.Entity<SignInLink>().HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
        builder.Entity<FailedSignIn>().ToTable("failed_sign_ins").HasKey(f => f.NameHash);
        builder.Entity<LinkRequest>().ToTable("link_requests").HasKey(r => r.Id);
        builder.Entity<UnfinishedSignIn>().ToTable("unfinished_sign_ins").HasKey(u => u.TokenHash);
        builder.Entity<UnfinishedSignIn>().HasOne<Account>().WithMany().HasForeignKey(u => u.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
