import { dayOf, daysBetween, type Instant, type LocalDate, longDate } from '../../base/time.ts';
import { milestoneKinds, riskKinds, severities } from '../projects/contract.ts';
import { columnsOf, figure, type Made, named } from './pack-rules.ts';
import type { PackPeriod } from './terms.ts';

export type QualityRow = {
  id: string;
  title: string;
  unitName: string;
  state: string;
  acceptance: string | null;
  acceptedAt: Instant | null;
  certificateNumber: string | null;
  openAdvice: number | null;
  nextKind: string | null;
  nextOn: LocalDate | null;
};
export type RiskRow = {
  projectId: string;
  title: string;
  unitName: string;
  kind: keyof typeof riskKinds;
  severity: keyof typeof severities;
  summary: string;
  openedAt: Instant;
  closedAt: Instant | null;
};

const results: Record<string, string> = { accepted: '通过验收', rectifying: '整改中', rejected: '不通过' };

/** 作品质量: what was accepted, is being put right or was refused; advice and violations that stand open. */
export function qualitySection(projects: readonly QualityRow[], risks: readonly RiskRow[], period: PackPeriod): Made {
  const of = (state: string) => projects.filter(({ acceptance }) => acceptance === state);
  const inMonth = ({ acceptedAt }: QualityRow) =>
    acceptedAt !== null && dayOf(acceptedAt) >= period.from && dayOf(acceptedAt) <= period.until;
  const month = of('accepted').filter(inMonth);
  const violations = risks.filter(({ kind, closedAt }) => kind === 'violation' && closedAt === null);
  const advice = projects.reduce((sum, { openAdvice }) => sum + (openAdvice ?? 0), 0);
  const shown = [...month, ...of('rectifying'), ...of('rejected').filter(inMonth)];
  return {
    sentences: [
      `累计通过验收 ${of('accepted').length} 部，本月 ${month.length} 部；整改中 ${of('rectifying').length} 部，` +
        `不通过 ${of('rejected').length} 部。未办结指导意见 ${advice} 条，未处理违规 ${violations.length} 件。`,
    ],
    figures: [
      figure('accepted', '累计通过验收', of('accepted').length, { unit: '部', to: '/acceptance?state=accepted' }),
      figure('month', '本月通过验收', month.length, { unit: '部' }),
      figure('rectifying', '整改中', of('rectifying').length, { unit: '部', to: '/acceptance?state=rectifying' }),
      figure('rejected', '不通过', of('rejected').length, { unit: '部', to: '/acceptance?state=rejected' }),
      figure('advice', '未办结意见', advice, { unit: '条', to: '/projects?watch=advice' }),
      figure('violations', '未处理违规', violations.length, { unit: '件', to: '/projects?watch=risk' }),
    ],
    table: {
      columns: columnsOf(['作品', 2], ['推荐单位', 1.4], ['验收', 1], ['日期', 1.1], ['证书编号', 2]),
      rows: shown.map((one) => ({
        cells: [
          `《${one.title}》`,
          one.unitName,
          results[one.acceptance ?? ''] ?? '',
          one.acceptedAt === null ? '' : dayOf(one.acceptedAt),
          one.certificateNumber ?? '',
        ],
        to: `/projects/${one.id}`,
      })),
      total: shown.length,
    },
  };
}

