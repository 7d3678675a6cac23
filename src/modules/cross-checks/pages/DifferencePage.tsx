import './cross-checks.css';
import type { z } from 'zod';
import { useMenuHas } from '../../../web/frame/use-frame.ts';
import { usePageTitle } from '../../../web/page-title.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { crossChecksEndpoints as at } from '../endpoints.ts';
import { CloseDifference, ReopenDifference, ReturnDifference } from '../schema.ts';
import { differenceStates, ends, grades, sources, verdicts } from '../terms.ts';
import type { DifferenceOut, SideOut } from '../views.ts';
import { AnswerBlock } from './AnswerBlock.tsx';
import { CloseAlikeButton } from './CloseAlike.tsx';
import { asOfText, gradeShapes, stateShapes } from './words.ts';

type Shown = z.output<typeof DifferenceOut>;
type Side = z.output<typeof SideOut>;
type Round = Shown['rounds'][number];
const returnForm = ReturnDifference.omit({ differenceId: true, version: true });
const closeForm = CloseDifference.omit({ differenceId: true, version: true });
const reopenForm = ReopenDifference.omit({ differenceId: true, version: true });

function SideCard({ name, side }: { name: string; side: Side }) {
  return (
    <section className="difference-side" aria-label={name}>
      <h3>
        {name}　{sources[side.source]}
      </h3>
      <p className={side.text === '未填' ? 'difference-figure dim' : 'difference-figure'}>{side.text}</p>
      <p className="note">
        {side.fieldLabel} · {side.orgName} · {asOfText(side.asOf)}
      </p>
      {side.parts.length > 0 ? (
        <ul className="difference-parts">
          {side.parts.map((part) => (
            <li key={part.path}>
              <a href={part.path}>{part.orgName}</a>　{part.text}
            </li>
          ))}
        </ul>
      ) : null}
      {side.path ? <a href={side.path}>查看出处</a> : <span className="note">出处由该单位和总局查看</span>}
    </section>
  );
}

function RoundLine({ one, differenceId }: { one: Round; differenceId: string }) {
  return (
    <li>
      <p>
        <b>第 {one.round} 次</b>　<When at={one.openedAt} />　{sources[one.left.source]} {one.left.text}，
        {sources[one.right.source]} {one.right.text}，{one.gap}
      </p>
      {one.answer ? (
        <p>
          说明（{one.answeredByName}，
          <When at={one.answeredAt ?? one.openedAt} />
          ）：{one.verdict ? `${verdicts[one.verdict]}。` : ''}
          {one.answer}
          {one.file ? <a href={hrefOf(at.file, { differenceId, fileId: one.file.fileId })}>　{one.file.name}</a> : null}
        </p>
      ) : null}
      {one.decision && one.decidedByName ? (
        <p>
          处理意见（{one.decidedByName}）：{one.decision}
        </p>
      ) : null}
      {one.endedHow ? (
        <p className="note">
          {ends[one.endedHow]}
          {one.endedHow === 'agreed' ? `：${one.decision}` : ''} <When at={one.endedAt ?? one.openedAt} />
        </p>
      ) : null}
    </li>
  );
}

function Moves({ one }: { one: Shown }) {
  const input = { differenceId: one.id, version: one.version };
  const move = (act: string) => one.moves.find((open) => open.act === act);
  return (
    <>
      <CloseAlikeButton one={one} />
      <MoveButton move={move('close')} endpoint={at.close} input={input} form={{ schema: closeForm }} primary />
      <MoveButton move={move('return')} endpoint={at.return} input={input} form={{ schema: returnForm }} />
      <MoveButton move={move('reopen')} endpoint={at.reopen} input={input} form={{ schema: reopenForm }} />
    </>
  );
}

/** One difference: what both sides say and where, what was answered, how it ended, and every earlier time. */
export default function DifferencePage() {
  const hasWorks = useMenuHas('/works');
  const differenceId = useParam('differenceId');
  const view = useView(at.detail, { differenceId });
  usePageTitle(view.ready ? `《${view.data.title}》${view.data.ruleLabel}` : '数据差异');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这项差异" button={{ label: '看数据核对', to: { path: '/differences' } }}>
        地址有误，或不在您可以查看的范围内。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const one = view.data;
  return (
    <>
      <PageHeader
        title={`《${one.title}》${one.ruleLabel}`}
        sub={
          <span className="row">
            <Status kind={stateShapes[one.state]}>{differenceStates[one.state]}</Status>
            <Status kind={gradeShapes[one.grade]}>{grades[one.grade]}</Status>
            <span>{one.gap}</span>
          </span>
        }
        moves={<Moves one={one} />}
      />
      <div className="difference-sides">
        <SideCard name="甲方" side={one.left} />
        <SideCard name="乙方" side={one.right} />
      </div>
      <div className="with-aside difference-columns">
        <div>
          {one.moves.some((move) => move.act === 'answer') ? <AnswerBlock key={one.version} one={one} /> : null}
          <Block title="说明与处理" note={`共 ${one.rounds.length} 次`}>
            <ol className="difference-rounds">
              {one.rounds.map((round) => (
                <RoundLine key={round.round} one={round} differenceId={one.id} />
              ))}
            </ol>
          </Block>
        </div>
        <div>
          <Block title="核对">
            <Facts
              columns={1}
              facts={[
                ['说明单位', one.answerName],
                [
                  '说明期限',
                  <span key="due">
                    <When at={one.dueOn} form="day" />
                    {one.isLate ? <b className="difference-late">　逾期</b> : null}
                  </span>,
                ],
                ['推荐单位', one.unitName ?? '—'],
                ['允许差额', one.tolerance],
                ['依据', [one.clause, one.ruleSource].filter(Boolean).join('；')],
                [
                  '作品',
                  hasWorks ? (
                    <To key="work" path="/works/$workId" params={{ workId: one.workId }}>
                      作品档案
                    </To>
                  ) : (
                    one.title
                  ),
                ],
              ]}
            />
          </Block>
          <Block title="办理过程">
            <Timeline events={one.timeline} />
          </Block>
        </div>
      </div>
    </>
  );
}
