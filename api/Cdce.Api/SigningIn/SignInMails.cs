using Cdce.Api.Mails;

namespace Cdce.Api.SigningIn;

/// <summary>What the mails of signing in say.</summary>
internal static class SignInMails
{
    public static Mail Link(string to, string language, string address, DateTimeOffset until) => language == "de"
        ? Mail.Compose(to, language, "Ihr Anmeldelink",
            "Mit diesem Link melden Sie sich im Arbeitsbereich an. Öffnen Sie ihn in dem Browser, in dem Sie ihn angefordert haben.",
            new("Anmelden", address),
            [
                "Der Link gilt zehn Minuten und nur einmal.",
                "Haben Sie nichts angefordert, dann ignorieren Sie diese Nachricht: Ohne den Link kommt niemand hinein.",
            ],
            until)
        : Mail.Compose(to, language, "Votre lien de connexion",
            "Ce lien vous connecte à l’espace de travail. Ouvrez-le dans le navigateur où vous l’avez demandé.",
            new("Se connecter", address),
            [
                "Le lien est valable dix minutes et ne sert qu’une fois.",
                "Si vous n’avez rien demandé, ignorez ce message : personne n’entre sans ce lien.",
            ],
            until);

    public static Mail Invitation(string to, string language, string address, DateTimeOffset until) => language == "de"
        ? Mail.Compose(to, language, "Ihr Zugang zum Arbeitsbereich",
            "Für Sie wurde ein Zugang zum Arbeitsbereich der Kampagne eingerichtet. Dieser Link führt Sie zum ersten Mal hinein.",
            new("Zugang öffnen", address),
            [
                "Der Link gilt sieben Tage und nur einmal. Danach können Sie mit dieser Adresse jederzeit einen neuen anfordern.",
                "Erwarten Sie keinen Zugang, dann ignorieren Sie diese Nachricht.",
            ],
            until)
        : Mail.Compose(to, language, "Votre accès à l’espace de travail",
            "Un accès à l’espace de travail de la campagne vous est ouvert. Ce lien vous y fait entrer pour la première fois.",
            new("Ouvrir mon accès", address),
            [
                "Le lien est valable sept jours et ne sert qu’une fois. Ensuite, cette adresse vous permet d’en demander un autre à tout moment.",
                "Si vous n’attendez pas d’accès, ignorez ce message.",
            ],
            until);
}
