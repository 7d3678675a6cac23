import { tenThousandYuan } from '../../../base/money.ts';
import { Fig } from '../../../web/parts/Text.tsx';
import type { PictureFigureOut } from '../picture-views.ts';

/** A figure as it is shown: money in 万元, counts with thousand marks. */
export const figureText = ({ n, kind }: Pick<PictureFigureOut, 'n' | 'kind'>): string =>
  kind === 'fen' ? tenThousandYuan(n as never) : n.toLocaleString('zh-CN');

/** A figure that opens its rows. */
export function FigureLink({ figure, unit = false }: { figure: PictureFigureOut; unit?: boolean }) {
  const { to, label, unit: word } = figure;
  const text = figureText(figure);
  return (
    <Fig
      n={text}
      {...(unit ? { unit: word } : {})}
      {...(to ? { to, label: `${label} ${text} ${word}，看明细` } : {})}
    />
  );
}
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${(Math.round((part * 1000) / whole) / 10).toFixed(1)}%`;
