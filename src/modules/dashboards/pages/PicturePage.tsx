import { Button, Segmented, Select } from 'antd';
import { hasRole, type Role } from '../../../base/policy.ts';
import { announce } from '../../../web/announce.ts';
import { useFrame } from '../../../web/frame/use-frame.ts';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { SavedViews } from '../../../web/parts/SavedViews.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { type Filter, To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { projectLevels } from '../../projects/contract.ts';
import { dashboardsEndpoints as at } from '../endpoints.ts';
import type { PictureOut } from '../picture-views.ts';
import { GoalPanel } from './GoalPanel.tsx';
import { PrintedDefinitions } from './Panel.tsx';
import { FigureLink } from './picture-words.tsx';
import { AlertPanel, CategoryPanel, ClockPanel, MoneyPanel, RankPanel, StagePanel } from './PicturePanels.tsx';
import { TilePanel } from './TilePanel.tsx';
import './picture.css';

type Values = { orgId: string; year: string; level: string; category: string; view: string };
type Option = { value: string; label: string };
const all = <O extends object>(label: string, options: readonly O[]) => [{ value: '', label }, ...options];
const groups = { province: '省级单位', direct: '中央直属单位', platform: '平台' } as const;
/** Units and platforms under their headings; a heading without members is left out. */
const grouped = (units: PictureOut['units']) =>
  (Object.keys(groups) as (keyof typeof groups)[]).flatMap((group) => {
    const options = units
      .filter((one) => one.group === group)
      .map(({ id, name }): Option => ({ value: id, label: name }));
    return options.length > 0 ? [{ label: groups[group], options }] : [];
  });

function Choices({ picture, filter }: { picture: PictureOut | undefined; filter: Filter<Values> }) {
  const { values, set } = filter;
  const pick = (
    key: keyof Values,
    label: string,
    options: ReturnType<typeof all<Option | { label: string; options: Option[] }>>,
  ) => (
    <Select
      size="small"
      aria-label={label}
      value={values[key]}
      options={options}
      style={{ width: key === 'orgId' ? 150 : 116 }}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(value) => set({ [key]: value })}
    />
  );
  const { units = [], years = [], categoryChoices = [] } = picture ?? {};
  const shareLink = async () => {
    await navigator.clipboard.writeText(window.location.href);
    announce('链接已复制，收到的人按自己的权限看到同样的筛选');
  };
  return (
    <search className="picture-choices no-print">
      {units.length > 0 ? pick('orgId', '单位', all('全国', grouped(units))) : null}
      {pick(
        'year',
        '年度',
        all(
          '本年',
          years.map((year) => ({ value: String(year), label: `${year}年` })),
        ),
      )}
      {pick(
        'level',
        '层级',
        all(
          '全部层级',
          Object.entries(projectLevels).map(([value, label]) => ({ value, label })),
        ),
      )}
      {pick(
        'category',
        '类别',
        all(
          '全部类别',
          categoryChoices.map(({ code, label }) => ({ value: code, label })),
        ),
      )}
      <Button size="small" type="text" disabled={filter.changed.length === 0} onClick={filter.reset}>
        重置
      </Button>
      <span className="grow" />
      <SavedViews list="picture" filter={filter as never} />
      <Button size="small" onClick={() => void shareLink()}>
        复制链接
      </Button>
    </search>
  );
}

/** Everything: goal, categories, money; units, stages; what asks for attention. */
function WholeView({ picture }: { picture: PictureOut }) {
  const hasTiles = picture.tiles.length > 0;
  return (
    <>
      <div className={hasTiles ? 'picture-two' : 'picture-even'}>
        <div className="picture-col">
          <GoalPanel picture={picture} />
          {hasTiles ? <CategoryPanel picture={picture} /> : null}
        </div>
        <div className="picture-col">
          {hasTiles ? <TilePanel picture={picture} /> : <CategoryPanel picture={picture} />}
          <StagePanel picture={picture} />
        </div>
      </div>
      <div className="picture-three">
        <AlertPanel picture={picture} />
        {picture.rank ? <RankPanel picture={picture} /> : <MoneyPanel picture={picture} />}
        <div className="picture-col">
          {picture.rank ? <MoneyPanel picture={picture} /> : null}
          <ClockPanel picture={picture} />
        </div>
      </div>
    </>
  );
}

/** One page for a leader: what is wrong first, then how far the year is. */
function LeaderView({ picture }: { picture: PictureOut }) {
  return (
    <>
      <div className="picture-even">
        <AlertPanel picture={picture} />
        <ClockPanel picture={picture} />
      </div>
      <div className="picture-even">
        <GoalPanel picture={picture} />
        <CategoryPanel picture={picture} />
      </div>
      <div className="picture-even">
        <MoneyPanel picture={picture} />
        {picture.rank ? <RankPanel picture={picture} most={5} /> : <StagePanel picture={picture} />}
      </div>
    </>
  );
}

/** 一张图: the year from the record, for the country, a unit or a platform. */
export default function PicturePage() {
  const filter = useFilter({ orgId: '', year: '', level: '', category: '', view: '' });
  const { orgId, year, level, category, view: asked } = filter.values;
  const frame = useFrame();
  const roles = (frame.ready ? (frame.data.person?.roles ?? []) : []) as Role[];
  const leads = hasRole({ roles } as never, 'national_leader', 'unit_leader');
  const shown = asked || (leads ? 'leader' : 'whole');
  const input = { orgId, year: Number(year) || 0, level, category };
  const view = useView(at.picture, input, { refetchMs: 120_000, keep: true });
  const picture = view.ready ? view.data : undefined;
  return (
    <>
      <PageHeader
        title={picture ? `一张图　${picture.name}` : '一张图'}
        sub={
          picture ? (
            <>
              <span>{picture.year}年度</span>
              <span>
                数据截至 <When at={picture.asOf} form="short" />
                {picture.period ? `，第 ${picture.period.number} 期` : ''}
              </span>
            </>
          ) : undefined
        }
        moves={
          <>
            <Segmented
              aria-label="视图"
              value={shown}
              options={[
                { value: 'whole', label: '全部' },
                { value: 'leader', label: '领导视图' },
              ]}
              onChange={(value) => filter.set({ view: value })}
            />
            <To className="button" path="/picture/definitions">
              指标口径
            </To>
            <To className="button wide-only" path="/wall" search={orgId ? { orgId } : {}}>
              大屏
            </To>
            <Button className="wide-only" onClick={() => window.print()}>
              打印
            </Button>
          </>
        }
      />
      <Choices picture={picture} filter={filter} />
      {picture ? (
        <div className="picture">
          <dl className="headline">
            {picture.headline.map((figure) => (
              <div key={figure.key}>
                <dt>{figure.label}</dt>
                <dd>
                  <FigureLink figure={figure} unit />
                </dd>
              </div>
            ))}
          </dl>
          {shown === 'leader' ? <LeaderView picture={picture} /> : <WholeView picture={picture} />}
          <PrintedDefinitions picture={picture} />
        </div>
      ) : (
        <Waiting view={view} />
      )}
    </>
  );
}
