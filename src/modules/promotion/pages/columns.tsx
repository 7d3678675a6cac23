import type { z } from 'zod';
import type { Column } from '../../../web/parts/DataTable.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When, Work } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { missingText } from '../rules.ts';
import { places, standings } from '../terms.ts';
import type { PromiseRowOut } from '../views.ts';
import { standingShapes } from './words.ts';

export type PromiseRow = z.output<typeof PromiseRowOut>;

/** Columns of promises; the list of all has the work in front, the tab of a project has not. */
export function promiseColumns(withWork: boolean): Column<PromiseRow>[] {
  const work: Column<PromiseRow>[] = withWork
    ? [{ key: 'work', title: '作品', frozen: true, width: 180, render: (row) => <Work title={row.title} /> }]
    : [];
  return [
    ...work,
    {
      key: 'place',
      title: '位置',
      render: (row) => (
        <To path="/promotion/$promiseId" params={{ promiseId: row.id }}>
          {places[row.place]}　<span className="note">{row.placeNote}</span>
        </To>
      ),
    },
    { key: 'platform', title: '平台', render: (row) => row.platformName },
    {
      key: 'span',
      title: '承诺期',
      render: (row) => (
        <span className="nowrap">
          <When at={row.fromOn} form="day" /> 至 <When at={row.untilOn} form="day" />
        </span>
      ),
    },
    {
      key: 'days',
      title: '天数',
      unit: '已核对/承诺',
      align: 'right',
      render: (row) => `${row.kept.coveredDays}/${row.days}`,
    },
    {
      key: 'missing',
      title: '尚欠',
      render: (row) => missingText(row.kept) || <span className="dim">—</span>,
    },
    {
      key: 'waiting',
      title: '待核对',
      align: 'right',
      render: (row) => (row.kept.waiting > 0 ? `${row.kept.waiting} 份` : <span className="dim">—</span>),
    },
    {
      key: 'standing',
      title: '状态',
      render: (row) => <Status kind={standingShapes[row.kept.standing]}>{standings[row.kept.standing]}</Status>,
    },
  ];
}
