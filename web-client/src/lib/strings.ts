import i18next from 'i18next';

export const languages = ['fr', 'de'] as const;
export type Language = (typeof languages)[number];

/** A sentence in both languages, or its forms by number. `{{name}}` stands for a value. */
interface Entry {
  fr: string | Forms;
  de: string | Forms;
}

interface Forms {
  one: string;
  other: string;
}

type Values = Record<string, string | number>;

type Needs<S> = S extends `${string}{{${string}` ? true : false;

type Word<E extends Entry> = E['fr'] extends Forms
  ? (values: Values & { count: number }) => string
  : Needs<E['fr']> extends true
    ? (values: Values) => string
    : string;

type Words<T extends Record<string, Entry>> = { readonly [K in keyof T]: Word<T[K]> };

const kept = 'cdce.language';
const separator = '\u001f';

function firstLanguage(): Language {
  const wished = [localStorage.getItem(kept), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return languages.find((language) => language === wished.find((tag) => languages.some((known) => known === tag))) ?? 'fr';
}

void i18next.init({
  lng: firstLanguage(),
  fallbackLng: 'fr',
  initAsync: false,
  keySeparator: separator,
  nsSeparator: separator,
  interpolation: { escapeValue: false },
  resources: {},
});
document.documentElement.lang = i18next.language;

/** The language on screen. */
export const currentLanguage = (): Language => (i18next.language === 'de' ? 'de' : 'fr');

/** The regional form of the language on screen, as dates, numbers and the API want it. */
export const currentLocale = (): 'fr-BE' | 'de-BE' => (currentLanguage() === 'de' ? 'de-BE' : 'fr-BE');

/** Changes the language on screen and keeps the choice on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(kept, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export function onLanguageChange(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

// No line ends before a sign or inside quotation marks; the thin space is what French typesetting asks for.
const thin = '\u202f';

/** French as it is set: thin unbreakable spaces before `;`, `:`, `!`, `?`, `%` and inside « ». */
export const typeset = (text: string): string =>
  text.replace(/ (?=[;:!?%»])/g, thin).replace(/« /g, `«${thin}`);

/** A label before what it says, with the space before the colon that French asks for. */
export const labelled = (label: string, text: string): string => (currentLanguage() === 'fr' ? `${label}${thin}: ${text}` : `${label}: ${text}`);

const isForms = (text: string | Forms): text is Forms => typeof text !== 'string';

function register(namespace: string, entries: Record<string, Entry>) {
  for (const language of languages) {
    const resources: Record<string, string> = {};
    const set = language === 'fr' ? typeset : (text: string) => text;
    for (const [key, entry] of Object.entries(entries)) {
      const text = entry[language];
      if (isForms(text)) {
        resources[`${key}_one`] = set(text.one);
        // French has a third form for millions, which reads like the plural here.
        resources[`${key}_many`] = set(text.other);
        resources[`${key}_other`] = set(text.other);
      } else {
        resources[key] = set(text);
      }
    }
    i18next.addResourceBundle(language, namespace, resources, true, true);
  }
}

/**
 * The words of one feature, French and German side by side. A plain sentence reads as `strings.title`, one with
 * values as `strings.greeting({ name })`, one with forms by number as `strings.facts({ count })`; a number given
 * as a value is written the way the language writes it.
 */
export function defineStrings<const T extends Record<string, Entry>>(namespace: string, entries: T): Words<T> {
  register(namespace, entries);
  const words: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(entries)) {
    const withValues = isForms(entry.fr) || entry.fr.includes('{{');
    const say = (values?: Values) => i18next.t(key, { ns: namespace, ...written(values) });
    Object.defineProperty(words, key, { enumerable: true, get: () => (withValues ? say : say()) });
  }
  return words as Words<T>;
}

function written(values: Values | undefined): Values {
  const result: Values = {};
  for (const [name, value] of Object.entries(values ?? {})) {
    // `count` chooses the form and must stay a number; `number` is the same figure as it is written.
    if (name === 'count') {
      result[name] = value;
      result.number = new Intl.NumberFormat(currentLocale()).format(Number(value));
    } else {
      result[name] = typeof value === 'number' ? new Intl.NumberFormat(currentLocale()).format(value) : value;
    }
  }
  return result;
}

/** Strings that carry a value by code: `byCode(strings, code)` finds the sentence of a code, or gives the code back. */
export function byCode(words: Readonly<Record<string, unknown>>, code: string): string {
  const word = words[code];
  return typeof word === 'string' ? word : code;
}
