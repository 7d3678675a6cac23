import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { expertsEndpoints } from '../endpoints.ts';
import { ExpertWithReason } from '../schema.ts';
import type { ExpertOut } from '../views.ts';
import { expertFields } from './expert-fields.ts';
import { Interests } from './Interests.tsx';
import './experts.css';

const shapes: Record<string, Kind> = { active: 'done', paused: 'wait', left: 'off' };
const standing = { pause: expertsEndpoints.pause, resume: expertsEndpoints.resume, leave: expertsEndpoints.leave };

/** One entry of the pool: what avoidance and drawing rest on. */
export default function ExpertPage() {
  const view = useView(expertsEndpoints.detail, { expertId: useParam('expertId') });
  if (!view.ready) return <Waiting view={view} />;
  return <ExpertFacts expert={view.data} />;
}

export function ExpertFacts({ expert }: { expert: z.output<typeof ExpertOut> }) {
  const [open, setOpen] = useState(false);
  const { id: expertId, version } = expert;
  const reason = ExpertWithReason.omit({ expertId: true });
  return (
    <div className="spaced">
      <PageHeader
        title={expert.name}
        sub={
          <Status kind={shapes[expert.state] ?? 'idle'}>
            {expert.stateLabel}
            {expert.stateReason ? `：${expert.stateReason}` : ''}
          </Status>
        }
        moves={
          <>
            {expert.mayChange ? <Button onClick={() => setOpen(true)}>修改资料…</Button> : null}
            {expert.moves.map((move) => (
              <MoveButton
                key={move.act}
                move={move}
                endpoint={standing[move.act as keyof typeof standing]}
                input={{ expertId }}
                form={{ schema: reason, title: `${move.label}：${expert.name}` }}
              />
            ))}
          </>
        }
      />
      <Facts
        columns={3}
        facts={[
          ['工作单位', expert.employerName],
          ['信用代码', expert.employerCreditCode ?? '—'],
          ['所在省份', expert.regionName || '—'],
          ['职称', expert.titles.join('、') || '—'],
          ['专长', expert.specialties.join('、') || '—'],
          [
            '聘期',
            <span key="term">
              <When at={expert.termFrom} /> 至 {expert.termUntil ? <When at={expert.termUntil} /> : '长期'}
            </span>,
          ],
          ['来源', expert.source],
          ['资料', expert.synthetic ? '示例' : '真实'],
          ['可抽取', expert.available ? '是' : '否'],
        ]}
      />
      <Interests expert={expert} />
      <Block title="经过">
        <Timeline events={expert.timeline} />
      </Block>
      {open ? (
        <ActDialog
          open
          title={`修改${expert.name}的资料`}
          act="保存"
          endpoint={expertsEndpoints.change}
          schema={expertFields()}
          initial={{ ...expert, titles: expert.titles.join('、'), specialties: expert.specialties.join('、') }}
          fixed={{ expertId, version, synthetic: expert.synthetic }}
          onCancel={() => setOpen(false)}
          onDone={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}
