import type { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Work } from '../../../web/parts/Text.tsx';
import type { UpholdEffectOut } from '../views.ts';
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

/** What would happen if the objection were upheld today; nothing is changed by looking. */
export function EffectBlock({ effect }: { effect: Effect }) {
  return (
    <Block title="如认定成立" note="试算，未作任何改动">
      <div className="case-effect">
        <Changes effect={effect} />
        {effect.findings.map((one) => (
          <p key={one.message}>
            <Status kind={one.weight === 'look' ? 'warn' : 'bad'}>{one.message}</Status>
          </p>
        ))}
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
