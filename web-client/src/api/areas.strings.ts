import { byCode, defineStrings } from '~/lib/strings';

const areas = defineStrings('areas', {
  'Brabant wallon': { fr: 'Brabant wallon', de: 'Wallonisch-Brabant' },
  Hainaut: { fr: 'Hainaut', de: 'Hennegau' },
  Liège: { fr: 'Liège', de: 'Lüttich' },
  Luxembourg: { fr: 'Luxembourg', de: 'Luxemburg' },
  Namur: { fr: 'Namur', de: 'Namur' },
  'Région de Bruxelles-Capitale': { fr: 'Région de Bruxelles-Capitale', de: 'Region Brüssel-Hauptstadt' },
  'Région wallonne': { fr: 'Région wallonne', de: 'Wallonische Region' },
});

/** A province or a region, which the register names in French, in the language on screen. */
export const areaName = (name: string): string => byCode(areas, name);
