using System.Globalization;
using Cdce.Platform.Notices;

namespace Cdce.Api.Notices;

/// <summary>What notices say, in French and German.</summary>
internal static class NoticeWords
{
    private sealed record Words(string Fr, string De);

    private sealed record Said(Words What, Words Link);

    private static readonly Words ToAlert = new("Voir l’alerte", "Zur Warnung");
    private static readonly Words ToAward = new("Voir le prix", "Zum Preis");
    private static readonly Words ToCommittee = new("Voir le comité", "Zur Steuerungsgruppe");
    private static readonly Words ToFairOMeter = new("Voir le Fair-ô-mètre", "Zum Fair-O-Meter");
    private static readonly Words ToFile = new("Voir le dossier du titre", "Zur Titelakte");
    private static readonly Words ToHandOver = new("Voir la liste de contrôle et le dossier", "Zur Checkliste und zur Übergabemappe");
    private static readonly Words ToJournal = new("Voir le journal", "Zum Journal");
    private static readonly Words ToPair = new("Voir le binôme", "Zum Tandem");
    private static readonly Words ToRequest = new("Voir la demande", "Zur Anfrage");

    private static readonly Dictionary<string, Said> States = new(StringComparer.Ordinal)
    {
        ["momentumLost"] = new(new("la commune perd son élan", "die Gemeinde verliert an Dynamik"), ToAlert),
        ["momentumRegained"] = new(new("la commune a retrouvé son élan", "die Gemeinde hat ihre Dynamik wiedergewonnen"), ToAlert),
        ["alertClosed"] = new(new("une alerte est close", "eine Warnung ist geschlossen"), ToAlert),
        ["helpCalled"] = new(new("le comité demande de l’aide", "die Steuerungsgruppe bittet um Hilfe"), ToAlert),
        ["mentoringOffered"] = new(new("un parrainage est proposé, votre réponse est attendue", "eine Patenschaft wird vorgeschlagen, Ihre Antwort wird erwartet"), ToRequest),
        ["mentoringDeclined"] = new(new("un parrainage est décliné", "eine Patenschaft wird abgelehnt"), ToRequest),
        ["pairStarted"] = new(new("un binôme de parrainage commence", "ein Patenschaftstandem beginnt"), ToPair),
        ["pairEnded"] = new(new("un binôme de parrainage se termine", "ein Patenschaftstandem endet"), ToPair),
        ["joinRequested"] = new(new("quelqu’un demande à rejoindre le comité", "jemand möchte der Steuerungsgruppe beitreten"), ToCommittee),
        ["joinAccepted"] = new(new("votre demande de rejoindre le comité est acceptée", "Ihr Beitritt zur Steuerungsgruppe ist angenommen"), ToCommittee),
        ["joinRefused"] = new(new("votre demande de rejoindre le comité n’est pas acceptée", "Ihr Beitritt zur Steuerungsgruppe ist nicht angenommen"), ToCommittee),
        ["mandateGiven"] = new(new("un rôle est attribué", "eine Aufgabe ist vergeben"), ToCommittee),
        ["mandateEnded"] = new(new("un rôle se termine", "eine Aufgabe endet"), ToCommittee),
        ["majorityChanged"] = new(new("la majorité a changé : la nouvelle équipe est à informer", "die Mehrheit hat gewechselt: Das neue Team ist zu informieren"), ToHandOver),
        ["majorityCorrected"] = new(new("le changement de majorité est corrigé : la nouvelle équipe est à informer", "der Mehrheitswechsel ist berichtigt: Das neue Team ist zu informieren"), ToHandOver),
        ["recommendationProgress"] = new(new("une recommandation avance", "eine Empfehlung kommt voran"), new("Voir les recommandations", "Zu den Empfehlungen")),
        ["titleStepRecorded"] = new(new("une étape du titre est notée", "ein Schritt zum Titel ist erfasst"), ToFile),
        ["titleStepCorrected"] = new(new("une étape du titre est corrigée", "ein Schritt zum Titel ist berichtigt"), ToFile),
        ["titleStepWithdrawn"] = new(new("une étape du titre est retirée", "ein Schritt zum Titel ist zurückgezogen"), ToFile),
        ["activityRecorded"] = new(new("un fait est noté au journal", "ein Fakt ist im Journal erfasst"), ToJournal),
        ["activityCorrected"] = new(new("un fait du journal est corrigé", "ein Fakt im Journal ist berichtigt"), ToJournal),
        ["activityWithdrawn"] = new(new("un fait du journal est retiré", "ein Fakt im Journal ist zurückgezogen"), ToJournal),
        ["importFinished"] = new(new("une importation est terminée", "ein Import ist abgeschlossen"), new("Voir l’importation", "Zum Import")),
        ["fairOMeterSubmitted"] = new(new("le Fair-ô-mètre est envoyé à la coordination", "das Fair-O-Meter ist bei der Koordination eingereicht"), ToFairOMeter),
        ["fairOMeterReturned"] = new(new("la coordination renvoie le Fair-ô-mètre et demande un complément", "die Koordination gibt das Fair-O-Meter zurück und bittet um Ergänzung"), ToFairOMeter),
        ["fairOMeterValidated"] = new(new("le Fair-ô-mètre est validé", "das Fair-O-Meter ist bestätigt"), ToFairOMeter),
        ["fairOMeterAdjusted"] = new(new("la coordination a ajusté une réponse du Fair-ô-mètre", "die Koordination hat eine Antwort des Fair-O-Meters angepasst"), ToFairOMeter),
        ["fairOMeterAsked"] = new(new("la coordination pose une question sur le Fair-ô-mètre", "die Koordination hat eine Nachfrage zum Fair-O-Meter"), ToFairOMeter),
        ["fairOMeterExplained"] = new(new("la commune a répondu à une question sur le Fair-ô-mètre", "die Gemeinde hat eine Nachfrage zum Fair-O-Meter beantwortet"), ToFairOMeter),
        ["fairOMeterContested"] = new(new("la commune conteste la révision du Fair-ô-mètre", "die Gemeinde widerspricht der Prüfung des Fair-O-Meters"), ToFairOMeter),
        ["fairOMeterDecided"] = new(new("la contestation du Fair-ô-mètre est tranchée", "über den Widerspruch zum Fair-O-Meter ist entschieden"), ToFairOMeter),
        ["fairOMeterPublished"] = new(new("la note du Fair-ô-mètre est publiée", "die Note des Fair-O-Meters ist veröffentlicht"), ToFairOMeter),
        ["fairOMeterHidden"] = new(new("la note du Fair-ô-mètre n’est plus publiée", "die Note des Fair-O-Meters ist nicht mehr veröffentlicht"), ToFairOMeter),
        ["fairOMeterDifficulty"] = new(new("une commune dit une difficulté dans son Fair-ô-mètre", "eine Gemeinde nennt in ihrem Fair-O-Meter eine Schwierigkeit"), ToFairOMeter),
        ["fairOMeterDifficultyWithdrawn"] = new(new("une commune retire une difficulté de son Fair-ô-mètre : aucune réponse n’est attendue", "eine Gemeinde nimmt eine Schwierigkeit aus ihrem Fair-O-Meter zurück: Keine Antwort wird erwartet"), ToFairOMeter),
        ["fairOMeterStatementAnswered"] = new(new("la coordination répond à ce que la commune a dit dans le Fair-ô-mètre", "die Koordination antwortet auf das, was die Gemeinde im Fair-O-Meter gesagt hat"), ToFairOMeter),
        ["awardCallOpened"] = new(new("un prix est lancé : vous pouvez proposer une candidature", "ein Preis ist ausgeschrieben: Sie können nominieren"), new("Proposer une candidature", "Nominieren")),
        ["awardNominated"] = new(new("une candidature à un prix est proposée", "für einen Preis ist eine Nominierung eingegangen"), ToAward),
        ["awardAdmitted"] = new(new("la candidature à un prix est admise", "die Nominierung für einen Preis ist zugelassen"), ToAward),
        ["awardRefused"] = new(new("la candidature à un prix n’est pas admise", "die Nominierung für einen Preis ist nicht zugelassen"), new("Voir pourquoi", "Zum Grund")),
        ["awardJurorNamed"] = new(new("vous êtes membre du jury d’un prix", "Sie sind Mitglied der Jury eines Preises"), ToAward),
        ["awardToScore"] = new(new("les candidatures d’un prix attendent vos notes", "die Nominierungen eines Preises warten auf Ihre Bewertung"), new("Noter les candidatures", "Nominierungen bewerten")),
        ["awardPublished"] = new(new("les résultats d’un prix sont publiés", "die Ergebnisse eines Preises sind veröffentlicht"), new("Voir les résultats", "Zu den Ergebnissen")),
        ["awardCanceled"] = new(new("un prix n’aura pas lieu", "ein Preis findet nicht statt"), new("Voir pourquoi", "Zum Grund")),
        ["gridPublished"] = new(new("la nouvelle grille du Fair-ô-mètre est publiée, comme prévu", "das neue Raster des Fair-O-Meters ist wie geplant veröffentlicht"), new("Voir la grille", "Zum Raster")),
        ["gridNotPublished"] = new(new("la grille du Fair-ô-mètre prévue pour ce jour n’a pas été publiée", "das für diesen Tag geplante Raster des Fair-O-Meters wurde nicht veröffentlicht"), new("Voir pourquoi", "Zum Grund")),
        [ReminderKinds.AccompanimentContact] = new(new("le prochain contact de l’accompagnement est prévu", "der nächste Kontakt der Begleitung ist vereinbart"), new("Voir l’accompagnement", "Zur Begleitung")),
        [ReminderKinds.AlertContact] = new(new("le prochain contact au sujet de l’alerte est prévu", "der nächste Kontakt zur Warnung ist vereinbart"), ToAlert),
        [ReminderKinds.ApiKey] = new(new("une clé d’accès va expirer", "ein Zugriffsschlüssel läuft ab"), new("Voir les clés", "Zu den Schlüsseln")),
        [ReminderKinds.Assignment] = new(new("une tâche vous est confiée", "eine Aufgabe wurde Ihnen übertragen"), new("Répondre", "Antworten")),
        [ReminderKinds.AwardSheets] = new(new("des candidatures d’un prix attendent encore vos notes", "Nominierungen eines Preises warten noch auf Ihre Bewertung"), new("Noter les candidatures", "Nominierungen bewerten")),
        [ReminderKinds.FairOMeterInvitation] = new(new("vous êtes invités à remplir le Fair-ô-mètre", "Sie sind eingeladen, das Fair-O-Meter auszufüllen"), new("Commencer", "Beginnen")),
        [ReminderKinds.FairOMeterReminder] = new(new("le Fair-ô-mètre est encore à envoyer", "das Fair-O-Meter ist noch einzureichen"), new("Continuer", "Weiter ausfüllen")),
        [ReminderKinds.FairOMeterExtension] = new(new("il y a plus de temps pour le Fair-ô-mètre", "es gibt mehr Zeit für das Fair-O-Meter"), new("Continuer", "Weiter ausfüllen")),
        [ReminderKinds.FairOMeterNotBegun] = new(new("le Fair-ô-mètre n’est pas encore commencé", "das Fair-O-Meter ist noch nicht begonnen"), new("Commencer", "Beginnen")),
        [ReminderKinds.JoinRequest] = new(new("une demande de rejoindre le comité attend une réponse", "eine Beitrittsanfrage wartet auf Antwort"), ToCommittee),
        [ReminderKinds.KeyAction] = new(new("une action clé d’une recommandation arrive à échéance", "eine Schlüsselmaßnahme einer Empfehlung wird fällig"), new("Voir les recommandations", "Zu den Empfehlungen")),
        [ReminderKinds.MandateEnd] = new(new("un mandat se termine", "ein Mandat endet"), ToCommittee),
        [ReminderKinds.MentoringAnswer] = new(new("une proposition de parrainage attend une réponse", "ein Patenschaftsvorschlag wartet auf Antwort"), ToRequest),
        [ReminderKinds.PlannedAction] = new(new("une action du plan annuel que vous avez prise arrive à échéance", "eine von Ihnen übernommene Aktion des Jahresplans wird fällig"), new("Voir le plan", "Zum Plan")),
        [ReminderKinds.MentoringRequest] = new(new("une demande de parrainage attend une commune marraine", "eine Patenschaftsanfrage wartet auf eine Patengemeinde"), ToRequest),
    };

