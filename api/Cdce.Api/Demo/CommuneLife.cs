namespace Cdce.Api.Demo;

/// <summary>One commune's simulated years, month by month: what carries its committee, and what comes of it.</summary>
internal sealed class CommuneLife
{
    // A commune has lost momentum when it does less than this share of its own usual, and is back above the second.
    private const double LostBelow = 0.45;
    private const double BackAbove = 0.62;
    private const int PledgeYears = 2;

    private static readonly TimeOnly Noon = new(11, 0);

    private readonly SeededRandom random;
    private readonly SimulationRates rates;
    private readonly DateOnly from;
    private readonly DateOnly until;
    private readonly List<SimulatedCommand> commands = [];
    private readonly List<LossLabel> labels = [];
    private readonly List<DateOnly> signIns = [];

    // What the commune is like.
    private readonly double ambition;
    private readonly int fullCommittee;
    private readonly int meetsEvery;
    private readonly int? writesEvery;
    private readonly double looksIn;
    private readonly bool oxfamTeam;
    private readonly double carelessness;
    private readonly double size;
    private readonly Course course;

    // What carries it now. Each factor lies between 0 and 1.
    private int members;
    private bool secretary = true;
    private double energy = 1;
    private bool burningOut;
    private double support;
    private double supportGoal;
    private double supportPace = 0.3;
    private double budget = 1;
    private DateOnly budgetBackOn;
    private double activity;
    private DateOnly membersSince, secretarySince, supportSince, budgetSince;
    private string supportCause = "aldermanLostInterest";
    private string secretaryCause = "secretaryLeft";
    private DateOnly discordUntil, quietUntil, exceptionalUntil;
    private DateOnly? lowSince, highSince;
    private LossLabel? episode;

    // Where its title file stands.
    private DateOnly registeredOn, resolutionOn, committeeOn, applicationOn, awardOn, renewalOn;
    private DateOnly? suspendedOn;
    private bool applied, titled, returned, mentors;
    private DateOnly nextMeeting;
    private DateTimeOffset lastStepAt;
    private readonly List<Partner> partners = [];

    private CommuneLife(CommuneTraits commune, DateOnly from, DateOnly until, SimulationRates rates, SeededRandom random)
    {
        Commune = commune;
        this.from = from;
        this.until = until;
        this.rates = rates;
        this.random = random;
        // A quarter are small committees that do little, steadily; a third write everything down on one evening every so often.
        var small = random.Chance(0.25);
        ambition = small ? random.Between(0.3, 0.45) : random.Between(0.75, 1.1);
        fullCommittee = small ? random.Whole(3, 4) : random.Whole(5, 9);
        meetsEvery = (int)((small ? random.Whole(120, 185) : random.Whole(80, 102)) / rates.Facts);
        writesEvery = random.Chance(0.35) ? random.Whole(30, 75) : null;
        looksIn = random.Between(0.1, 1.5); // times a month: some look in each week, some only to record
        members = fullCommittee - random.Whole(0, 1);
        oxfamTeam = random.Chance(0.4);
        carelessness = random.Chance(0.2) ? random.Between(0.2, 0.35) : random.Between(0.02, 0.08);
        size = Math.Clamp(Math.Log10(commune.Population / 2_000.0), 0.4, 1.6);
        support = supportGoal = random.Between(0.7, 1);
        course = random.Unit() switch { < 0.58 => Course.Title, < 0.85 => Course.Candidate, _ => Course.Interested };
        activity = ambition * 0.8;
        membersSince = secretarySince = supportSince = budgetSince = budgetBackOn = discordUntil = quietUntil = exceptionalUntil = from;
    }

    private enum Course
    {
        Title,
        Candidate,
        Interested,
    }

    public CommuneTraits Commune { get; }

    public IReadOnlyList<SimulatedCommand> Commands => commands;

    public IReadOnlyList<LossLabel> Labels => labels;

    /// <summary>Days on which somebody of the committee signed in, whether to record or only to look.</summary>
    public IReadOnlyList<DateOnly> SignIns => signIns;

