import { currentLocale } from '~/lib/strings';

/** A calendar day as the API writes it, `2026-03-12`. */
export type Day = string;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** The day it is now in Belgium, whatever the clock of this device is set to. */
export function today(now: Date = new Date()): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(now);
}

/** True for a day that exists: `2026-02-30` does not. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !dayPattern.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const atNoon = (day: Day) => new Date(`${day.slice(0, 10)}T12:00:00Z`);

/** In French the first of a month is written as an ordinal number, which `Intl` does not know. */
const withOrdinal = (day: string) => (currentLocale().startsWith('fr') ? day.replace(/^1 /, '1er ') : day);

/** `1er mars 2026`, `12 mars 2026`, `12. März 2026`. */
export function longDay(day: Day): string {
  const format = new Intl.DateTimeFormat(currentLocale(), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return withOrdinal(format.format(atNoon(day)));
}

/** `12 mars`, for the current year; with the year otherwise. */
export function shortDay(day: Day, reference: Day = today()): string {
  const year = day.slice(0, 4) === reference.slice(0, 4) ? undefined : 'numeric';
  const format = new Intl.DateTimeFormat(currentLocale(), { day: 'numeric', month: 'short', year, timeZone: 'UTC' });
  return withOrdinal(format.format(atNoon(day)));
}

/** `mars 2026`. */
export function month(day: Day): string {
  return new Intl.DateTimeFormat(currentLocale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(atNoon(day));
}

/** A date known to the day, the month or the year only, in words. */
export function imprecise(day: Day, precision: string | undefined): string {
  if (precision === 'year') return day.slice(0, 4);
  return precision === 'month' ? month(day) : longDay(day);
}

/** `12 mars 2026 à 14:05`, in Belgian time. */
export function moment(instant: string): string {
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Brussels' }).format(new Date(instant));
}

/** Days from one day to another; negative when the second comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((atNoon(to).getTime() - atNoon(from).getTime()) / 86_400_000);
}

export function addDays(day: Day, days: number): Day {
  return new Date(atNoon(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** `il y a 3 semaines`, `dans 2 mois`: the coarsest unit that still says something. */
export function fromNow(day: Day, reference: Day = today()): string {
  const days = daysBetween(reference, day);
  const relative = new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'auto' });
  const size = Math.abs(days);
  if (size < 14) return relative.format(days, 'day');
  if (size < 60) return relative.format(Math.round(days / 7), 'week');
  if (size < 730) return relative.format(Math.round(days / 30.44), 'month');
  return relative.format(Math.round(days / 365.25), 'year');
}

/** A year that the campaign may speak of: from its first title on. */
export const isYear = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 2006 && value <= 2100;
