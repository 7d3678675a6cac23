import { useSyncExternalStore } from 'react';
import { addMilliseconds, type Instant } from '../base/time.ts';

// The page never asks the machine for the time of day: it counts on from what the server last said.
let anchor: { at: Instant; mark: number } | undefined;
let shown: Instant | undefined;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

const tick = () => {
  shown = serverNow();
  for (const tell of listeners) tell();
};

/** Sets the clock by the server's. */
export function setServerNow(at: Instant): void {
  anchor = { at, mark: performance.now() };
  tick();
}

/** The server's time as the page knows it; undefined before the first answer. */
export const serverNow = (): Instant | undefined =>
  anchor && addMilliseconds(anchor.at, Math.round(performance.now() - anchor.mark));

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The server's time, ticking once a second. */
export const useServerNow = (): Instant | undefined => useSyncExternalStore(subscribe, () => shown);
