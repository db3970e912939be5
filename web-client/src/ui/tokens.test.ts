import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/ui/tokens.css', 'utf8');
const dark = css.slice(css.indexOf('prefers-color-scheme: dark'), css.indexOf('prefers-reduced-motion'));
const light = css.slice(0, css.indexOf('prefers-color-scheme: dark'));

const read = (part: string) => new Map(Array.from(part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g), (match) => [match[1] ?? '', match[2] ?? '']));
const themes = { light: read(light), dark: new Map([...read(light), ...read(dark)]) };

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: keyof typeof themes, one: string, other: string): number {
  const [a, b] = [one, other].map((name) => luminance(themes[theme].get(name) ?? '')).sort((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
}

const text = [
  ['ink', 'paper'], ['ink', 'surface'], ['ink', 'surface-sunken'], ['ink', 'past-tint'], ['ink', 'watch-soft'], ['ink', 'danger-soft'],
  ['ink-soft', 'paper'], ['ink-soft', 'surface'], ['ink-soft', 'surface-sunken'], ['ink-soft', 'surface-raised'],
  ['accent', 'paper'], ['accent', 'surface'], ['accent', 'surface-raised'], ['accent', 'accent-soft'], ['on-accent', 'accent'], ['on-accent', 'accent-strong'],
  ['frame-ink', 'frame'], ['frame-soft', 'frame'], ['frame-ink', 'past-frame'],
  ['on-track', 'on-track-soft'], ['watch', 'watch-soft'], ['fading', 'fading-soft'], ['unknown', 'unknown-soft'],
  ['danger', 'surface'], ['danger', 'danger-soft'], ['danger', 'paper'],
] as const;

const shapes = [
  ['line-strong', 'surface'], ['line-strong', 'paper'], ['line-strong', 'surface-raised'], ['focus', 'paper'], ['focus', 'surface'],
  ['frame-mark', 'frame'], ['on-track', 'surface'], ['watch', 'surface'], ['fading', 'surface'], ['unknown', 'surface'], ['accent', 'surface-sunken'],
] as const;

test.each(['light', 'dark'] as const)('text can be read in the %s theme', (theme) => {
  const weak = text.filter(([one, other]) => contrast(theme, one, other) < 4.5).map(([one, other]) => `${one} on ${other}: ${contrast(theme, one, other).toFixed(2)}`);
  expect(weak).toEqual([]);
});

test.each(['light', 'dark'] as const)('edges, marks and the focus can be seen in the %s theme', (theme) => {
  const weak = shapes.filter(([one, other]) => contrast(theme, one, other) < 3).map(([one, other]) => `${one} on ${other}: ${contrast(theme, one, other).toFixed(2)}`);
  expect(weak).toEqual([]);
});
