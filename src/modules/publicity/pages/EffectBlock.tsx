import type { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Work } from '../../../web/parts/Text.tsx';
import type { UpholdEffectOut } from '../views.ts';
import type { OpenMove } from '../../../base/workflow.ts';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { objectionEndpoints as on } from '../endpoints.ts';
import { PassOver } from '../schema.ts';
import type { Case } from './case-type.ts';

type Effect = z.output<typeof UpholdEffectOut>;

function Changes({ effect }: { effect: Effect }) {
  return (
    <ul className="effect-rows">
      <li>
        <b>移出</b>
        <span>
          <Work title={effect.removed.title} />　{effect.removed.number}　{effect.removed.kindLabel}
        </span>
      </li>
      <li>
        <b>递补</b>
        <span>
          {effect.promoted ? (
            <>
              <Work title={effect.promoted.title} />　{effect.promoted.number}　{effect.promoted.kindLabel}
            </>
          ) : (
            '没有可递补的备选'
          )}
        </span>
      </li>
      {effect.skipped.map((one) => (
        <li key={one.number}>
          <b>跳过</b>
          <span>
            <Work title={one.title} />　{one.message}
          </span>
        </li>
      ))}
      <li>
        <b>名单</b>
        <span>
          {effect.worksBefore} 部 → {effect.worksAfter} 部，第 {effect.edition} 版
          {effect.documentNumber ? `（${effect.documentNumber}）` : ''}
        </span>
      </li>
      <li>
        <b>公示</b>
        <span>{effect.window ? `递补作品另行公示：${effect.window.sentence}` : '不另行公示'}</span>
      </li>
    </ul>
  );
}

const passing = PassOver.pick({ reason: true, clause: true });
/** What in the effect stands against signing it: the reserve that would move up is not eligible any more. */
export const againstEffect = (effect: Effect) => effect.findings.filter((one) => one.weight !== 'look');

/** The leader passes over a reserve that the rules find ineligible; what the rules said stands in the form already. */
function PassOverButton({ one, effect, move }: { one: Case; effect: Effect; move: OpenMove | undefined }) {
  const against = againstEffect(effect);
  if (!move || !effect.promoted || against.length === 0) return null;
  const clauses = [...new Set(against.flatMap((found) => found.clause ?? []))].join('、');
  return (
    <MoveButton
      move={{ ...move, label: `跳过《${effect.promoted.title}》` }}
      endpoint={on.passOver}
      input={{ objectionId: one.id, version: one.version, number: effect.promoted.number }}
      form={{
        schema: passing,
        title: `跳过备选《${effect.promoted.title}》，由下一部递补`,
        initial: {
          reason: against
            .map((found) => found.message)
            .join('；')
            .slice(0, 300),
          clause: clauses.slice(0, 60),
        },
      }}
    />
  );
}

/** What would happen if the objection were upheld today; nothing is changed by looking. */
export function EffectBlock({ effect, one }: { effect: Effect; one: Case }) {
  return (
    <Block title="如认定成立" note="试算，未作任何改动">
      <div className="case-effect">
        <Changes effect={effect} />
        {effect.findings.map((found) => (
          <p key={found.message}>
            <Status kind={found.weight === 'look' ? 'warn' : 'bad'}>{found.message}</Status>
          </p>
        ))}
        <PassOverButton one={one} effect={effect} move={one.moves.find((found) => found.act === 'pass_over')} />
      </div>
    </Block>
  );
}

/** The dialog before the leader upholds. */
export const upholdWords = (one: Case, effect: Effect) => ({
  title: `签发：${one.number} 异议成立，《${effect.removed.title}》移出名单`,
  who: <Changes effect={effect} />,
  sends: effect.sends,
  takeBack: effect.takesBack,
  checks:
    effect.findings.length === 0 ? (
      <Status kind="done">递补作品的资格与名额规则已核对</Status>
    ) : (
      <Status kind="warn">{effect.findings.map((found) => found.message).join('；')}</Status>
    ),
  promise: '已审阅核查情况和上述后果',
  act: effect.promoted ? '签发：移出 1 部，递补 1 部' : '签发：移出 1 部',
});
