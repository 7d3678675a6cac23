import { daysBetween, dayOf, type LocalDate } from '../../../base/time.ts';
import { useServerNow } from '../../../web/clock.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { type Stage, StageLine } from '../../../web/parts/Stages.tsx';
import { Money, When, whenText, Work } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useBatch, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { applicationsEndpoints } from '../endpoints.ts';
import { type ApplicationState, applicationStates } from '../terms.ts';
import { useBatches } from './use-batches.ts';
import { nextForApplicant, stateKinds } from './words.ts';
import type { ApplicationRow } from './list-rows.ts';

const steps = ['填报', '受理', '初评', '复评终评', '公示', '协议'] as const;
/** How far a state has come along the steps; an end stops where it was reached. */
const stepOf: Record<ApplicationState, number> = {
  draft: 0,
  withdrawn: 0,
  submitted: 1,
  correcting: 1,
  refused: 1,
  accepted: 2,
  not_recommended: 2,
  recommended: 3,
  second_review: 3,
  final_review: 3,
  not_selected: 3,
  reserve: 4,
  removed: 4,
  selected: 4,
  selected_unfunded: 4,
};
const stagesOf = ({ id, state }: ApplicationRow): Stage[] =>
  steps.map((label, i) => ({
    key: `${id}${label}`,
    label,
    state: i < stepOf[state] ? 'past' : i === stepOf[state] ? 'today' : 'next',
  }));

const groups: Record<string, readonly ApplicationState[]> = {
  mine: ['draft', 'correcting'],
  sent: ['submitted', 'accepted', 'recommended', 'second_review', 'final_review', 'reserve'],
  done: ['selected', 'selected_unfunded', 'not_selected', 'not_recommended', 'refused', 'removed', 'withdrawn'],
};
const groupLabels = { all: '全部', mine: '等我办', sent: '已提交', done: '已有结果' };
const order = [...(groups.mine ?? []), ...(groups.sent ?? []), ...(groups.done ?? [])];

function Left({ dueOn }: { dueOn: LocalDate | null | undefined }) {
  const now = useServerNow();
  if (!dueOn || !now) return null;
  const days = daysBetween(dayOf(now), dueOn);
  if (days < 0) return <Status kind="bad">已过期限</Status>;
  return (
    <Status kind={days <= 3 ? 'warn' : 'idle'}>
      {days === 0 ? '今日 24:00 截止' : `还有 ${days} 天（${whenText(dueOn, 'prose')}24:00）`}
    </Status>
  );
}

function Card({ row, dueOn }: { row: ApplicationRow; dueOn: LocalDate | null | undefined }) {
  const place = { path: '/applications/$applicationId', params: { applicationId: row.id } };
  const mine = groups.mine?.includes(row.state);
  return (
    <li className="work-card">
      <div>
        <h3>
          <Work title={row.title} to={place} />
        </h3>
        <p className="facts-line">
          <Status kind={stateKinds[row.state]}>{applicationStates[row.state]}</Status>
          <span>{row.batchName}</span>
          <span>{row.number ?? row.draftNumber}</span>
          <span>初评单位 {row.recommenderName}</span>
          {row.requestedFen === null ? null : (
            <span>
              申请 <Money fen={row.requestedFen} unit />
            </span>
          )}
          {row.submittedAt ? (
            <span>
              提交于 <When at={row.submittedAt} form="short" />
            </span>
          ) : null}
        </p>
      </div>
      <div className="card-next">
        <p>{nextForApplicant[row.state]}</p>
        {mine ? (
          <p>
            <Left dueOn={dueOn} />
          </p>
        ) : null}
        <To className="button" {...place}>
          {row.state === 'draft' ? '继续填写' : row.state === 'correcting' ? '去补正' : '查看'}
        </To>
      </div>
      <div className="card-stages">
        <StageLine stages={stagesOf(row)} label={`《${row.title}》进程`} />
      </div>
    </li>
  );
}

/** 我的申报: one card per work, what waits for us first. */
export function OwnApplications() {
  const filter = useFilter({ group: 'all', state: '', q: '' });
  const batch = useBatch();
  const batches = useBatches();
  const { group, state, q } = filter.values;
  const view = useView(
    applicationsEndpoints.list,
    {
      batchId: batch ?? '',
      words: q,
      state: state || (groups[group] ?? []).join(','),
      size: 200,
      sort: 'submitted',
      direction: 'down',
    },
    { keep: true },
  );
  const count = (name: string) =>
    view.ready
      ? view.data.counts
          .filter((one) => !groups[name] || groups[name].includes(one.state))
          .reduce((sum, one) => sum + one.n, 0)
      : undefined;
  const rows = view.ready ? view.data.rows.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)) : [];
  const dueOf = (row: ApplicationRow) => (row.state === 'correcting' ? row.dueOn : batches.get(row.batchId)?.submitBy);
  return (
    <>
      <PageHeader
        title="我的申报"
        sub="一部作品一张卡：办到哪一步、接下来做什么、还有几天。"
        moves={
          <To className="button" path="/open-batches">
            新建申报
          </To>
        }
      />
      <FilterBar
        filter={filter}
        fields={[
          { key: 'q', label: '作品或编号', kind: 'text' },
          { key: 'state', label: '状态', kind: 'select', options: applicationStates },
        ]}
        cuts={{
          key: 'group',
          options: Object.entries(groupLabels).map(([value, label]) => ({
            value,
            label,
            count: state ? undefined : count(value),
          })),
        }}
      />
      {!view.ready ? (
        <Waiting view={view} />
      ) : rows.length > 0 ? (
        <ul aria-label="申报">
          {rows.map((row) => (
            <Card key={row.id} row={row} dueOn={dueOf(row)} />
          ))}
        </ul>
      ) : filter.changed.length > 0 ? (
        <Empty kind="none-match" title="没有符合条件的申报" button={{ label: '看全部', run: filter.reset }}>
          换一种状态，或去掉关键词。
        </Empty>
      ) : (
        <Empty kind="none-yet" title="还没有申报" button={{ label: '看可申报批次', to: { path: '/open-batches' } }}>
          选一个开放的批次和一部作品，就可以开始填报。填到一半可以离开，内容随时保存。
        </Empty>
      )}
    </>
  );
}
