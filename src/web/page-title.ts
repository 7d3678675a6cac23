import { useEffect, useSyncExternalStore } from 'react';

let own: string | undefined;
const listeners = new Set<() => void>();
const set = (title: string | undefined) => {
  own = title;
  for (const tell of listeners) tell();
};

/** Gives the page a title of its own, e.g. the work's: in the window, the breadcrumb and among recent pages. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    set(title);
    return () => set(undefined);
  }, [title]);
}

export const useOwnTitle = (): string | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => own,
  );
