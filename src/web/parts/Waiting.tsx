import { useEffect, useState } from 'react';
import type { View } from '../server-state.ts';
import { ProblemView } from './ProblemView.tsx';

const widths = [62, 88, 74, 91, 56];

/** Five still bars; after three seconds says what is being done. */
export function Bars({ what = '正在读取' }: { what?: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 3000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="bars" role="status" aria-label={what}>
      {widths.map((width) => (
        <span key={width} className="bar" style={{ width: `${width}%` }} />
      ))}
      {late ? <p className="note">{what}，比平时久一些，请稍候…</p> : null}
    </div>
  );
}

/** Until a view is there: bars, or why it did not come. `if (!view.ready) return <Waiting view={view} />`. */
export function Waiting({ view, what }: { view?: View<unknown>; what?: string }) {
  if (view && !view.ready && view.problem) return <ProblemView problem={view.problem} onRetry={view.again} page />;
  return <Bars {...(what ? { what } : {})} />;
}
