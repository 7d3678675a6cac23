import { Button } from 'antd';
import type { Fen } from '../../../base/money.ts';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import { useState } from 'react';
import { z } from 'zod';
import { expertReviewEndpoints } from '../endpoints.ts';
import type { ScenariosView } from './ScenariosPage.tsx';

type Scenario = ScenariosView['scenarios'][number];

/** The limits of a scenario in one line. */
function Settings({ data, scenario: { settings } }: { data: ScenariosView; scenario: Scenario }) {
  const label = (code: string) => data.categories.find((one) => one.code === code)?.label ?? code;
  const limits = settings.limits.map(({ category, atLeast, atMost }) =>
    [label(category), atLeast === undefined ? '' : `至少 ${atLeast}`, atMost === undefined ? '' : `至多 ${atMost}`]
      .filter(Boolean)
      .join(' '),
  );
  return (
    <span>
      入选 {settings.places}，备选 {settings.reserves}，最低 {settings.minimumScore} 分
      {settings.perRecommender === undefined ? '' : `，同一推荐单位至多 ${settings.perRecommender}`}
      {limits.length > 0 ? `；${limits.join('、')}` : ''}
      {settings.moneyFen === undefined ? null : (
        <>
          ；资金上限 <Money fen={settings.moneyFen as Fen} />
        </>
      )}
    </span>
  );
}

/** The scenarios kept for this list, who made them, and which one was adopted. */
export function ScenarioList({
  data,
  onEdit,
  onDropped,
  onChoose,
}: {
  data: ScenariosView;
  onEdit: (id: string) => void;
  onDropped: (id: string) => void;
  onChoose: (mark: 'a' | 'b', id: string) => void;
}) {
  const [dropping, setDropping] = useState<Scenario>();
  return (
    <Block title="已存方案" note={data.scenarios.length > 0 ? data.scenarios.length : undefined}>
      {data.scenarios.length === 0 ? (
        <Empty kind="none-yet" title="还没有方案">
          {data.mayTry
            ? '点“新建方案”，可改入选数、备选数、最低分和各类别部数，再逐部移动作品。'
            : '本名单没有保存过方案。'}
        </Empty>
      ) : (
        <div className="scroll-x" role="region" aria-label="已存方案" tabIndex={0}>
          <table className="plain-table">
            <caption className="sr">已存方案</caption>
            <thead>
              <tr>
                {['方案', '规则', '手工移动', '保存', '办理'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.scenarios.map((scenario) => (
                <tr key={scenario.id}>
                  <th scope="row">
                    {scenario.name} {scenario.adoptedAt ? <Status kind="done">已采用</Status> : null}
                    {scenario.note ? <div className="note">{scenario.note}</div> : null}
                  </th>
                  <td>
                    <Settings data={data} scenario={scenario} />
                  </td>
                  <td className="num">{scenario.moves.length} 部</td>
                  <td className="nowrap">
                    {scenario.by} <When at={scenario.changedAt} form="short" />
                  </td>
                  <td className="no-print">
                    <span className="row">
                      <Button size="small" onClick={() => onChoose('a', scenario.id)}>
                        放甲侧
                      </Button>
                      <Button size="small" onClick={() => onChoose('b', scenario.id)}>
                        放乙侧
                      </Button>
                      {data.mayTry && !scenario.adoptedAt ? (
                        <>
                          <Button size="small" onClick={() => onEdit(scenario.id)}>
                            修改
                          </Button>
                          <Button size="small" type="text" onClick={() => setDropping(scenario)}>
                            删除…
                          </Button>
                        </>
                      ) : null}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {dropping ? (
        <ActDialog
          open
          title={`删除方案“${dropping.name}”`}
          act="删除"
          endpoint={expertReviewEndpoints.dropScenario}
          schema={z.object({})}
          fixed={{ listId: data.listId, scenarioId: dropping.id, version: dropping.version }}
          effect={{
            title: `删除方案“${dropping.name}”`,
            act: '删除方案',
            who: '只涉及本方案',
            sends: '不发出任何内容',
            takeBack: '不能恢复；操作日志留有方案内容',
          }}
          onCancel={() => setDropping(undefined)}
          onDone={() => {
            setDropping(undefined);
            onDropped(dropping.id);
          }}
        />
      ) : null}
    </Block>
  );
}
