import { useSyncExternalStore } from 'react';

// A session that ends while someone works: the page stays, a dialog asks for the password, waiting requests go on.
let waiting: ((again: boolean) => void)[] = [];
const listeners = new Set<() => void>();
const tell = () => {
  for (const one of listeners) one();
};

/** Called when the server says session.expired; answers true when the person has logged in again. */
export function loggedInAgain(): Promise<boolean> {
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    tell();
  });
}

/** Ends the asking; requests that wait are sent again, or fail. */
export function settleSession(again: boolean): void {
  const settled = waiting;
  waiting = [];
  for (const resolve of settled) resolve(again);
  tell();
}

export const useSessionExpired = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => waiting.length > 0,
  );

const nameKey = 'jingwei.loginName';
/** The log-in page remembers the name for this tab, so that the dialog need only ask for the password. */
export const rememberLoginName = (name: string): void => sessionStorage.setItem(nameKey, name);
export const rememberedLoginName = (): string => sessionStorage.getItem(nameKey) ?? '';
