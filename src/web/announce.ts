import { useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

/** Tells a screen reader something politely, e.g. "已选 12 条"; never the only proof of an act. */
export function announce(text: string): void {
  said = text;
  for (const tell of listeners) tell();
}

export const useSaid = (): string =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => said,
  );
