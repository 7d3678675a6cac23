import { useSyncExternalStore } from 'react';

// Whether the server answers. A request that does not get through says so; a slow knock finds out when it is back.
let offline = false;
let knocking: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const backAgain = new Set<() => void>();
const knockMs = 4000;

export const isOffline = (): boolean => offline;

/** Does something as soon as the server answers again, each time. */
export function onBackOnline(run: () => void): () => void {
  backAgain.add(run);
  return () => void backAgain.delete(run);
}

export function reportConnection(works: boolean): void {
  if (offline === !works) return;
  offline = !works;
  for (const tell of listeners) tell();
  if (offline) knocking = setTimeout(() => void knock(), knockMs);
  else for (const run of backAgain) run();
}

/** Asks the server for a sign of life. */
export async function knock(): Promise<void> {
  clearTimeout(knocking);
  try {
    const reply = await fetch('/api/frame', { credentials: 'same-origin', cache: 'no-store' });
    if (reply.status < 500) return reportConnection(true);
  } catch {
    // Still nothing: knock again.
  }
  knocking = setTimeout(() => void knock(), knockMs);
}

export const useOffline = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => offline,
  );
