import { type ComponentType, lazy, type LazyExoticComponent, useSyncExternalStore } from 'react';

// A page left open over a new build asks for programs that are gone. The page stays as it is, with all that was typed,
// and offers the new build; pages not yet opened are fetched anew by the router itself.
let newer = false;
const listeners = new Set<() => void>();

function noteNewBuild(): void {
  if (newer || !navigator.onLine) return;
  newer = true;
  for (const tell of listeners) tell();
}

/** Listens for programs that could not be fetched (vite:preloadError); called once at the start. */
export const watchForNewBuild = (): void => window.addEventListener('vite:preloadError', noteNewBuild);

export const useNewBuild = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => newer,
  );

function Gone() {
  return (
    <span className="note">
      {navigator.onLine ? '系统已更新，这一处要换到新版后才能打开。' : '没有连上服务器，网络恢复后重新打开这一页。'}
    </span>
  );
}

/** A page fetched when first opened. Offline the router must not reload: the window would lose what it holds. */
export const pageOf =
  <M,>(load: () => Promise<M>) =>
  async (): Promise<M> => {
    try {
      return await load();
    } catch (error) {
      throw navigator.onLine ? error : new Error('offline');
    }
  };

/** A part fetched when first shown; where its program is gone, a sentence stands in its place and the page lives on. */
export const lazyPart = <P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> =>
  lazy(async () => {
    try {
      return { default: await load() };
    } catch {
      noteNewBuild();
      return { default: Gone };
    }
  });
