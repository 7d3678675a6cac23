import { Button } from 'antd';
import { useState } from 'react';
import { Countdown } from '../../../web/parts/Countdown.tsx';
import { type Chosen, DataTable, nothingChosen } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar, type FilterField } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { SavedViews } from '../../../web/parts/SavedViews.tsx';
import { Fig, Money, whenText, Work } from '../../../web/parts/Text.tsx';
import { useBatch, useFilter } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { useFrame } from '../../../web/frame/use-frame.ts';
import { organizationsEndpoints } from '../../organizations/contract.ts';
import { applicationsEndpoints } from '../endpoints.ts';
import { type ApplicationState, applicationStates } from '../terms.ts';
import { BulkAccept } from './BulkAccept.tsx';
import { DrawerBody, DrawerFoot } from './IntakeDrawer.tsx';
import { columnsFor } from './list-columns.tsx';
import type { ApplicationRow } from './list-rows.ts';
import { useChecks } from './use-checks.ts';
import { type BatchView, useBatches, useCategories } from './use-batches.ts';

const sortKeys = ['number', 'title', 'submitted', 'requested'] as const;
type SortKey = (typeof sortKeys)[number];
const cutsFor = (nation: boolean): ApplicationState[] =>
  nation ? ['recommended', 'second_review', 'final_review'] : ['submitted', 'correcting', 'accepted', 'recommended'];

/** What the automatic check comes to, as the list may be asked for. */
const checkCuts = { stop: '有不符', look: '有待核', clean: '全部通过' };

/** The states that a row may be in for whoever looks. */
function statesFor(nation: boolean): Record<string, string> {
  const early: ApplicationState[] = ['submitted', 'correcting', 'refused', 'accepted', 'not_recommended'];
  const late: ApplicationState[] = ['second_review', 'final_review'];
  const hidden = ['draft', 'withdrawn', ...(nation ? early : late)];
  return Object.fromEntries(Object.entries(applicationStates).filter(([state]) => !hidden.includes(state)));
}

function useUnits(nation: boolean): { value: string; label: string }[] {
  const bureaus = useView(organizationsEndpoints.list, { kind: 'provincial_bureau', size: 100 }, { when: nation });
  const central = useView(organizationsEndpoints.list, { kind: 'central_direct_unit', size: 100 }, { when: nation });
  return [bureaus, central].flatMap((view) =>
    view.ready ? view.data.rows.map(({ id, name }) => ({ value: id, label: name })) : [],
  );
}

/** The batch that a list without one in its address is about: the current one. */
function useListedBatch(): string {
  const asked = useBatch();
  const frame = useFrame();
  return asked ?? (frame.ready ? (frame.data.batches.find((one) => one.current)?.id ?? '') : '');
}

