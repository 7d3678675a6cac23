import './acceptance.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import { CheckRules } from './CheckRules.tsx';
import { NextChecklist } from './NextChecklist.tsx';

/** The office's checklist in its editions, and the automatic checks with limit, clause and source. */
export default function ChecklistPage() {
  const view = useView(at.checklists, {});
  const [writing, setWriting] = useState(false);
  if (!view.ready) return <Waiting view={view} />;
  const { editions, mayPublish } = view.data;
  const [current] = editions;
  return (
    <>
      <PageHeader
        title="验收清单与检查项"
        sub="清单由主管部门发布，已组织的验收按当时的版次"
        moves={
          mayPublish ? (
            <Button type="primary" onClick={() => setWriting(true)}>
              修订清单
            </Button>
          ) : null
        }
      />
      {writing && current ? <NextChecklist current={current.points} onClose={() => setWriting(false)} /> : null}
      <div>
        <CheckRules shown={view.data} />
        <Block className="gap" title={`清单第 ${current?.edition ?? 0} 版`} note={current?.note ?? ''}>
          <ol className="checklist">
            {(current?.points ?? []).map((point) => (
              <li key={point.key}>
                <span className="grow">
                  {point.label}
                  <br />
                  <span className="note">
                    {point.clause}
                    {point.source ? `；${point.source}` : ''}
                  </span>
                </span>
              </li>
            ))}
          </ol>
          {current ? (
            <p className="note">
              {current.createdByName}　<When at={current.createdAt} />
            </p>
          ) : null}
        </Block>
      </div>
    </>
  );
}
