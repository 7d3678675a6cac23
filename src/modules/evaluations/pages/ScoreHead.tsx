import type { z } from 'zod';
import { pointsText } from '../rules.ts';
import type { SheetOut } from '../views.ts';

type Shown = Pick<z.output<typeof SheetOut>, 'pillars' | 'total'>;

/** Total, band and pillars of a body, each out of a hundred. */
export function ScoreHead({ pillars, total }: Shown) {
  if (!total) return null;
  const facts: [string, string][] = [
    ['总分（百分制）', pointsText(total.score)],
    ['等次', total.band || '—'],
    ...pillars.map(({ key, label }): [string, string] => [label, pointsText(total.pillars[key] ?? null)]),
  ];
  return (
    <>
      <dl className="score-head">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {total.missing.length > 0 ? (
        <p className="note">未计分指标：{total.missing.join('、')}。没有数据的指标不计分，也不按零分处理。</p>
      ) : null}
    </>
  );
}