    private static readonly Dictionary<string, Words> TopicNames = new(StringComparer.Ordinal)
    {
        [Topics.Alerts] = new("Alertes et élan", "Warnungen und Dynamik"),
        [Topics.Awards] = new("Prix et concours", "Preise und Wettbewerbe"),
        [Topics.Committee] = new("Comité et rôles", "Steuerungsgruppe und Aufgaben"),
        [Topics.FairOMeterEdition] = new("Invitations au Fair-ô-mètre", "Einladungen zum Fair-O-Meter"),
        [Topics.FairOMeterReview] = new("Fair-ô-mètre et sa révision", "Fair-O-Meter und seine Prüfung"),
        [Topics.Imports] = new("Importations", "Importe"),
        [Topics.Journal] = new("Journal de la commune", "Journal der Gemeinde"),
        [Topics.Mentoring] = new("Parrainage", "Patenschaft"),
        [Topics.Recommendations] = new("Recommandations", "Empfehlungen"),
        [Topics.Reminders] = new("Rappels d’échéances", "Erinnerungen an Termine"),
        [Topics.Title] = new("Titre", "Titel"),
    };

    private static readonly Dictionary<Role, Words> Roles = new()
    {
        [Role.NationalCoordinator] = new("coordination nationale", "nationale Koordination"),
        [Role.RegionalCoordinator] = new("coordination régionale", "regionale Koordination"),
        [Role.Chair] = new("président·e du comité", "Vorsitz der Steuerungsgruppe"),
        [Role.Secretary] = new("secrétaire du comité", "Sekretariat der Steuerungsgruppe"),
        [Role.Member] = new("membre du comité", "Mitglied der Steuerungsgruppe"),
        [Role.MunicipalOfficial] = new("personnel communal", "Gemeindeverwaltung"),
        [Role.Elected] = new("élu·e", "Mandatsträger:in"),
    };

