import type { z } from 'zod';
import type { Column } from '../../../web/parts/DataTable.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When, Work } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { claimStates } from '../terms.ts';
import type { ClaimRowOut } from '../views.ts';
import { claimShapes, progressShapes } from './words.ts';

export type ClaimRow = z.output<typeof ClaimRowOut>;

/** Columns of claims; with their topics where the list is not one topic's. */
export const claimColumns = (withTopic: boolean): Column<ClaimRow>[] => [
  {
    key: 'title',
    title: '拟定片名',
    frozen: true,
    render: (row) => (
      <Work title={row.title} to={{ path: '/manage/propositions/claims/$claimId', params: { claimId: row.id } }} />
    ),
  },
  ...(withTopic
    ? [
        {
          key: 'topic',
          title: '命题',
          render: (row: ClaimRow) => (
            <To path="/manage/propositions/$propositionId" params={{ propositionId: row.propositionId }}>
              {row.propositionTitle}
            </To>
          ),
        },
      ]
    : []),
  { key: 'org', title: '认领机构', render: (row) => row.orgName },
  { key: 'finish', title: '计划完成', render: (row) => (row.finishOn ? <When at={row.finishOn} form="day" /> : '—') },
  { key: 'wanted', title: '希望支持', unit: '万元', align: 'right', render: (row) => <Money fen={row.wantedFen} /> },
  {
    key: 'state',
    title: '状态',
    render: (row) => <Status kind={claimShapes[row.state]}>{claimStates[row.state]}</Status>,
  },
  {
    key: 'progress',
    title: '落实',
    render: (row) =>
      row.state === 'accepted' || row.state === 'completed' ? (
        <Status kind={progressShapes[row.progress]}>{row.progressText}</Status>
      ) : (
        ''
      ),
  },
];
