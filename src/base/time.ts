declare const day: unique symbol;
declare const moment: unique symbol;
/** A date on the Beijing calendar, 'YYYY-MM-DD'. */
export type LocalDate = string & { readonly [day]: true };
/** A moment, ISO 8601 in UTC with milliseconds; compares correctly as text. */
export type Instant = string & { readonly [moment]: true };

const dayMs = 24 * 3600_000;
/** China has had no summer time since 1991: the zone of every deadline here is a fixed +08:00. */
const beijingMs = 8 * 3600_000;

export function localDate(text: string): LocalDate {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(parsed) || new Date(parsed).toISOString().slice(0, 10) !== text) {
    throw new RangeError(`not a date: ${text}`);
  }
  return text as LocalDate;
}

export const instantOf = (date: Date): Instant => date.toISOString() as Instant;

/**
 * Reads an instant written with any offset, e.g. '2026-06-05T23:59:59.999+08:00'; a clock reading without one is
 * refused, because it would be taken in the server's zone.
 */
export function instant(text: string): Instant {
  if (/\d:\d\d/.test(text) && !/(?:Z|GMT|[+-]\d\d:?\d\d)$/.test(text)) throw new RangeError(`no_zone: ${text}`);
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new RangeError(`no_moment: ${text}`);
  return instantOf(date);
}

/** The Beijing calendar day on which a moment falls. */
export const dayOf = (at: Instant): LocalDate =>
  new Date(Date.parse(at) + beijingMs).toISOString().slice(0, 10) as LocalDate;

/** The first moment of a Beijing day. */
export const startOfDay = (date: LocalDate): Instant => instantOf(new Date(Date.parse(`${date}T00:00:00+08:00`)));

/** The first moment after a Beijing day; a deadline "6月15日" is met by anything before it (民法典 203). */
export const endOfDay = (date: LocalDate): Instant => instantOf(new Date(Date.parse(startOfDay(date)) + dayMs));

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10) as LocalDate;

/** Calendar days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

export const addMilliseconds = (at: Instant, ms: number): Instant => instantOf(new Date(Date.parse(at) + ms));

/** A moment on the Beijing clock as lists show it: `2026-09-28 19:48`, with seconds where asked. */
export const beijingTime = (at: Instant, seconds = false): string =>
  new Date(Date.parse(at) + beijingMs)
    .toISOString()
    .slice(0, seconds ? 19 : 16)
    .replace('T', ' ');

/** A date as documents write it: `2026年9月30日`. */
export const longDate = (date: LocalDate): string => {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return `${year}年${month}月${dayOfMonth}日`;
};
