import { expect, type Page } from '@playwright/test';

/** Each would call `x()`, and each leaves an element with a mark of its own, if a page took it for more than words. */
const forms = [
  (mark: string) => `<img src=x onerror=x() data-planted=${mark}>`,
  (mark: string) => `"><svg onload=x() data-planted=${mark}>`,
  (mark: string) => `<script data-planted=${mark}>x()</script>`,
  (mark: string) => `<a href=javascript:x() data-planted=${mark}>clic</a>`,
  (mark: string) => `'><iframe srcdoc=y data-planted=${mark}>`,
];

/** Where words were written, as in `recordActivity summary`, and what stands there. */
export type Planted = Map<string, string>;

export interface Planter {
  planted: Planted;
  /** Words for a text of a command that nobody may take for more. */
  text: (field: string) => string;
  /** The same behind what an address of the web begins with. */
  address: (field: string) => string;
}

export function planter(): Planter {
  const planted: Planted = new Map();
  const plant = (field: string, before: string) => {
    const number = planted.size;
    const form = forms[number % forms.length]?.(`p${String(number)}`) ?? '';
    // An address has no blanks; within an element a slash does as well.
    const words = before === '' ? form : before + form.replaceAll(' ', '/');
    planted.set(field, words);
    return words;
  };
  return { planted, text: (field) => plant(field, ''), address: (field) => plant(field, 'https://example.org/?') };
}

/** Notes in the page whether any of it ran, or was kept from running. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard, x: () => heard.push('a script ran') });
    document.addEventListener('securitypolicyviolation', (event) => heard.push(`the page forbade ${event.violatedDirective} ${event.blockedURI}`));
  });
  page.on('dialog', (dialog) => {
    void dialog.dismiss();
    throw new Error(`a dialog opened: ${dialog.message()}`);
  });
}

/** What a page made of the words, which has to be nothing. */
export async function expectOnlyWords(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => [
    ...(globalThis as unknown as { heard: string[] }).heard,
    ...Array.from(document.querySelectorAll('[data-planted], [href^="javascript:" i]'), (element) => `an element was made: ${element.outerHTML.slice(0, 80)}`),
  ]);
  expect(found, where).toEqual([]);
}

/** All that a page says, closed parts and fields included. */
export const wordsOf = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      document.body.textContent,
      ...Array.from(document.querySelectorAll('input, textarea'), (field) => (field as HTMLInputElement).value),
      ...Array.from(document.querySelectorAll('[title], [aria-label]'), (element) => `${element.getAttribute('title') ?? ''} ${element.getAttribute('aria-label') ?? ''}`),
      ...Array.from(document.querySelectorAll('[href*="example.org"]'), (element) => decodeURI(element.getAttribute('href') ?? '')),
    ].join('\n'),
  );
