import './evaluations.css';
import { SampleNote } from '../../../web/frame/SampleNote.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { Countdown } from '../../../web/parts/Countdown.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { endOfDay, longDate } from '../../../base/time.ts';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { evaluationSheetsEndpoints as at } from '../endpoints.ts';
import { pointsText } from '../rules.ts';
import { ReturnSheet } from '../schema.ts';
import { sheetStates } from '../terms.ts';
import { FillSheet } from './FillSheet.tsx';
import { MarkTable } from './MarkTable.tsx';
import { Objections } from './Objections.tsx';
import { ScoreHead } from './ScoreHead.tsx';
import { SettleSheet } from './SettleSheet.tsx';
import { type Sheet, sheetShapes } from './words.ts';

const returnForm = ReturnSheet.pick({ reason: true });

/** The sheet to read: what was said, and, once announced, what was settled. */
function ReadSheet({ it }: { it: Sheet }) {
  const shows = it.total !== null;
  const input = { sheetId: it.id, version: it.version };
  const moves = it.moves.filter(({ act }) => act === 'return' || act === 'submit');
  return (
    <>
      {it.summary ? (
        <Block title="工作综述">
          <p className="sheet-summary">{it.summary}</p>
        </Block>
      ) : null}
      {it.pillars.map(({ key, label, weight }) => (
        <Block key={key} title={label} note={`${weight} 分`}>
          <MarkTable
            it={it}
            marks={it.marks.filter(({ pillar }) => pillar === key)}
            cells={{
              own: (mark) => mark.selfNote || <span className="dim">—</span>,
              ...(shows
                ? {
                    settled: (mark) => (
                      <>
                        <b>{mark.settled ? pointsText(mark.score) : '未核定'}</b>
                        {mark.reason ? <p className="note">{mark.reason}</p> : null}
                      </>
                    ),
                  }
                : {}),
            }}
          />
        </Block>
      ))}
      {moves.length > 0 ? (
        <MovesBar
          moves={moves}
          quiet={
            <MoveButton
              move={moves.find(({ act }) => act === 'return')}
              endpoint={at.return}
              input={input}
              form={{ schema: returnForm }}
            />
          }
          act={
            <MoveButton move={moves.find(({ act }) => act === 'submit')} endpoint={at.submit} input={input} primary />
          }
        />
      ) : null}
    </>
  );
}

/** 评价表 of one body: filled in by it, settled by the nation, objected to, read. */
export default function SheetPage() {
  const sheetId = useParam('sheetId');
  const view = useView(at.detail, { sheetId });
  usePageTitle(view.ready ? `${view.data.orgName}评价表` : '评价表');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这份评价表">
        地址有误，或不在您可以查看的范围内。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const it = view.data;
  const { mayWrite, maySettle } = it;
  return (
    <div className="sheet-page">
      <SampleNote className="no-print" />
      <PageHeader
        title={it.orgName}
        sub={
          <span className="row">
            <span>{it.title}</span>
            <Status kind={sheetShapes[it.state]}>{sheetStates[it.state]}</Status>
            <span>
              指标值时点 <When at={it.computedAt} />
            </span>
            {it.evaluationState === 'published' ? (
              <To path="/evaluations/$evaluationId/result" params={{ evaluationId: it.evaluationId }}>
                评价结果
              </To>
            ) : null}
          </span>
        }
        meta={
          mayWrite ? (
            <Countdown label="自评截止" endsAt={endOfDay(it.selfDueOn)} endText={`${longDate(it.selfDueOn)} 24:00`} />
          ) : null
        }
      />
      {it.returnReason ? (
        <p>
          <Shape kind="bad" /> 已退回修改：{it.returnReason}
        </p>
      ) : null}
      <ScoreHead pillars={it.pillars} total={it.total} />
      {mayWrite ? (
        <FillSheet key={it.version} it={it} />
      ) : maySettle ? (
        <SettleSheet key={it.version} it={it} />
      ) : (
        <ReadSheet it={it} />
      )}
      <Objections it={it} />
      <Block title="办理过程">
        <Timeline events={it.timeline} />
      </Block>
    </div>
  );
}
