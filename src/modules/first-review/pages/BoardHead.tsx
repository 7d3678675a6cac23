import { Countdown } from '../../../web/parts/Countdown.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { type Kind, Shape } from '../../../web/parts/Shape.tsx';
import { Fig, whenText } from '../../../web/parts/Text.tsx';
import type { BoardView } from '../list-views.ts';

type Rule = { name: string; need: string; have: string; kind: Kind; fill: number; of: number };

/** Places first, then the composition rules of the call. */
export function rulesOf({ quota, candidates, composition }: BoardView): Rule[] {
  const seated = candidates.filter((one) => one.rank !== null).length;
  const places: Rule = {
    name: '名额',
    have: `已定 ${seated}`,
    need: `至多 ${quota.allowed}${quota.extra ? `（含增加 ${quota.extra}）` : ''}`,
    kind: seated > quota.allowed ? 'bad' : seated === quota.allowed ? 'done' : 'doing',
    fill: seated,
    of: quota.allowed,
  };
  return [
    places,
    ...composition.map(
      ({ label, need, have, met, fill, of }): Rule => ({
        name: label,
        need,
        have,
        kind: met ? 'done' : 'warn',
        fill,
        of,
      }),
    ),
  ];
}

/** Quota, clock and composition of the list. */
export function BoardHead({ board }: { board: BoardView }) {
  const { batch, candidates, quota } = board;
  const count = (state: string) => candidates.filter((one) => one.state === state).length;
  const seated = candidates.filter((one) => one.rank !== null).length;
  return (
    <>
      <PageHeader
        title="推荐名单"
        sub={
          <>
            <span>
              名额 <Fig n={quota.allowed} />
            </span>
            <span>
              已定 <Fig n={seated} />
            </span>
            <span>
              候选 <Fig n={candidates.length} to={{ path: '/first-review' }} label={`候选 ${candidates.length} 部`} />
            </span>
            <span>
              补正中{' '}
              <Fig
                n={count('correcting')}
                to={{ path: '/applications', search: { state: 'correcting' } }}
                label="补正中"
              />
            </span>
          </>
        }
        meta={
          <Countdown
            label="距推荐截止"
            endsAt={batch.recommendationEndsAt}
            endText={`${whenText(batch.recommendBy, 'prose')}24:00`}
            why={`${batch.name}推荐单位截止：${whenText(batch.recommendBy, 'long')}24:00，按服务器时间（方案六（一）5）`}
          />
        }
      />
      <ol className="board-rules" aria-label="名单构成要求">
        {rulesOf(board).map((rule) => (
          <li key={rule.name}>
            <span className="rule-name">
              <Shape kind={rule.kind} />
              {rule.name}
            </span>
            <span className="rule-cells" aria-hidden="true">
              {Array.from({ length: Math.max(rule.of, rule.fill) }, (_, i) => (
                <i key={i} className={i < rule.fill ? `on k-${rule.kind}` : ''} />
              ))}
            </span>
            <span className="rule-text">
              <b className={rule.kind === 'warn' || rule.kind === 'bad' ? 'short' : ''}>{rule.have}</b>　{rule.need}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