    public DateOnly ActiveFrom => registeredOn < from ? from : registeredOn;

    /// <summary>Lets a commune live from one day to another.</summary>
    public static CommuneLife Live(
        CommuneTraits commune, DateOnly from, DateOnly until, SimulationRates rates, SeededRandom random)
    {
        var life = new CommuneLife(commune, from, until, rates, random);
        life.Begin();
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= until; month = month.AddMonths(1))
            life.LiveThrough(month);
        life.Conclude();
        return life;
    }

    private void Begin()
    {
        // A third is there from the start and enters its past late; the others join over the first two thirds.
        var days = until.DayNumber - from.DayNumber;
        registeredOn = random.Chance(0.33)
            ? from.AddDays(-random.Whole(60, 1_400))
            : from.AddDays(random.Whole(0, days * 2 / 3));
        resolutionOn = registeredOn.AddDays(random.Whole(60, 240));
        committeeOn = registeredOn.AddDays(random.Whole(20, 130));
        applicationOn = Later(resolutionOn, committeeOn).AddDays(random.Whole(240, 640));
        awardOn = applicationOn.AddDays(random.Whole(70, 130));
        if (random.Chance(0.6) && CampaignCalendar.CampaignWeek(awardOn.Year) is var week && week > awardOn)
            awardOn = week.AddDays(random.Whole(0, 10)); // titles are often handed over in the campaign week
        nextMeeting = Later(committeeOn, from).AddDays(random.Whole(0, 40));

        var quota = Math.Clamp((int)Math.Round(Commune.Population / 6_000.0 * random.Between(0.7, 1.2)), 2, 6);
        var kinds = Enumerable.Repeat("shop", quota).Concat(Enumerable.Repeat("horeca", (quota + 1) / 2))
            .Append("organisation").Append("school");
        if (random.Chance(0.5))
            kinds = kinds.Append("company");
        foreach (var kind in course == Course.Interested ? kinds.Take(2) : kinds)
            partners.Add(new Partner($"{Commune.NisCode}-{partners.Count + 1}", kind, committeeOn.AddDays(random.Whole(30, 700))));
    }

    private void LiveThrough(DateOnly month)
    {
        var end = month.AddMonths(1).AddDays(-1);
        if (end < from)
            return;
        if (end >= registeredOn)
        {
            LetFateAct(month);
            Judge(month);
            AdvanceTitle(month, end);
            Meet(end);
            MarkTheCalendar(month);
            DoTheUsual(month);
            KeepPartners(month, end);
            LookIn(month);
        }
    }

    // Causes first: everything below only follows from them.
    private void LetFateAct(DateOnly month)
    {
        if (month.Month == 12 && CampaignCalendar.NewCouncil(month.Year) is { } newCouncil)
        {
            if (random.Chance(0.35))
            {
                ChangeSupport(random.Chance(0.55) ? random.Between(0.1, 0.45) : random.Between(0.7, 1), newCouncil, "majorityChanged");
                if (rates.Signs && random.Chance(0.7))
                    Record("majorityChanged", null, newCouncil, Say("Nouvelle majorité au conseil", "Neue Mehrheit im Rat"));
            }
            else if (random.Chance(0.25))
            {
                ChangeSupport(random.Between(0.4, 0.95), newCouncil, "aldermanLostInterest");
            }
        }

        if (random.Chance(0.006))
            ChangeSupport(random.Between(0.15, 0.45), Day(month), "aldermanLostInterest");
        else if (supportGoal < 0.6 && random.Chance(0.03))
            ChangeSupport(random.Between(0.75, 1), Day(month), supportCause);
        // A loss of interest is felt over months, a new council at once.
        support += (supportGoal - support) * (supportCause == "majorityChanged" ? 0.7 : supportPace);

        if (month.Month == 1 && random.Chance(0.05))
        {
            budget = random.Between(0.35, 0.6);
            budgetSince = month;
            budgetBackOn = month.AddMonths(random.Whole(12, 30));
        }
        else if (budget < 1 && month >= budgetBackOn)
        {
            budget = 1;
        }

        // A quarrel drives several away within months.
        if (random.Chance(0.004))
            discordUntil = month.AddMonths(random.Whole(5, 10));
        for (var i = members; i > 0; i--)
        {
            if (random.Chance(month < discordUntil ? 0.075 : Share < 0.45 ? 0.018 : 0.011))
                LoseMember(Day(month));
        }

        if (members < fullCommittee && month >= discordUntil && random.Chance(Share > 0.55 ? 0.12 : 0.035))
        {
            members++;
            if (rates.Signs && random.Chance(0.5))
                Record("memberJoined", "committee", Day(month), Say("Nouvelle personne au comité", "Neues Mitglied"));
        }

        CareForTheSecretary(month);
        if (random.Chance(0.006))
            quietUntil = month.AddMonths(random.Whole(2, 3)); // somebody is ill, the town hall is rebuilt: it passes
        else if (random.Chance(0.0025))
            AnnouncePause(month);
        if (month.Month == 1 && random.Chance(0.07))
            exceptionalUntil = month.AddMonths(12);

        var goal = Math.Clamp(ambition * People * (0.3 + 0.7 * support) * budget, 0.03, 1.15);
        activity += (goal - activity) * 0.5;
    }

    // The secretary leaves from one day to the next, or burns out over months and leaves then, or recovers.
    private void CareForTheSecretary(DateOnly month)
    {
        if (!secretary)
        {
            secretary = random.Chance(members >= 4 ? 0.11 : 0.05);
            return;
        }

        if (random.Chance(0.005))
        {
            SecretaryLeaves(Day(month), "secretaryLeft");
        }
        else if (!burningOut)
        {
            energy = Math.Min(1, energy + 0.15);
            burningOut = random.Chance(0.006);
            if (burningOut)
                (secretarySince, secretaryCause) = (Day(month), "secretaryBurntOut");
        }
        else
        {
            energy = Math.Max(0.1, energy - random.Between(0.05, 0.15));
            if (energy < 0.35 && random.Chance(0.15))
                SecretaryLeaves(secretarySince, "secretaryBurntOut");
            else
                burningOut = !random.Chance(0.04);
        }
    }

    private void SecretaryLeaves(DateOnly since, string cause)
    {
        (secretary, burningOut, energy) = (false, false, 1);
        (secretarySince, secretaryCause) = (since, cause);
    }

    private void AnnouncePause(DateOnly month)
    {
        quietUntil = month.AddMonths(random.Whole(3, 9));
        commands.Add(new AnnouncePause(At(month), Commune.NisCode, month, quietUntil.AddDays(-1)));
    }

    private double Share => activity / ambition;

    // How much of what would be done is done this month.
    private double Pace(DateOnly month) => month < quietUntil ? 0.1 : month < exceptionalUntil ? 1.8 : 1;

    private double Tiredness => !rates.Signs ? 0 : secretary ? 1 - energy : 0.6;

    private double Secretary => secretary ? 0.35 + 0.65 * energy : 0.4;

    private double Membership => Math.Clamp(Math.Pow(members / (0.6 * fullCommittee), 0.8), 0.1, 1);

    private double People => Membership * Secretary;

    private void ChangeSupport(double goal, DateOnly on, string cause) =>
        (supportGoal, supportSince, supportCause, supportPace) = (goal, on, cause, random.Between(0.08, 0.35));

    private void LoseMember(DateOnly on)
    {
        members--;
        membersSince = on;
        if (rates.Signs && random.Chance(0.4))
            Record("memberLeft", "committee", on, Say("Départ d’une personne du comité", "Ein Mitglied scheidet aus"));
    }

    private void Judge(DateOnly month)
    {
        lowSince = Share < LostBelow ? lowSince ?? month : null;
        highSince = Share > BackAbove ? highSince ?? month : null;
        if (month < Later(committeeOn, from).AddMonths(6))
            return; // nothing to lose yet

        if (episode is null && lowSince is { } low && month >= low.AddMonths(2))
        {
            var (cause, causeOn) = MainCause();
            episode = new LossLabel(Commune.NisCode, cause, causeOn, Later(low, causeOn), null);
            if (random.Chance(0.2))
                commands.Add(new CallForHelp(At(month.AddDays(random.Whole(3, 25)), evening: true), Commune.NisCode, month.AddDays(2), cause));
        }
        else if (episode is not null && highSince is { } high && month >= high.AddMonths(1))
        {
            labels.Add(episode with { RecoveredOn = high });
            episode = null;
        }
    }

    private (string Cause, DateOnly On) MainCause()
    {
        (double Factor, string Cause, DateOnly On)[] factors =
        [
            (Membership, "membersLeft", membersSince),
            (Secretary, secretaryCause, secretarySince),
            (0.3 + 0.7 * support, supportCause, supportSince),
            (budget, "budgetCut", budgetSince),
        ];
        var weakest = factors.MinBy(f => f.Factor);
        return (weakest.Cause, weakest.On);
    }

    private void AdvanceTitle(DateOnly month, DateOnly end)
    {
        if (Due(registeredOn))
            Step("registered", registeredOn, Say("Inscription à la campagne", "Anmeldung zur Kampagne"));
        if (Due(committeeOn))
            Step("committeeSetUp", committeeOn, Say("Comité de pilotage installé", "Steuerungsgruppe eingesetzt"));
        if (course == Course.Interested)
            return;
        if (Due(resolutionOn))
            Step("resolutionVoted", resolutionOn, Say("Résolution votée par le conseil communal", "Beschluss des Gemeinderates"));
        if (course == Course.Candidate || returned)
            return;

        // A tired commune puts its application off.
        if (!applied && end >= applicationOn)
        {
            if (Share < 0.5 && applicationOn >= from)
            {
                applicationOn = applicationOn.AddMonths(1);
                awardOn = awardOn.AddMonths(1);
                return;
            }

            applied = true;
            Step("applicationSubmitted", applicationOn, Say("Dossier de candidature envoyé", "Bewerbung eingereicht"));
            Step("reviewStarted", applicationOn.AddDays(random.Whole(5, 25)), Say("Examen du dossier", "Prüfung der Bewerbung"));
        }

        if (applied && !titled && end >= awardOn)
        {
            titled = true;
            renewalOn = awardOn.AddMonths(24 + random.Whole(-1, 2));
            Step("awarded", awardOn, Say("Titre octroyé", "Titel verliehen"));
        }

        if (titled && !mentors && activity > 0.7 && month >= awardOn.AddMonths(3) && random.Chance(0.05))
        {
            mentors = true;
            var day = Day(month);
            commands.Add(new OfferToMentor(At(day), Commune.NisCode, day,
                random.Pick(Strengths), random.Whole(1, 2), random.Whole(40, 120), Commune.Language));
        }

        if (titled && suspendedOn is null && end >= renewalOn)
        {
            if (Share >= 0.45 || renewalOn < from)
            {
                if (renewalOn >= awardOn)
                    Step("renewed", renewalOn, Say("Titre renouvelé", "Titel erneuert"));
                renewalOn = renewalOn.AddMonths(24);
            }
            else if (month >= renewalOn.AddMonths(12))
            {
                suspendedOn = Day(month);
                Step("suspended", suspendedOn.Value, Say("Suivi resté sans réponse", "Nachweis blieb aus"));
            }
        }
        else if (suspendedOn is { } since)
        {
            if (Share > 0.65 && month >= since.AddMonths(1))
            {
                suspendedOn = null;
                renewalOn = Day(month);
                Step("suspensionLifted", renewalOn, Say("Reprise de l’activité", "Wiederaufnahme der Arbeit"));
                renewalOn = renewalOn.AddMonths(24);
            }
            else if (month >= since.AddMonths(15) && random.Chance(0.06))
            {
                returned = true;
                titled = false;
                Step("returned", Day(month), Say("La commune rend son titre", "Die Gemeinde gibt den Titel zurück"));
            }
        }

        // The past of those who were there before the first day is entered in the first month.
        bool Due(DateOnly day) => day <= end && (day >= month || (day < from && month <= from));
    }

    private void Meet(DateOnly end)
    {
        if (nextMeeting < committeeOn)
            nextMeeting = committeeOn.AddDays(7);
        while (nextMeeting <= end)
        {
            var day = AvoidHolidays(nextMeeting);
            if (day >= from && random.Chance(Math.Clamp(0.1 + 0.9 * Share, 0.05, 0.97) * Math.Min(1, Pace(day))))
                Record("committeeMeeting", "committee", day, Say("Réunion du comité", "Sitzung der Gruppe"), evening: true);
            nextMeeting = day.AddDays(meetsEvery + random.Whole(-14, 14));
        }
    }

    private void MarkTheCalendar(DateOnly month)
    {
        if (month.AddMonths(1) <= committeeOn || (month < quietUntil && random.Chance(0.8)))
            return;
        var more = rates.Facts * Pace(month);
        switch (month.Month)
        {
            case 9 when random.Chance(0.7 * activity):
                Record("newsletter", "communication", Day(month), Say("Annonce de la Semaine dans le bulletin", "Ankündigung der Woche im Gemeindeblatt"));
                break;
            case 10 when random.Chance(Math.Min(0.95, 1.15 * Share)):
                var week = CampaignCalendar.CampaignWeek(month.Year);
                for (var n = 1 + random.Poisson(0.9 * activity * size * more); n > 0; n--)
                {
                    var day = week.AddDays(random.Whole(0, 10));
                    Record("awarenessAction", "communication", day, Say(random.Pick(AutumnFr), random.Pick(AutumnDe)));
                    if (random.Chance(0.45))
                        Record("pressClip", "communication", day.AddDays(random.Whole(0, 6)), Say("Article dans la presse locale", "Artikel in der Lokalpresse"));
                }

                break;
            case 5 when random.Chance(0.45 * activity):
                Record("awarenessAction", "communication", CampaignCalendar.WorldFairTradeDay(month.Year),
                    Say("Journée mondiale du commerce équitable", "Weltladentag"));
                break;
            case 11 when oxfamTeam && random.Chance(Math.Min(0.93, 1.1 * Share)):
                Record("oxfamBreakfast", "communication", CampaignCalendar.OxfamBreakfast(month.Year).AddDays(random.Whole(0, 1)),
                    Say("Petit-déjeuner Oxfam", "Oxfam-Frühstück"));
                break;
        }
    }

    private void DoTheUsual(DateOnly month)
    {
        if (month.AddMonths(1) <= registeredOn)
            return;
        var season = month.Month switch { 7 or 8 => 0.3, 12 => 0.6, 9 or 10 or 3 or 4 => 1.25, _ => 1 };
        var pace = activity * season * rates.Facts * Pace(month) * (course == Course.Interested ? 0.45 : 1);
        foreach (var (kind, criterion, perMonth, fr, de) in Usual)
        {
            var rate = kind switch
            {
                "purchase" => Reached(resolutionOn) ? perMonth * (0.3 + 0.7 * support) * budget : 0,
                "electedContact" => perMonth * (0.5 + support) * (CampaignCalendar.Election(month.Year) is not null ? 2 : 1),
                "webinar" => month.Year >= 2026 ? perMonth * 4 : perMonth,
                "schoolAction" => month.Month is 7 or 8 ? 0 : perMonth,
                "partnerVisit" => Reached(committeeOn) ? perMonth : 0,
                _ => perMonth,
            };
            for (var n = random.Poisson(rate * pace); n > 0; n--)
                Record(kind, criterion, Day(month), Say(fr, de));
        }

        bool Reached(DateOnly day) => month.AddMonths(1) > day;
    }

    private void KeepPartners(DateOnly month, DateOnly end)
    {
        foreach (var partner in partners)
        {
            if (partner.ValidUntil is null)
            {
                if (partner.ApproachOn > end || (partner.ApproachOn >= from && !random.Chance(0.9 * activity)))
                    continue;
                var on = Later(partner.ApproachOn, Day(month));
                var at = At(Delay(on));
                commands.Add(new EnterPartner(at, Commune.NisCode, on, partner.Key, partner.Kind, Name(partner)));
                Pledge(partner, on, at.AddMinutes(4), renewal: false);
            }
            else if (partner.ValidUntil < end && random.Chance(Math.Clamp(0.5 * activity - 0.08, 0, 1)))
            {
                // Asked again when the committee finds the time; until then the pledge has lapsed.
                var on = Day(month);
                if (on > partner.ValidUntil)
                    Pledge(partner, on, At(Delay(on)), renewal: true);
            }
        }
    }

    // People also sign in to look; who is tired or alone does so less.
    private void LookIn(DateOnly month)
    {
        for (var n = random.Poisson(looksIn * ((secretary ? energy : 0.2) + 0.1 * members * Share)); n > 0; n--)
            signIns.Add(Day(month));
    }

    private void Pledge(Partner partner, DateOnly on, DateTimeOffset at, bool renewal)
    {
        partner.ValidUntil = on.AddYears(PledgeYears);
        commands.Add(new ConfirmPledge(at, Commune.NisCode, on, partner.Key, partner.ValidUntil.Value, renewal));
    }

    private void Conclude()
    {
        if (episode is not null)
            labels.Add(episode);
        var last = new DateTimeOffset(until.ToDateTime(new TimeOnly(23, 0)), TimeSpan.Zero);
        commands.RemoveAll(c => c.RecordedAt > last || c.On > until); // not known yet on the last day
        signIns.AddRange(commands.Select(c => DateOnly.FromDateTime(c.RecordedAt.UtcDateTime)));
        signIns.RemoveAll(day => day > until);
        signIns.Sort();
    }

    // The steps of a file are entered in their order, however late.
    private void Step(string step, DateOnly on, string note)
    {
        var day = on < from ? from.AddDays(random.Whole(0, 9)) : on.AddDays(random.Whole(0, 6));
        var at = At(day);
        lastStepAt = at > lastStepAt ? at : lastStepAt.AddMinutes(3);
        commands.Add(new TakeTitleStep(lastStepAt, Commune.NisCode, on, step, note));
    }

    private void Record(string kind, string? criterion, DateOnly on, string note, bool evening = false)
    {
        // Not everything that happens is written down, and tired committees write down less.
        var forgotten = carelessness + 0.2 * Tiredness;
        if (on < from || random.Chance(forgotten))
            return;
        commands.Add(new RecordFact(At(Delay(on), evening), Commune.NisCode, on, kind, criterion, note));
    }

    // Most facts are recorded within days, some within weeks, a few after months; tired people put it off.
    private DateOnly Delay(DateOnly on)
    {
        var late = (random.Unit() + 0.3 * Tiredness) switch
        {
            < 0.62 => random.Whole(0, 3),
            < 0.9 => random.Whole(4, 28),
            _ => random.Whole(29, 140),
        };
        var day = Later(on, from).AddDays((int)(late * rates.Lateness));
        return writesEvery is { } every ? day.AddDays(every - 1 - (day.DayNumber - 1) % every) : day;
    }

    private DateTimeOffset At(DateOnly day, bool evening = false) =>
        new(day.ToDateTime(evening ? new TimeOnly(18, random.Whole(0, 59)) : Noon.AddMinutes(random.Whole(-180, 240))), TimeSpan.Zero);

    private DateOnly Day(DateOnly month) =>
        Later(month.AddDays(random.Whole(0, DateTime.DaysInMonth(month.Year, month.Month) - 1)), from);

    private string Say(string fr, string de) => Commune.Language == "de" ? de : fr;

    private string Name(Partner partner) => partner.Kind switch
    {
        "shop" => Say(random.Pick(ShopsFr), random.Pick(ShopsDe)),
        "horeca" => Say(random.Pick(HorecaFr), random.Pick(HorecaDe)),
        "school" => Say("École communale", "Gemeindeschule"),
        "company" => Say("Bureau d’études", "Ingenieurbüro"),
        _ => Say("Maison des associations", "Haus der Vereine"),
    } + $" {partner.Key[(partner.Key.IndexOf('-', StringComparison.Ordinal) + 1)..]}, {Commune.Name}";

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly AvoidHolidays(DateOnly day) => day switch
    {
        { Month: 7, Day: > 7 } or { Month: 8, Day: < 22 } => new DateOnly(day.Year, 9, 1 + day.Day % 12),
        { Month: 12, Day: > 18 } => new DateOnly(day.Year + 1, 1, 8 + day.Day % 12),
        { Month: 1, Day: < 7 } => new DateOnly(day.Year, 1, 8 + day.Day),
        _ => day,
    };

    private static readonly string[] Strengths =
        ["committee communication", "shops communication", "authority organisations", "localProducts shops", "committee authority"];

    // What a lively commune does besides the fixed points, times a month.
    private static readonly (string Kind, string? Criterion, double PerMonth, string Fr, string De)[] Usual =
    [
        ("awarenessAction", "communication", 0.10, "Stand d’information", "Informationsstand"),
        ("pressClip", "communication", 0.11, "Article dans la presse locale", "Artikel in der Lokalpresse"),
        ("newsletter", "communication", 0.16, "Nouvelles dans le bulletin communal", "Neuigkeiten im Gemeindeblatt"),
        ("schoolAction", "organisations", 0.09, "Animation dans une école", "Aktion in einer Schule"),
        ("purchase", "authority", 0.14, "Achat de café équitable pour l’administration", "Fairer Kaffee für die Verwaltung"),
        ("electedContact", "authority", 0.06, "Échange avec le collège", "Gespräch mit dem Kollegium"),
        ("partnerVisit", "shops", 0.18, "Visite à un partenaire", "Besuch bei einem Partner"),
        ("localProductInitiative", "localProducts", 0.04, "Marché de produits locaux", "Markt mit lokalen Produkten"),
        ("training", null, 0.05, "Formation suivie", "Schulung besucht"),
        ("webinar", null, 0.05, "Webinaire suivi", "Webinar besucht"),
        ("contact", null, 0.10, "Échange avec la coordination", "Gespräch mit der Koordination"),
        ("goodPractice", null, 0.02, "Bonne pratique partagée", "Gutes Beispiel geteilt"),
    ];

    private static readonly string[] AutumnFr =
        ["Petit-déjeuner équitable", "Dégustation au marché", "Rallye des commerces", "Stand à la bibliothèque", "Ciné-débat", "Balade gourmande"];

    private static readonly string[] AutumnDe =
        ["Faires Frühstück", "Verkostung auf dem Markt", "Rallye durch die Geschäfte", "Stand in der Bibliothek", "Filmabend", "Kulinarischer Spaziergang"];

    private static readonly string[] ShopsFr = ["Épicerie", "Magasin bio", "Supérette", "Librairie", "Boulangerie"];
    private static readonly string[] ShopsDe = ["Lebensmittelladen", "Bioladen", "Supermarkt", "Buchhandlung", "Bäckerei"];
    private static readonly string[] HorecaFr = ["Café", "Brasserie", "Restaurant", "Salon de thé"];
    private static readonly string[] HorecaDe = ["Café", "Gasthof", "Restaurant", "Teestube"];

    private sealed class Partner(string key, string kind, DateOnly approachOn)
    {
        public string Key { get; } = key;

        public string Kind { get; } = kind;

        public DateOnly ApproachOn { get; } = approachOn;

        public DateOnly? ValidUntil { get; set; }
    }
}
