import './propositions.css';
import type { z } from 'zod';
import { Facts } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { audiences, windows } from '../terms.ts';
import type { PublicPropositionOut } from '../views.ts';
import { Support } from './Support.tsx';
import { windowShapes } from './words.ts';

export type PublicTopicOut = z.output<typeof PublicPropositionOut>;

export const TopicStatus = ({ it }: { it: PublicTopicOut }) =>
  it.ended ? <Status kind="done">已结题</Status> : <Status kind={windowShapes[it.window]}>{windows[it.window]}</Status>;

/** A topic as anybody reads it. */
export function PublicTopic({ it }: { it: PublicTopicOut }) {
  return (
    <>
      <p className="topic-text">{it.brief}</p>
      {it.requirements ? <p className="topic-text">创作要求：{it.requirements}</p> : null}
      <Facts
        columns={2}
        facts={[
          ['类别', it.category],
          ['子计划', it.subPlan],
          ['面向', it.audience.map((one) => audiences[one]).join('、')],
          ['地区和单位', it.places.join('、') || '全国'],
          [
            '认领期',
            <span key="w">
              <When at={it.opensOn} form="day" /> 至 <When at={it.closesOn} form="day" />
            </span>,
          ],
          ['已接受认领', `${it.accepted} 个`],
        ]}
      />
      <h3>支持措施</h3>
      <Support support={it.support} />
      {it.result ? (
        <>
          <h3>结题情况</h3>
          <p className="topic-text">{it.result}</p>
        </>
      ) : null}
    </>
  );
}
