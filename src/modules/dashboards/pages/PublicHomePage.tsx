import type { z } from 'zod';
import { endText } from '../rules.ts';
import { Block } from '../../../web/parts/Page.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { Fig, When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import type { BatchOut } from '../../calls/contract.ts';
import { callsEndpoints } from '../../calls/contract.ts';
import { publicEndpoints } from '../../publicity/contract.ts';
import './dashboards.css';

type Batch = z.output<typeof BatchOut>;
type OpenRow = {
  key: string;
  kind: Kind;
  word: string;
  title: string;
  until: string;
  act: string;
  to: { path: string; params?: Record<string, string> };
};

const phases: Record<Batch['phase'], [Kind, string]> = {
  coming: ['idle', '未开始'],
  open: ['doing', '申报中'],
  recommending: ['wait', '推荐中'],
  past: ['done', '已截止'],
};

function rowOf(call: { id: string; title: string }, batch: Batch): OpenRow {
  const [kind, word] = phases[batch.phase];
  const until =
    batch.phase === 'coming'
      ? `${batch.opensOn} 起申报`
      : batch.phase === 'open'
        ? `至 ${endText(batch.submitBy)}`
        : batch.phase === 'recommending'
          ? `推荐至 ${endText(batch.recommendBy)}`
          : `${endText(batch.submitBy)}截止`;
  return {
    key: batch.id,
    kind,
    word,
    title: `${batch.name}征集`,
    until,
    act: batch.phase === 'open' ? '看申报要求' : '查阅',
    to: { path: '/calls/$callId', params: { callId: call.id } },
  };
}

/** What goes on now: open notices first, then the batches of published calls. */
function Open() {
  const calls = useView(callsEndpoints.open, {});
  const notices = useView(publicEndpoints.notices, { size: 20 });
  if (!calls.ready) return <Waiting view={calls} />;
  const rows: OpenRow[] = [
    ...(notices.ready ? notices.data.rows : [])
      .filter((one) => one.open && !one.superseded)
      .map((one) => ({
        key: one.code,
        kind: 'doing' as const,
        word: '公示中',
        title: one.title,
        until: one.until ? `至 ${endText(one.until)}` : '',
        act: '查阅',
        to: { path: '/notices/$code', params: { code: one.code } },
      })),
    ...calls.data.calls.flatMap((call) => call.batches.map((batch) => rowOf(call, batch))),
  ];
  if (rows.length === 0) {
    return (
      <Empty
        kind="not-open"
        title="目前没有进行中的征集和公示"
        button={{ label: '看历次公告', to: { path: '/notices' } }}
      >
        征集通知发布后，这里列出各批次的申报与截止时间。
      </Empty>
    );
  }
  return (
    <ul className="open-rows">
      {rows.map(({ key, kind, word, title, until, act, to }) => (
        <li key={key}>
          <Status kind={kind}>{word}</Status>
          <span>{title}</span>
          <span className="until">{until}</span>
          <To {...to}>{act}</To>
        </li>
      ))}
    </ul>
  );
}

function Notices() {
  const view = useView(publicEndpoints.notices, { size: 6 });
  if (!view.ready) return <Waiting view={view} />;
  const { rows, total } = view.data;
  return (
    <Block title="通知公告" className="gap" extra={total > 0 ? <To path="/notices">全部 {total} 条</To> : undefined}>
      {rows.length === 0 ? (
        <p className="home-none">还没有公告。公示与结果公告发布后列在这里。</p>
      ) : (
        <ul className="notice-rows">
          {rows.map((row) => (
            <li key={row.code}>
              <span className="kind">{row.kindLabel}</span>
              <To path="/notices/$code" params={{ code: row.code }}>
                {row.title}
              </To>
              <When at={row.publishedAt} form="day" />
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

const doings = [
  ['申报作品', '制作机构、播出机构登录后填报', '/open-batches'],
  ['提出异议', '公示期内，三种方式，均有回执', '/objection'],
  ['核验名单', '下载名单与摘要，核对是否与发布一致', '/notices'],
  ['注册机构', '用统一社会信用代码注册，主管单位核验', '/register'],
] as const;

/** The result in figures; each opens its list. */
function Results() {
  const view = useView(publicEndpoints.results, {});
  if (!view.ready || view.data.batches.length === 0) return null;
  const { batches } = view.data;
  const works = batches.reduce((sum, batch) => sum + batch.rows.length, 0);
  return (
    <Block title="评审结果" note="部" className="gap">
      <dl className="three-figures">
        <div>
          <dt>已公布批次</dt>
          <dd>
            <Fig n={batches.length} to={{ path: '/results' }} label={`已公布 ${batches.length} 批，看结果`} />
          </dd>
        </div>
        <div>
          <dt>入选作品</dt>
          <dd>
            <Fig n={works} to={{ path: '/results' }} label={`入选 ${works} 部，看名单`} />
          </dd>
        </div>
      </dl>
    </Block>
  );
}

/** The public home: what is open now, notices, four things one can do; no log-in needed (board 01). */
export default function PublicHomePage() {
  return (
    <div className="home-public">
      <div>
        <div className="home-lead">
          <h1>正在进行</h1>
        </div>
        <Open />
        <Notices />
      </div>
      <aside>
        <Block title="我要办">
          <ul className="doings">
            {doings.map(([label, note, path]) => (
              <li key={label}>
                <To path={path}>{label}</To>
                <span>{note}</span>
              </li>
            ))}
          </ul>
        </Block>
        <Results />
      </aside>
    </div>
  );
}
