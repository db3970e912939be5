import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('undo', {
  title: { fr: 'Mes actions récentes', de: 'Meine letzten Handlungen' },
  lead: { fr: 'Ce que vous avez noté ces trente derniers jours et qui peut encore être annulé. L’histoire garde l’action et son annulation.', de: 'Was Sie in den letzten dreißig Tagen vermerkt haben und noch zurücknehmen können. Die Geschichte behält die Handlung und ihre Rücknahme.' },
  account: { fr: 'Mon compte', de: 'Mein Konto' },
  none: { fr: 'Rien à annuler', de: 'Nichts zurückzunehmen' },
  noneHelp: { fr: 'Ce que vous noterez paraîtra ici pendant trente jours.', de: 'Was Sie vermerken, erscheint hier dreißig Tage lang.' },
  noted: { fr: 'Noté le {{moment}}', de: 'Vermerkt am {{moment}}' },
  until: { fr: 'Peut être annulé jusqu’au {{day}}', de: 'Rücknahme möglich bis {{day}}' },
  undo: { fr: 'Annuler', de: 'Zurücknehmen' },
  undoOf: { fr: 'Annuler : {{what}}', de: 'Zurücknehmen: {{what}}' },
  preview: { fr: 'Ce que cette action avait changé et qui sera défait', de: 'Was diese Handlung geändert hat und rückgängig gemacht wird' },
  confirm: { fr: 'Annuler cette action', de: 'Diese Handlung zurücknehmen' },
  keep: { fr: 'Ne rien changer', de: 'Nichts ändern' },
  undone: { fr: 'L’action est annulée.', de: 'Die Handlung ist zurückgenommen.' },
});

/** Why an action can no longer be taken back, by the code of the problem. */
export const refusals = defineStrings('undo-refusals', {
  'step-needed-by-later': { fr: 'Une étape plus récente repose sur celle-ci : annulez d’abord la plus récente.', de: 'Ein späterer Schritt baut auf diesem auf: Nehmen Sie zuerst den späteren zurück.' },
  'import-in-use': { fr: 'Certains de ces partenaires ont été modifiés ou se sont engagés depuis. Rien n’a été annulé.', de: 'Einige dieser Partner wurden seither geändert oder haben sich verpflichtet. Es wurde nichts zurückgenommen.' },
  'import-built-upon': { fr: 'Des étapes plus récentes reposent sur cet import : annulez-les d’abord.', de: 'Spätere Schritte bauen auf diesem Import auf: Nehmen Sie zuerst diese zurück.' },
  'mandate-over': { fr: 'Ce mandat est déjà terminé.', de: 'Dieses Mandat ist bereits beendet.' },
  'pledge-withdrawn': { fr: 'Cet engagement est déjà retiré.', de: 'Diese Verpflichtung ist bereits zurückgezogen.' },
  'watch-not-paused': { fr: 'Le suivi a déjà repris.', de: 'Die Beobachtung läuft bereits wieder.' },
  'mentoring-pair-ended': { fr: 'Ce binôme est terminé.', de: 'Dieses Tandem ist beendet.' },
});
