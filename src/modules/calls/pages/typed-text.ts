import { useState } from 'react';

/**
 * Values that people type as text: what was typed stays on screen as long as it means the stored value, so that a
 * separator just typed is not swallowed by reading it back.
 */
export function useTypedTexts<T>({ read, write }: { read: (text: string) => T; write: (value: T) => string }) {
  const [typed, setTyped] = useState<Record<number, string>>({});
  const same = (a: T, b: T) => JSON.stringify(a) === JSON.stringify(b);
  return {
    shown: (at: number, value: T): string => {
      const text = typed[at];
      return text !== undefined && same(read(text), value) ? text : write(value);
    },
    /** The value of a row after an edit: unchanged text keeps the stored value as it is. */
    taken: (at: number, text: unknown, stored: T | undefined): T => {
      if (typeof text !== 'string') return stored ?? read('');
      if (stored !== undefined && text === write(stored)) return stored;
      if (typed[at] !== text) setTyped((before) => ({ ...before, [at]: text }));
      return read(text);
    },
  };
}
