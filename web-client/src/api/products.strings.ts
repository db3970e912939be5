import { byCode, defineStrings } from '~/lib/strings';

const products = defineStrings('products', {
  bananas: { fr: 'bananes', de: 'Bananen' },
  chocolate: { fr: 'chocolat', de: 'Schokolade' },
  coffee: { fr: 'café', de: 'Kaffee' },
  cotton: { fr: 'coton', de: 'Baumwolle' },
  flowers: { fr: 'fleurs', de: 'Blumen' },
  juice: { fr: 'jus', de: 'Saft' },
  rice: { fr: 'riz', de: 'Reis' },
  sugar: { fr: 'sucre', de: 'Zucker' },
  tea: { fr: 'thé', de: 'Tee' },
  wine: { fr: 'vin', de: 'Wein' },
});

/** Products in a line; those that the API knows by a code in words, others as they were typed. */
export const productNames = (codes: readonly string[]): string => codes.map((code) => byCode(products, code)).join(', ');
