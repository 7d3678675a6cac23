import { useEffect, useRef } from 'react';

/** One key of a page: `j`, `ctrl+enter`, or a sequence `g h`. */
export type Key = { keys: string; label: string; run: (event: KeyboardEvent) => void };

let layers: { current: readonly Key[] }[] = [];
let typed: string[] = [];
let clearing: ReturnType<typeof setTimeout> | undefined;
let listening = false;

const nameOf = (event: KeyboardEvent) =>
  [event.ctrlKey || event.metaKey ? 'ctrl' : '', event.altKey ? 'alt' : '', event.key.toLowerCase()]
    .filter(Boolean)
    .join('+');

const writes = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
const isControl = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('a,button,summary,[role="option"],[role="menuitem"],[role="tab"]');

function press(event: KeyboardEvent): void {
  // While an input method composes, or inside a field, letters are text; only ctrl and alt combinations pass.
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  const name = nameOf(event);
  if (!/^(ctrl|alt)\+/.test(name) && writes(event.target)) return;
  if (name === 'enter' && isControl(event.target)) return;
  const wanted = [...typed, name].join(' ');
  const all = layers.flatMap((layer) => [...layer.current]).reverse();
  const hit = all.find((one) => one.keys === wanted) ?? all.find((one) => one.keys === name);
  clearTimeout(clearing);
  typed = all.some((one) => one.keys.startsWith(`${wanted} `)) ? [...typed, name] : [];
  clearing = setTimeout(() => (typed = []), 1200);
  if (!hit) return;
  event.preventDefault();
  hit.run(event);
}

/** Keys that work while the component is shown; later ones win. Never inside fields or while composing. */
export function useKeys(keys: readonly Key[]): void {
  const layer = useRef(keys);
  useEffect(() => {
    layer.current = keys;
  });
  useEffect(() => {
    if (!listening) document.addEventListener('keydown', press);
    listening = true;
    layers = [...layers, layer];
    return () => {
      layers = layers.filter((one) => one !== layer);
    };
  }, []);
}

/** All keys that work now, for the list behind `?`. */
export const keysNow = (): Key[] => layers.flatMap((layer) => [...layer.current]);
