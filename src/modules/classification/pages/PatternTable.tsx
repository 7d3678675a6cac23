import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { confidences } from '../../plans/contract.ts';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { classificationEndpoints } from '../endpoints.ts';
import { EndPattern } from '../schema.ts';
import { numberPurposes } from '../terms.ts';
import type { NumberPatternOut } from '../views.ts';

type Pattern = z.output<typeof NumberPatternOut>;

export function PatternTable({ patterns, mayEnd }: { patterns: readonly Pattern[]; mayEnd: boolean }) {
  const [ending, setEnding] = useState<Pattern>();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="编号格式">
      <table className="plain-table rules-table">
        <caption className="sr">编号格式</caption>
        <thead>
          <tr>
            {['状态', '种类', '名称', '适用', '示例', '起', '止', '编发', '依据', '可信', ''].map((head) => (
              <th key={head} scope="col">
                {head || <span className="sr">办理</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...patterns]
            .sort((a, b) => Number(b.inForce) - Number(a.inForce))
            .map((one) => (
              <tr key={one.id} className={one.inForce ? '' : 'not-in-force'}>
                <td>
                  <Status kind={!one.inForce ? 'off' : one.pattern ? 'done' : 'warn'}>
                    {!one.inForce ? '不在用' : one.pattern ? '在用' : '格式未公布'}
                  </Status>
                </td>
                <td className="nowrap">{numberPurposes[one.purpose]}</td>
                <th scope="row">{one.label}</th>
                <td>{one.appliesTo}</td>
                <td className="nowrap">{one.example ?? <span className="dim">—</span>}</td>
                <td>{one.validFrom ? <When at={one.validFrom} form="day" /> : '—'}</td>
                <td>{one.validUntil ? <When at={one.validUntil} form="day" /> : '—'}</td>
                <td>{one.issuer ?? '—'}</td>
                <td className="dim">{one.source}</td>
                <td>
                  <Status kind={one.confidence === 'high' ? 'done' : 'warn'}>{confidences[one.confidence]}</Status>
                </td>
                <td>
                  {mayEnd && one.validUntil === null ? (
                    <Button size="small" type="text" onClick={() => setEnding(one)}>
                      停用…
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {ending ? (
        <ActDialog
          open
          title={`停用“${ending.label}”`}
          act="停用"
          endpoint={classificationEndpoints.endPattern}
          schema={EndPattern.pick({ validUntil: true, reason: true })}
          fixed={{ patternId: ending.id }}
          onCancel={() => setEnding(undefined)}
          onDone={() => setEnding(undefined)}
        />
      ) : null}
    </div>
  );
}
