import { useEffect } from 'react';
import type { Frame } from '../../base/frame.ts';
import { setServerNow } from '../clock.ts';
import { useView, type View } from '../server-state.ts';
import { frameEndpoints } from './endpoints.ts';

/** Who is here, which batch, what waits; also sets the clock. Any page may read it. */
export function useFrame(): View<Frame> {
  const view = useView(frameEndpoints.frame, {}, { refetchMs: 60_000 });
  const now = view.ready ? view.data.serverNow : undefined;
  useEffect(() => {
    if (now) setServerNow(now);
  }, [now]);
  return view;
}
