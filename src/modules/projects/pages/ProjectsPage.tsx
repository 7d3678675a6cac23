import { hasRole, type Role } from '../../../base/policy.ts';
import { useFrame } from '../../../web/frame/use-frame.ts';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { SavedViews } from '../../../web/parts/SavedViews.tsx';
import { Fig, Money } from '../../../web/parts/Text.tsx';
import { To, useBatch, useFilter, useGo } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { projectsEndpoints as at } from '../endpoints.ts';
import { milestoneKinds } from '../terms.ts';
import { watchCuts, type WatchCut } from '../tracking-terms.ts';
import { projectColumns } from './project-columns.tsx';
import { projectFields } from './project-fields.ts';
import type { ProjectRow } from './words.ts';

const sortKeys = ['number', 'title', 'stage', 'awarded', 'next'] as const;
const titleFor = (roles: readonly Role[]): string =>
  roles.some((role) => role.startsWith('producer_')) ? '我的项目' : roles.includes('expert') ? '指导项目' : '项目管理';

const nobody = { units: [], categories: [] };

/** 项目管理、我的项目、指导项目: one list, as far as whoever looks may see. */
export default function ProjectsPage() {
  const frame = useFrame();
  const go = useGo();
  const batchId = useBatch() ?? '';
  const roles = frame.ready ? ((frame.data.person?.roles ?? []) as Role[]) : [];
  const filter = useFilter({
    q: '',
    stage: '',
    state: '',
    level: '',
    support: '',
    watch: '',
    recommender: '',
    owner: '',
    category: '',
    airedFrom: '',
    airedUntil: '',
    sort: 'number',
    down: false,
    page: 1,
    size: 20,
  });
  const { q, sort, down, page, size, ...chosen } = filter.values;
  const by = sortKeys.find((key) => key === sort) ?? 'number';
  const direction = down ? ('down' as const) : ('up' as const);
  const asked = { batchId, words: q, ...chosen, sort: by, direction };
  const view = useView(at.list, { ...asked, page, size }, { keep: true });
  const all = useView(at.list, { batchId, size: 1 }, { keep: true });
  const countOf = (cut: WatchCut) => (view.ready ? view.data.watch.find((one) => one.cut === cut)?.n : undefined);
  const cuts = [
    { value: '', label: '全部' },
    ...(Object.keys(watchCuts) as WatchCut[]).map((cut) => ({
      value: cut,
      label: watchCuts[cut],
      count: countOf(cut),
    })),
  ];
  const unit = hasRole({ roles } as never, 'unit_secretary', 'unit_leader', 'national_officer');
  return (
    <>
      <PageHeader
        title={titleFor(roles)}
        sub={
          <>
            <span>
              共 <Fig n={all.ready ? all.data.total : '—'} unit="项" to={{ path: '/projects' }} />
            </span>
            {all.ready
              ? all.data.counts.map((one) => (
                  <span key={one.stage}>
                    {milestoneKinds[one.stage]}{' '}
                    <Fig n={one.n} to={{ path: '/projects', search: { stage: one.stage } }} />
                  </span>
                ))
              : null}
            <span>
              扶持资金 <Money fen={view.ready ? view.data.awardedFen : null} unit />
              （按当前筛选）
            </span>
          </>
        }
        moves={unit ? <To path="/guiding-experts">指导专家</To> : undefined}
      />
      <FilterBar
        filter={filter}
        fields={projectFields(all.ready ? all.data : nobody)}
        cuts={{ key: 'watch', options: cuts }}
        right={<SavedViews list="projects" filter={filter as never} />}
      />
      <DataTable<ProjectRow>
        list="projects"
        caption={titleFor(roles)}
        columns={projectColumns(view.ready ? view.data.awardedFen : undefined)}
        rows={view.ready ? view.data.rows : undefined}
        rowKey={(row) => row.id}
        view={view}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, shown) => filter.set({ page: next, size: shown })}
        sort={{ by, down }}
        onSort={(next) => filter.set({ sort: next?.by ?? 'number', down: next?.down ?? false })}
        exportHref={hrefOf(at.exportList, asked)}
        onOpen={(row) => go({ path: '/projects/$projectId', params: { projectId: row.id } })}
        empty={<NoRows filtered={filter.changed.length > 0} roles={roles} onReset={filter.reset} />}
      />
    </>
  );
}

function NoRows({ filtered, roles, onReset }: { filtered: boolean; roles: readonly Role[]; onReset: () => void }) {
  if (filtered)
    return (
      <Empty kind="none-match" title="没有同时符合这些条件的项目" button={{ label: '去掉全部条件', run: onReset }}>
        去掉一个条件再看，或换一个批次。
      </Empty>
    );
  const why = roles.includes('expert')
    ? '您被指派指导项目后，项目列在这里，并给您发消息。'
    : '作品入选、公示结果确定后自动立项，列在这里。';
  return (
    <Empty kind="none-yet" title="还没有项目">
      {why}
    </Empty>
  );
}
