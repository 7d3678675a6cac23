import { type ReactNode, Suspense, useState } from 'react';
import type { ChartOption } from './chart-canvas.tsx';
import { Bars } from './Waiting.tsx';
import { lazyPart } from '../new-build.tsx';

// echarts is loaded only where a chart is shown.
const Canvas = lazyPart(async () => (await import('./chart-canvas.tsx')).ChartCanvas);

/** A chart with the same figures as a table one click away. `label` says what is seen, for those who hear it. */
export function Chart({
  option,
  label,
  table,
  height = 240,
  dark = false,
}: {
  option: ChartOption;
  label: string;
  table: ReactNode;
  height?: number;
  dark?: boolean;
}) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="chart">
      {asTable ? (
        <div className="scroll-x">{table}</div>
      ) : (
        <Suspense fallback={<Bars what="正在画图" />}>
          <Canvas option={option} label={label} height={height} dark={dark} />
        </Suspense>
      )}
      <button type="button" className="link note no-print" onClick={() => setAsTable(!asTable)}>
        {asTable ? '图' : '表格'}
      </button>
    </figure>
  );
}
