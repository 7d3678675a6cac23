import './promotion.css';
import type { z } from 'zod';
import { usePageTitle } from '../../../web/page-title.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { When, Work } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { promotionEndpoints as at } from '../endpoints.ts';
import { CancelPromise, CheckProof, ReturnProof } from '../schema.ts';
import { isShort, missingText } from '../rules.ts';
import { metrics, places, proofStates, standings } from '../terms.ts';
import type { PromiseOut } from '../views.ts';
import { ReportProof } from './ReportProof.tsx';
import { proofShapes, standingShapes } from './words.ts';

type Shown = z.output<typeof PromiseOut>;
const cancelForm = CancelPromise.omit({ promiseId: true, version: true });
const checkForm = CheckProof.omit({ proofId: true, version: true });
const returnForm = ReturnProof.omit({ proofId: true, version: true });

function Proofs({ proofs }: Pick<Shown, 'proofs'>) {
  return (
    <Block title="证明" note={`${proofs.length} 份，已核对的计入天数`}>
      {proofs.length === 0 ? <p className="note">还没有提交证明。</p> : null}
      <ol className="proof-list">
        {proofs.map((proof) => (
          <li key={proof.id}>
            <p className="row">
              <b>第 {proof.serial} 次</b>
              <span>
                <When at={proof.fromOn} form="day" /> 至 <When at={proof.untilOn} form="day" />
              </span>
              <Status kind={proofShapes[proof.state]}>{proofStates[proof.state]}</Status>
              <span className="grow" />
              <MoveButton
                move={proof.moves.find(({ act }) => act === 'confirm')}
                endpoint={at.confirm}
                input={{ proofId: proof.id, version: proof.version }}
                form={{ schema: checkForm }}
                size="small"
                primary
              />
              <MoveButton
                move={proof.moves.find(({ act }) => act === 'return')}
                endpoint={at.return}
                input={{ proofId: proof.id, version: proof.version }}
                form={{ schema: returnForm }}
                size="small"
              />
            </p>
            <p className="proof-facts">
              <a href={proof.address} target="_blank" rel="noreferrer noopener">
                {proof.address}
              </a>
              <a href={hrefOf(at.capture, { proofId: proof.id })}>{proof.fileName}</a>
              <code className="digest" title={proof.sha256}>
                {proof.sha256.slice(0, 12)}…
              </code>
              {Object.entries(proof.figures).map(([metric, n]) => (
                <span key={metric}>
                  {metrics[metric as keyof typeof metrics]} {n.toLocaleString('zh-CN')}
                </span>
              ))}
            </p>
            {proof.note ? <p>{proof.note}</p> : null}
            <p className="note">
              {proof.reportedByName}　<When at={proof.reportedAt} /> 报送
              {proof.checkedAt ? (
                <>
                  ；{proof.checkedByName}　<When at={proof.checkedAt} /> {proofStates[proof.state]}
                  {proof.checkNote ? `：${proof.checkNote}` : ''}
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
    </Block>
  );
}

/** One promised place: what was promised, what was proved, what is missing. */
export default function PromisePage() {
  const promiseId = useParam('promiseId');
  const view = useView(at.detail, { promiseId });
  usePageTitle(view.ready ? `《${view.data.title}》${places[view.data.place]}` : '承诺位置');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这项承诺" button={{ label: '看宣推列表', to: { path: '/promotion' } }}>
        地址有误，或不在您可以查看的范围内。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const one = view.data;
  const missing = missingText(one.kept);
  return (
    <>
      <PageHeader
        title={`${one.platformName}　${places[one.place]}`}
        sub={
          <span className="row">
            <Work title={one.title} />
            <span className="num">{one.projectNumber}</span>
            <Status kind={standingShapes[one.kept.standing]}>{standings[one.kept.standing]}</Status>
          </span>
        }
        moves={
          <MoveButton
            move={one.moves.find(({ act }) => act === 'cancel')}
            endpoint={at.cancel}
            input={{ promiseId, version: one.version }}
            form={{ schema: cancelForm }}
          />
        }
      />
      {isShort(one.kept) ? (
        <div className="promotion-note">
          <Shape kind="bad" /> 承诺期已过，尚欠 {missing}
        </div>
      ) : null}
      <div className="with-aside promotion-columns">
        <div>
          {one.moves.some(({ act }) => act === 'report') ? <ReportProof one={one} /> : null}
          <Proofs proofs={one.proofs} />
        </div>
        <div>
          <Block title="承诺" note={`${one.kept.coveredDays}/${one.days} 天已核对`}>
            <Facts
              columns={1}
              facts={[
                ['具体位置', one.placeNote],
                ...(one.members.length > 0 ? [['矩阵成员', one.members.join('、')] as [string, string]] : []),
                [
                  '承诺期',
                  <span key="span">
                    <When at={one.fromOn} form="day" /> 至 <When at={one.untilOn} form="day" />
                  </span>,
                ],
                ['承诺天数', `${one.days} 天`],
                ...one.kept.figures.map(({ metric, promised, reached }): [string, string] => [
                  metrics[metric],
                  `${reached.toLocaleString('zh-CN')} / ${promised.toLocaleString('zh-CN')}`,
                ]),
                ['尚欠', missing || '无'],
                ['依据', one.basis],
                ['登记', `${one.enteredByName}`],
                ...(one.cancelReason ? [['撤销原因', one.cancelReason] as [string, string]] : []),
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