/** 申报受理 of a unit and 申报总览 of the nation: one list, its checks, a drawer to look and to act. */
export function ReceivedApplications({ nation }: { nation: boolean }) {
  const batchId = useListedBatch();
  const batches = useBatches();
  const categories = useCategories();
  const units = useUnits(nation);
  const filter = useFilter({
    state: '',
    q: '',
    category: '',
    recommender: '',
    checks: '',
    sort: 'number',
    down: false,
    page: 1,
    size: 20,
  });
  const [chosen, setChosen] = useState<Chosen>(nothingChosen);
  const [bulk, setBulk] = useState(false);
  const { state, q, category, recommender, checks: comesTo, sort, down, page, size } = filter.values;
  const by: SortKey = sortKeys.find((key) => key === sort) ?? 'number';
  const asked = {
    batchId,
    state,
    words: q,
    category,
    recommender,
    checks: comesTo as '' | keyof typeof checkCuts,
    sort: by,
    direction: down ? ('down' as const) : ('up' as const),
  };
  const view = useView(applicationsEndpoints.list, { ...asked, page, size }, { keep: true, when: batchId !== '' });
  const rows = view.ready ? view.data.rows : undefined;
  const checks = useChecks(rows);
  const batch = batches.get(batchId);
  const counts = view.ready ? view.data.counts : [];
  const countOf = (wanted?: string) =>
    counts.filter((one) => !wanted || one.state === wanted).reduce((sum, one) => sum + one.n, 0);
  const cuts = [
    { value: '', label: '全部', count: countOf() },
    ...cutsFor(nation).map((one) => ({ value: one, label: applicationStates[one], count: countOf(one) })),
  ];
  const fields: FilterField[] = [
    { key: 'q', label: '作品、机构或编号', kind: 'text' },
    {
      key: 'state',
      label: '状态',
      kind: 'select',
      options: statesFor(nation),
    },
    { key: 'category', label: '类别', kind: 'select', options: categories },
    { key: 'checks', label: '自动核验', kind: 'select', options: checkCuts },
    ...(nation ? [{ key: 'recommender', label: '推荐单位', kind: 'select' as const, options: units, width: 170 }] : []),
  ];
  const takes = !nation && countOf('submitted') > 0;
  return (
    <>
      <PageHeader
        title={nation ? '申报总览' : '申报受理'}
        sub={
          <>
            <span>{batch?.name ?? ''}</span>
            <span>
              {nation ? '已推荐' : '收到'} <Fig n={countOf()} unit="件" to={{ path: '/applications' }} />
            </span>
            <span>
              申请合计 <Money fen={view.ready ? view.data.requestedFen : null} unit />
              （按当前筛选）
            </span>
          </>
        }
        meta={
          batch ? (
            <Countdown
              label="距推荐截止"
              endsAt={batch.recommendationEndsAt}
              endText={`${whenText(batch.recommendBy, 'prose')}24:00`}
            />
          ) : undefined
        }
      />
      <FilterBar
        filter={filter}
        fields={fields}
        cuts={{ key: 'state', options: cuts }}
        right={<SavedViews list="applications" filter={filter as never} />}
      />
      <DataTable<ApplicationRow>
        list={nation ? 'applications-nation' : 'applications-unit'}
        caption={nation ? '申报总览' : '申报受理'}
        columns={columnsFor({
          nation,
          batches,
          categories,
          checks,
          requestedFen: view.ready ? view.data.requestedFen : undefined,
        })}
        rows={rows}
        rowKey={(row) => row.id}
        view={view}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rowsShown) => filter.set({ page: next, size: rowsShown })}
        sort={{ by, down }}
        onSort={(next) => filter.set({ sort: next?.by ?? 'number', down: next?.down ?? false })}
        exportHref={hrefOf(applicationsEndpoints.exportList, asked)}
        {...(takes
          ? {
              chosen,
              onChoose: setChosen,
              bulk: (
                <Button size="small" onClick={() => setBulk(true)}>
                  批量受理…
                </Button>
              ),
            }
          : {})}
        empty={<NoRows filtered={filter.changed.length > 0} nation={nation} batch={batch} onReset={filter.reset} />}
        drawer={{
          title: (row) => (
            <Work title={row.title} to={{ path: '/applications/$applicationId', params: { applicationId: row.id } }} />
          ),
          body: (row) => <DrawerBody applicationId={row.id} />,
          foot: (row) => <DrawerFoot applicationId={row.id} />,
        }}
      />
      {bulk ? (
        <BulkAccept
          chosen={chosen}
          asked={asked}
          onClose={() => {
            setBulk(false);
            setChosen(nothingChosen);
          }}
        />
      ) : null}
    </>
  );
}

function NoRows({
  filtered,
  nation,
  batch,
  onReset,
}: {
  filtered: boolean;
  nation: boolean;
  batch: BatchView | undefined;
  onReset: () => void;
}) {
  if (filtered)
    return (
      <Empty kind="none-match" title="没有同时符合这些条件的申报" button={{ label: '去掉全部条件', run: onReset }}>
        去掉一个条件再看，或换一个批次。
      </Empty>
    );
  const dates = batch
    ? `${batch.name}${whenText(batch.opensOn, 'prose')}开放，${whenText(batch.submitBy, 'prose')}24:00 截止。`
    : '';
  return nation ? (
    <Empty
      kind="none-yet"
      title="还没有推荐上来的申报"
      button={{ label: '看推荐到件', to: { path: '/recommendations/arrivals' } }}
    >
      {dates}各单位报送推荐名单后出现在这里。
    </Empty>
  ) : (
    <Empty kind="none-yet" title="还没有收到申报" button={{ label: '看征集公告', to: { path: '/calls' } }}>
      {dates}机构提交后会出现在这里，并给您发消息。
    </Empty>
  );
}
