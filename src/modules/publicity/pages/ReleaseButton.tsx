import type { OpenMove } from '../../../base/workflow.ts';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { WorkingDayStrip } from '../../../web/parts/Stages.tsx';
import { useView } from '../../../web/server-state.ts';
import { publicityEndpoints as at } from '../endpoints.ts';

/** The leader's release, with its whole effect said before: number, window, whom it concerns. */
export function ReleaseButton({ noticeId, move }: { noticeId: string; move: OpenMove | undefined }) {
  const view = useView(at.effect, { noticeId });
  if (!view.ready) return null;
  const effect = view.data;
  return (
    <MoveButton
      move={move}
      endpoint={at.release}
      input={{ noticeId, version: effect.version }}
      effect={{
        title: `签发并发布公示：${effect.works} 部作品`,
        who: `${effect.works} 部作品（给予资金 ${effect.funded}，不给予资金 ${effect.unfunded}），${effect.organisations} 家申报机构，${effect.recommenders} 家推荐单位`,
        sends: (
          <>
            <p>
              {effect.documentNumber}　{effect.sends}
            </p>
            <WorkingDayStrip
              days={effect.window.days}
              label={`公示至${effect.window.until}`}
              sentence={`${effect.window.sentence}。`}
            />
          </>
        ),
        takeBack: effect.takesBack,
        checks:
          effect.findings.length === 0 ? (
            <Status kind="done">名单与签发的评定结论一致，正文填空齐全</Status>
          ) : (
            <Status kind="bad">{effect.findings.map((one) => one.message).join('；')}</Status>
          ),
        promise: '已通读公示稿，同意发布',
        act: `签发并发布 ${effect.works} 部`,
      }}
    />
  );
}
