namespace Cdce.Platform;

/// <summary>What something personal is kept for.</summary>
public enum PersonalPurpose
{
    /// <summary>Who sits on a committee, and whom its members reach.</summary>
    Committee,

    /// <summary>Getting in, and out.</summary>
    SigningIn,

    /// <summary>Telling the owner of an account where it is used.</summary>
    Security,

    /// <summary>Writing to somebody.</summary>
    Mail,

    /// <summary>Showing that somebody agreed.</summary>
    Consent,

    /// <summary>Giving somebody what is kept about him or her.</summary>
    Access,

    /// <summary>Showing what a commune did.</summary>
    Evidence,
}

/// <summary>Article 6 (1) of the GDPR.</summary>
public enum LegalBasis
{
    Consent,
    LegitimateInterest,
    LegalObligation,
}

/// <summary>When it goes, if it was not erased before; the periods stand in one list.</summary>
public enum Retention
{
    /// <summary>As long as there is an account, or a mandate that holds or has ended less than five years ago.</summary>
    Membership,

    /// <summary>As long as the account.</summary>
    Account,

    /// <summary>Until the session ends.</summary>
    Session,

    /// <summary>Minutes: until the next step, or its end.</summary>
    Minutes,

    /// <summary>Until it was sent; a week where it could not be.</summary>
    Sending,

    /// <summary>Until it was fetched; a day at most.</summary>
    Day,

    /// <summary>Five years; a month once it was taken off what it shows.</summary>
    Evidence,
}

/// <summary>
/// Marks a stored field that tells something about a person, with what has to be said about it. A test refuses a text in the tables
/// of people that has no such mark.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalFieldAttribute(PersonalPurpose purpose, LegalBasis basis, Retention retention) : Attribute
{
    public PersonalPurpose Purpose => purpose;

    public LegalBasis Basis => basis;

    public Retention Retention => retention;
}