/** 延期与风险: running works past the day of their next milestone, and open risks, the gravest first. */
export function problemsSection(projects: readonly QualityRow[], risks: readonly RiskRow[], period: PackPeriod): Made {
  const late = projects.filter(({ state, nextOn }) => state === 'running' && nextOn !== null && nextOn < period.until);
  // what the nightly watch opened about a delay stands among the late works already
  const open = risks.filter(({ closedAt, kind }) => closedAt === null && kind !== 'delay');
  const grave = open.filter(({ severity }) => severity === 'high');
  const stalled = open.filter(({ kind }) => kind === 'stall');
  const rank = (severity: RiskRow['severity']) => Object.keys(severities).indexOf(severity);
  const sorted = open.toSorted((a, b) => rank(a.severity) - rank(b.severity) || (a.openedAt < b.openedAt ? -1 : 1));
  const behind = late.toSorted((a, b) => ((a.nextOn ?? '') < (b.nextOn ?? '') ? -1 : 1));
  const days = (from: LocalDate) => String(daysBetween(from, period.until));
  return {
    sentences: [
      `延期项目 ${late.length} 部，停滞 ${stalled.length} 部，未关闭风险 ${open.length} 项，其中高风险 ${grave.length} 项。`,
      ...(late.length > 0 ? [`延期项目涉及${named([...new Set(late.map(({ unitName }) => unitName))])}。`] : []),
    ],
    figures: [
      figure('late', '延期', late.length, { unit: '部', to: '/projects?watch=late' }),
      figure('stalled', '停滞', stalled.length, { unit: '部', to: '/projects?watch=stalled' }),
      figure('risks', '未关闭风险', open.length, { unit: '项', to: '/projects?watch=risk' }),
      figure('grave', '高风险', grave.length, { unit: '项', to: '/projects?watch=risk' }),
    ],
    table: {
      columns: columnsOf(
        ['作品', 1.8],
        ['推荐单位', 1.3],
        ['问题', 1],
        ['程度', 0.7],
        ['说明', 3],
        ['天数', 0.7, 'right'],
      ),
      rows: [
        ...behind.map((one) => ({
          cells: [
            `《${one.title}》`,
            one.unitName,
            '延期',
            '',
            `${milestoneKinds[one.nextKind as keyof typeof milestoneKinds] ?? ''}应于${one.nextOn === null ? '' : longDate(one.nextOn)}完成`,
            one.nextOn === null ? '' : days(one.nextOn),
          ],
          to: `/projects/${one.id}`,
        })),
        ...sorted.map((one) => ({
          cells: [
            `《${one.title}》`,
            one.unitName,
            riskKinds[one.kind],
            severities[one.severity],
            one.summary,
            days(dayOf(one.openedAt)),
          ],
          to: `/projects/${one.projectId}`,
        })),
      ],
      total: behind.length + sorted.length,
    },
  };
}

export type DifferenceRow = {
  id: string;
  title: string;
  unitName: string | null;
  answerName: string;
  grade: string;
  gradeLabel: string;
  stateLabel: string;
  isOpen: boolean;
  openedAt: Instant;
  endedAt: Instant | null;
  dueOn: LocalDate;
  leftText: string;
  rightText: string;
  label: string;
};
/** 数据差异: what two sources of the record tell differently and nobody has settled. */
export function differencesSection(all: readonly DifferenceRow[], period: PackPeriod): Made {
  const open = all.filter(({ isOpen }) => isOpen);
  const overdue = open.filter(({ dueOn }) => dueOn < period.until);
  const ended = all.filter(
    ({ endedAt }) => endedAt !== null && dayOf(endedAt) >= period.from && dayOf(endedAt) <= period.until,
  );
  return {
    sentences: [
      `未核销数据差异 ${open.length} 项，其中逾期未说明或未核销 ${overdue.length} 项；本月办结 ${ended.length} 项。`,
      ...(overdue.length > 0
        ? [`逾期单位：${named([...new Set(overdue.map(({ answerName }) => answerName))])}。`]
        : []),
    ],
    figures: [
      figure('open', '未核销', open.length, { unit: '项', to: '/differences' }),
      figure('overdue', '已逾期', overdue.length, { unit: '项', to: '/differences' }),
      figure('ended', '本月办结', ended.length, { unit: '项' }),
    ],
    table: {
      columns: columnsOf(
        ['作品', 1.6],
        ['核对项', 1.5],
        ['甲方数据', 1.3],
        ['乙方数据', 1.3],
        ['说明单位', 1.2],
        ['状态', 0.9],
        ['时限', 1.4],
      ),
      rows: open
        .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
        .map((one) => ({
          cells: [
            `《${one.title}》`,
            one.label,
            one.leftText,
            one.rightText,
            one.answerName,
            one.dueOn < period.until ? `${one.stateLabel}，逾期` : one.stateLabel,
            one.dueOn,
          ],
          to: `/differences/${one.id}`,
        })),
      total: open.length,
    },
  };
}
