import { useEffect } from 'react';
import type { Frame } from '../../base/frame.ts';
import { setServerNow } from '../clock.ts';
import { useView, type View } from '../server-state.ts';
import { frameEndpoints } from './endpoints.ts';
import { flatMenu } from './menu.ts';

/** Who is here, which batch, what waits; also sets the clock. Any page may read it. */
export function useFrame(): View<Frame> {
  const view = useView(frameEndpoints.frame, {}, { refetchMs: 60_000 });
  const now = view.ready ? view.data.serverNow : undefined;
  useEffect(() => {
    if (now) setServerNow(now);
  }, [now]);
  return view;
}

/** Whether this person's menu leads there: a link to a list that one may not open is not shown. */
export function useMenuHas(path: string): boolean {
  const view = useFrame();
  return view.ready && flatMenu(view.data.menu).some(({ entry }) => entry.path === path);
}
