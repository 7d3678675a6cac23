import { useSyncExternalStore } from 'react';
import { kept, keep } from './storage.ts';

/** How a person wants the pages shown; kept in this browser. */
export type Display = { textSize: 100 | 125 | 150 | 200; contrast: boolean; plain: boolean };
export const textSizes = [100, 125, 150, 200] as const;

const name = 'display';
const usual: Display = { textSize: 100, contrast: false, plain: false };
let current: Display = { ...usual, ...kept<Partial<Display>>(name) };
let narrow = false;
const listeners = new Set<() => void>();

/** Below this many CSS pixels a page is one column; 200 % of a 1366 screen is 683. */
const narrowBelow = 1024;
/** Below this many a page is held in one hand. */
const phoneBelow = 600;

function show(): void {
  const root = document.documentElement;
  root.style.setProperty('--text-scale', String(current.textSize / 100));
  root.dataset.textSize = String(current.textSize);
  root.toggleAttribute('data-plain', current.plain);
  if (current.contrast) root.dataset.contrast = 'high';
  else delete root.dataset.contrast;
  const width = (window.innerWidth * 100) / current.textSize;
  narrow = width < narrowBelow;
  root.toggleAttribute('data-narrow', narrow);
  root.toggleAttribute('data-phone', width < phoneBelow);
  for (const tell of listeners) tell();
}

/** Puts the kept choices on the document and follows the window's width; called once at the start. */
export function startDisplay(): void {
  show();
  window.addEventListener('resize', show);
}

export function setDisplay(change: Partial<Display>): void {
  current = { ...current, ...change };
  keep(name, current);
  show();
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => void listeners.delete(tell);
};

export const useDisplay = (): Display => useSyncExternalStore(subscribe, () => current);

/** True where the page has one column: a small window, or large text on a usual one. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow);
