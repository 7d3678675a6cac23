import { Button } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Drawer } from '../../../web/parts/Drawer.tsx';
import { Findings } from '../../../web/parts/Findings.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { Work } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import type { BoardView, CandidateShown } from '../list-views.ts';
import type { WorkScoresView } from '../views.ts';
import { scoreText } from './words.ts';

/** Marks and comments of the panel on one work, after the closing. */
export function PanelMarks({ applicationId }: { applicationId: string }) {
  const view = useView(firstReviewEndpoints.scores, { applicationId });
  if (!view.ready)
    return view.problem?.status === 404 ? (
      <p className="none">打分结束后显示各评委的评分与评语。</p>
    ) : (
      <Waiting view={view} />
    );
  return <Marks scores={view.data} />;
}

const markText = (mark: number | boolean | undefined): string =>
  mark === undefined ? '—' : typeof mark === 'boolean' ? (mark ? '通过' : '不通过') : String(mark);

function Marks({ scores }: { scores: WorkScoresView }) {
  const { criteria, sheets, score, rule, recused } = scores;
  return (
    <>
      <p className="none">
        {rule}：<b>{scoreText(score.score)}</b>　离差 {score.spread.toFixed(1)}　有效评分 {score.marksCount} 份
        {score.vetoed ? <span className="bad-text">　一票否决</span> : null}
        {recused.length > 0 ? `　回避：${recused.join('、')}` : ''}
      </p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="各评委评分">
        <table className="score-grid">
          <caption className="sr">各评委评分</caption>
          <thead>
            <tr>
              <th scope="col">评委</th>
              {criteria.map((one) => (
                <th key={one.key} scope="col" className="num" title={one.gate ? '通过或不通过' : `满分 ${one.max}`}>
                  {one.label}
                </th>
              ))}
              <th scope="col" className="num">
                合计
              </th>
            </tr>
          </thead>
          <tbody>
            {sheets.map((sheet) => (
              <tr key={sheet.reviewer} className={sheet.dropped ? 'dropped' : ''}>
                <td className="nowrap">
                  {sheet.reviewer}
                  {sheet.dropped ? '（去掉）' : ''}
                </td>
                {criteria.map((one) => (
                  <td key={one.key} className={sheet.marks[one.key] === false ? 'num bad-text' : 'num'}>
                    {markText(sheet.marks[one.key])}
                  </td>
                ))}
                <td className="num">
                  <b>{sheet.total}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sheets.map((sheet) => (
        <p key={sheet.reviewer} className="score-comment">
          <b>{sheet.reviewer}</b>
          <span className="song">{sheet.comment}</span>
        </p>
      ))}
    </>
  );
}

/** Everything about one candidate: findings, marks, comments; the leader may pass the work over from here. */
export function ScoresDrawer({
  candidate,
  board,
  onClose,
  onGo,
}: {
  candidate: CandidateShown | undefined;
  board: BoardView;
  onClose: () => void;
  onGo: (id: string) => void;
}) {
  const [passing, setPassing] = useState(false);
  const index = board.candidates.findIndex((one) => one.applicationId === candidate?.applicationId);
  const to = (by: number) => {
    const next = board.candidates[index + by];
    return next ? () => onGo(next.applicationId) : undefined;
  };
  if (!candidate) return null;
  const mayPass = board.mayPassOver && candidate.state === 'accepted' && candidate.rank === null;
  return (
    <Drawer
      open
      title={
        <Work
          title={candidate.title}
          to={{ path: '/applications/$applicationId', params: { applicationId: candidate.applicationId } }}
        />
      }
      onClose={onClose}
      onPrevious={to(-1)}
      onNext={to(1)}
      width={640}
      foot={mayPass ? <Button onClick={() => setPassing(true)}>不予推荐…</Button> : undefined}
    >
      <p className="note">
        {candidate.number}　{candidate.applicant}　{candidate.category}
      </p>
      <Block title="自动核验" className="gap" note={candidate.findings.length || undefined}>
        {candidate.findings.length === 0 ? (
          <p className="none">
            <Shape kind="done" /> 没有发现问题
          </p>
        ) : (
          <Findings findings={candidate.findings.map(({ path: _, ...rest }) => rest)} />
        )}
      </Block>
      <Block title="初评评分与评语" className="gap">
        <PanelMarks applicationId={candidate.applicationId} />
      </Block>
      <ActDialog
        open={passing}
        title={`不予推荐《${candidate.title}》`}
        act="不予推荐"
        endpoint={firstReviewEndpoints.passOver}
        fixed={{ applicationId: candidate.applicationId }}
        onCancel={() => setPassing(false)}
        onDone={() => {
          setPassing(false);
          onClose();
        }}
        effect={{
          title: `不予推荐《${candidate.title}》`,
          who: <p>{candidate.applicant}将看到“未推荐”和下面的意见，看不到分数与名次。</p>,
          sends: <p>不发函；结果与意见记入该申报。</p>,
          takeBack: <p>办理后不能撤回，本批次不能再列入名单。</p>,
          act: '不予推荐 1 部',
        }}
      />
    </Drawer>
  );
}
