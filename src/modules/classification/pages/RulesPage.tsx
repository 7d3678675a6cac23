import './classification.css';
import { dayOf } from '../../../base/time.ts';
import { useServerNow } from '../../../web/clock.ts';
import { DateInput } from '../../../web/parts/DateInput.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { classificationEndpoints } from '../endpoints.ts';
import { AddPatternButton, AddStandardButton } from './AddRules.tsx';
import { Judge } from './Judge.tsx';
import { PatternTable } from './PatternTable.tsx';
import { StandardTable } from './StandardTable.tsx';

/** Rules as dated data: what holds on a day, and one work judged under every standard there was. */
export default function RulesPage() {
  const now = useServerNow();
  const filter = useFilter({ on: '' });
  const on = filter.values.on || (now ? dayOf(now) : '');
  const view = useView(classificationEndpoints.rules, { on }, { when: on !== '', keep: true });
  if (!view.ready) return <Waiting view={view} />;
  const { rules, patterns, stops, mayAdd, timeline } = view.data;
  const inForce = rules.filter((rule) => rule.inForce).length;
  return (
    <>
      <PageHeader
        title="分类标准与编号格式"
        sub={
          <>
            <span>
              {on} 在用标准 {inForce} 条
            </span>
            <span>只增不改：新标准写明生效日期，已备案作品不因新标准改变类别</span>
          </>
        }
        moves={
          mayAdd ? (
            <>
              <AddStandardButton />
              <AddPatternButton />
            </>
          ) : undefined
        }
      />
      <div className="row rule-dates" role="group" aria-label="看哪一天的标准">
        <span className="dim">看哪一天</span>
        <DateInput id="rules-on" aria-label="日期" value={on} onChange={(day) => filter.set({ on: day ?? '' })} />
        {stops.map((day) => (
          <To key={day} path="/rules" search={{ on: day }} {...(day === on ? { 'aria-current': 'true' as const } : {})}>
            {day}
          </To>
        ))}
      </div>
      <Judge />
      <Block title="分类标准" note="投资额度下限含、上限不含；来源与可信程度逐条注明" className="gap">
        <StandardTable rules={rules} />
      </Block>
      <Block title="编号格式" note="未公布的格式留空，系统不猜测，改由人工核对" className="gap">
        <PatternTable patterns={patterns} mayEnd={mayAdd} />
      </Block>
      <Block title="经过" className="gap">
        {timeline.length > 0 ? <Timeline events={timeline} /> : <p className="note">自参考数据载入后没有新增。</p>}
      </Block>
    </>
  );
}
