import type { z } from 'zod';
import { confidences } from '../../plans/contract.ts';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import type { ClassRuleOut } from '../views.ts';
import { boundsText } from './bounds.ts';

type Rule = z.output<typeof ClassRuleOut>;

/** Every standard: those in force on the day first, then newest first and paler. */
export function StandardTable({ rules }: { rules: readonly Rule[] }) {
  const sorted = [...rules].sort(
    (a, b) =>
      Number(b.inForce) - Number(a.inForce) ||
      b.validFrom.localeCompare(a.validFrom) ||
      b.form.localeCompare(a.form) ||
      a.classCode - b.classCode,
  );
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="分类标准">
      <table className="plain-table rules-table">
        <caption className="sr">分类标准</caption>
        <thead>
          <tr>
            {[
              '状态',
              '形式',
              '类别',
              '投资额度',
              '特殊题材',
              '规划备案',
              '成片审查',
              '结果文件',
              '起',
              '止',
              '依据',
              '来源',
              '可信',
            ].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((rule) => (
            <tr key={rule.id} className={rule.inForce ? '' : 'not-in-force'}>
              <td>
                <Status kind={rule.inForce ? 'done' : 'off'}>{rule.inForce ? '在用' : '不在用'}</Status>
              </td>
              <td className="nowrap">{rule.formLabel}</td>
              <th scope="row" className="nowrap">
                {rule.label}
              </th>
              <td className="nowrap">{boundsText(rule)}</td>
              <td className="nowrap">{rule.specialSubjectForces ? '一律属本类' : '—'}</td>
              <td>{rule.planningFiling ?? '—'}</td>
              <td>{rule.finishedReview ?? '—'}</td>
              <td>{rule.resultDocument ?? '—'}</td>
              <td>
                <When at={rule.validFrom} form="day" />
              </td>
              <td>{rule.validUntil ? <When at={rule.validUntil} form="day" /> : '—'}</td>
              <td>{rule.instrument}</td>
              <td className="dim">{rule.source}</td>
              <td>
                <Status kind={rule.confidence === 'high' ? 'done' : 'warn'}>{confidences[rule.confidence]}</Status>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
