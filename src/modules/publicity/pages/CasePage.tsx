import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { WorkingDayStrip } from '../../../web/parts/Stages.tsx';
import { When, Work } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { sizeText } from '../../../web/parts/wording.ts';
import { usePageTitle } from '../../../web/page-title.ts';
import { To, useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { objectionEndpoints as on } from '../endpoints.ts';
import { CaseActs } from './CaseActs.tsx';
import type { Case } from './case-type.ts';
import { Identity } from './Identity.tsx';
import { objectionShapes } from './words.ts';
import './publicity.css';

function Claim({ one }: { one: Case }) {
  return (
    <div>
      <Block
        title="异议内容"
        note={`${one.claimantKindLabel}　${one.groundLabel}　${one.channelLabel}${one.enteredByName ? `（${one.enteredByName}登记）` : ''}`}
      >
        <p className="case-claim">{one.claim}</p>
      </Block>
      <Identity one={one} />
      {one.mayLook ? (
        <Block title="材料" note={`${one.files.length} 件`}>
          <ul>
            {one.files.map((file) => (
              <li key={file.id} className="slot-file">
                <Shape kind={file.readable ? 'done' : 'lock'} />
                {file.readable ? (
                  <a href={hrefOf(on.file, { objectionId: one.id, fileId: file.id })}>{file.name}</a>
                ) : (
                  <span>{file.name}（查看提出人信息后可读）</span>
                )}
                <span className="note">
                  {file.purposeLabel}　{sizeText(file.size)}
                </span>
                <code className="digest" title={file.sha256}>
                  {file.sha256.slice(0, 8)}…
                </code>
              </li>
            ))}
          </ul>
          {one.files.length === 0 ? <p className="note">没有附材料。</p> : null}
        </Block>
      ) : null}
      <Block title="被异议作品">
        <Facts
          columns={1}
          facts={[
            ['作品', <Work key="w" title={one.workTitle} />],
            ['申报编号', one.workNumber],
            ['申报机构', one.applicantName],
            ['推荐单位', one.recommenderName],
            [
              '公示',
              <To key="n" path="/notices/$code" params={{ code: one.code }}>
                {one.noticeTitle}（{one.code}）
              </To>,
            ],
          ]}
        />
      </Block>
    </div>
  );
}

function Requests({ one }: { one: Case }) {
  if (one.requests.length === 0) return null;
  return (
    <Block title="说明" note={`${one.requests.length} 件`}>
      {one.requests.map((request) => (
        <div key={request.id} className="request-card">
          <p>
            <b>{request.partyLabel}</b>　{request.organizationName}
            {'　'}
            {request.answeredAt ? (
              <Status kind="done">已说明</Status>
            ) : (
              <Status kind={request.late ? 'bad' : 'wait'}>{request.late ? '逾期未答' : '等待说明'}</Status>
            )}
          </p>
          <p className="note">
            <When at={request.askedAt} /> 提出，期限 <When at={request.dueOn} form="day" />
          </p>
          <p>问：{request.question}</p>
          {request.answer ? (
            <p>
              答：{request.answer}
              <span className="note">
                {'　'}
                {request.answeredByName}　<When at={request.answeredAt} />
              </span>
            </p>
          ) : null}
        </div>
      ))}
    </Block>
  );
}

function Course({ one }: { one: Case }) {
  const { clock } = one;
  return (
    <div>
      <Block title="答复时限" note={clock ? (clock.met ? '已答复' : `剩 ${clock.left} 个工作日`) : '匿名，不计时'}>
        {clock ? (
          <WorkingDayStrip days={clock.days} label={`答复至${clock.dueOn}`} sentence={`${clock.sentence}。`} />
        ) : (
          <p className="note">匿名反映作为线索核查，不作答复。</p>
        )}
      </Block>
      {one.reply ? (
        <Block title="已答复提出人">
          <p>{one.reply}</p>
          <p className="note">
            <When at={one.repliedAt} />
          </p>
        </Block>
      ) : null}
      {one.finding ? (
        <Block title="核查意见" note={one.proposalLabel}>
          <p>{one.finding}</p>
          <p>对外理由：{one.publicReason}</p>
          {one.returnReason ? <p>退回意见：{one.returnReason}</p> : null}
        </Block>
      ) : null}
      <Requests one={one} />
      <Block title="办理过程">
        <Timeline events={one.timeline} />
      </Block>
    </div>
  );
}

/** A case in three columns: claim and evidence, time and course, acts with their effect. */
export default function CasePage() {
  const objectionId = useParam('objectionId');
  const view = useView(on.detail, { objectionId });
  usePageTitle(view.ready ? view.data.number : '异议');
  if (!view.ready) return <Waiting view={view} />;
  const one = view.data;
  return (
    <>
      <PageHeader
        title={`${one.number}　《${one.workTitle}》`}
        sub={
          <>
            <Status kind={objectionShapes[one.state]}>{one.stateLabel}</Status>　{one.batchName}　收到{' '}
            <When at={one.receivedAt} />
            {'　'}承办人 {one.handlerName ?? '未指定'}
            {one.closedReason ? `　理由：${one.closedReason}` : ''}
          </>
        }
      />
      <div className="case-columns">
        <Claim one={one} />
        <Course one={one} />
        <CaseActs one={one} />
      </div>
    </>
  );
}