    public static string What(string state, string language) => In(States[state].What, language);

    public static string Link(string state, string language) => In(States[state].Link, language);

    public static string Topic(string code, string language) => In(TopicNames[code], language);

    /// <summary>Why somebody is told: a role and where it is held, or because it concerns the person.</summary>
    public static string Why(HeldRole? role, string place, string language)
    {
        if (role is null)
            return language == "de" ? "Es betrifft Sie persönlich." : "Cela vous concerne personnellement.";
        var name = In(Roles[role.Role], language);
        return language == "de" ? $"Ihre Rolle: {name}, {place}." : $"Votre rôle : {name}, {place}.";
    }

    /// <summary>The day of a line; of an edition the last one.</summary>
    public static string When(string state, DateOnly day, string language) => !ReminderKinds.OfEditions.Contains(state) ? Day(day, language)
        : language == "de" ? $"einzureichen bis {Day(day, language)}" : $"à envoyer jusqu’au {Day(day, language)}";

    public static string Day(DateOnly day, string language) => language == "de"
        ? day.ToString("d. MMMM yyyy", CultureInfo.GetCultureInfo("de-BE"))
        : day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("fr-BE"));

    public static string Campaign(string language) => language == "de" ? "die ganze Kampagne" : "toute la campagne";

    private static string In(Words words, string language) => language == "de" ? words.De : words.Fr;
}
