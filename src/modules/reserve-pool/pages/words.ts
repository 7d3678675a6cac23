import type { Kind } from '../../../web/parts/Shape.tsx';
import type { EntryState, Priority } from '../terms.ts';

export const stateShapes: Record<EntryState, Kind> = { in_pool: 'doing', promoted: 'done', removed: 'off' };
export const priorityShapes: Record<Priority, Kind> = { key: 'warn', normal: 'idle', spare: 'off' };
export const changeWords = { added: '新增', changed: '调整', same: '无变化' } as const;

export type Choice = { code: string; label: string };
export const optionsOf = (choices: readonly Choice[]): Record<string, string> =>
  Object.fromEntries(choices.map(({ code, label }) => [code, label]));
export const labelIn = (choices: readonly Choice[], code: string | null): string =>
  code === null ? '' : (choices.find((one) => one.code === code)?.label ?? code);
