import type { Finding } from '../../base/problem.ts';
import { beijingTime, dayOf, type Instant, type LocalDate, longDate } from '../../base/time.ts';

// What parts say, worked out from values; no page, no clock.

const two = (n: number) => String(n).padStart(2, '0');

/** What is left until a moment: whole seconds, a text for the eye and one for the ear (without seconds). */
export function timeLeft(now: Instant, endsAt: Instant): { seconds: number; text: string; spoken: string } {
  const seconds = Math.max(0, Math.ceil((Date.parse(endsAt) - Date.parse(now)) / 1000));
  const days = Math.floor(seconds / 86400);
  const [hours, minutes] = [Math.floor((seconds % 86400) / 3600), Math.floor((seconds % 3600) / 60)];
  const clock = `${two(hours)}:${two(minutes)}:${two(seconds % 60)}`;
  const spoken = `${days > 0 ? `${days}天` : ''}${hours}小时${minutes}分`;
  return { seconds, text: days > 0 ? `${days} 天 ${clock}` : clock, spoken };
}

export type WhenForm = 'list' | 'short' | 'seconds' | 'clock' | 'day' | 'prose' | 'long';
const isDay = (at: string) => at.length === 10;
const dayIn = (at: Instant | LocalDate): LocalDate => (isDay(at) ? (at as LocalDate) : dayOf(at as Instant));

/** A moment or day in words: list `2026-09-28 19:48`, short without this year, prose `9月30日`, clock `19:48:23`. */
export function whenText(at: Instant | LocalDate, form: WhenForm, now?: Instant): string {
  if (form === 'day') return dayIn(at);
  if (form === 'long') return longDate(dayIn(at));
  if (form === 'prose') return longDate(dayIn(at)).replace(/^\d+年/, '');
  const full = isDay(at) ? at : beijingTime(at as Instant, form === 'seconds' || form === 'clock');
  if (form === 'clock') return full.slice(11);
  return form === 'short' && now && beijingTime(now).slice(0, 4) === full.slice(0, 4) ? full.slice(5) : full;
}

/** 日一二三四五六 of a date on the Beijing calendar. */
export const weekday = (date: LocalDate): string =>
  '四五六日一二三'[(((Date.parse(`${date}T00:00:00Z`) / 86_400_000) % 7) + 7) % 7] ?? '';

/** Length of a part in a bar, in percent; for drawing only. */
export const barWidth = (part: number, whole: number): string =>
  `${whole > 0 ? Math.min(100, (part / whole) * 100) : 0}%`;

/** Characters as people count them. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** `81 / 800 字`, or what is still missing or too much. */
export function countText(length: number, { min = 0, max }: { min?: number; max: number }): string {
  if (length > max) return `${length} / ${max} 字，超出 ${length - max}`;
  return length < min ? `${length} / ${max} 字，还差 ${min - length}` : `${length} / ${max} 字`;
}

/** `12.4 MB`. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let [value, unit] = [bytes, 0];
  while (value >= 1024 && unit < 3) [value, unit] = [value / 1024, unit + 1];
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** A place for a file, from the form's schema. */
export type Slot = {
  key: string;
  label: string;
  need?: boolean;
  hint?: string;
  /** For instance `.pdf,.docx`. */
  accept?: string;
  maxBytes?: number;
  many?: boolean;
};

/** Why a file may not go into a slot; the server decides again. */
export function refusalOf(file: { name: string; size: number }, slot: Slot): string | undefined {
  const ending = /\.[^.]+$/.exec(file.name)?.[0]?.toLowerCase() ?? '';
  const wanted = slot.accept?.split(',').map((one) => one.trim().toLowerCase()) ?? [];
  if (wanted.length > 0 && !wanted.includes(ending)) return `“${file.name}”不是 ${wanted.join('、')} 文件`;
  if (file.size === 0) return `“${file.name}”是空文件`;
  if (!slot.maxBytes || file.size <= slot.maxBytes) return undefined;
  return `“${file.name}”有 ${sizeText(file.size)}，上限 ${sizeText(slot.maxBytes)}`;
}

type Movable = { findings: readonly Finding[] };

/** The reasons that stop a move. */
export const stopsOf = (move: Movable | undefined): Finding[] =>
  (move?.findings ?? []).filter((one) => one.weight !== 'look');

/** The sentence of what is still missing before acts are possible. */
export function missingText(moves: readonly Movable[]): string {
  const all = [...new Set(moves.flatMap((move) => stopsOf(move).map((one) => one.message.replace(/。$/, ''))))];
  return all.length > 0 ? `还差：${all.slice(0, 3).join('；')}${all.length > 3 ? `等 ${all.length} 项` : ''}。` : '';
}
