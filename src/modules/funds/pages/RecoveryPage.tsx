import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { To, useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { recoveriesEndpoints as on } from '../endpoints.ts';
import { RecoveryActs } from './RecoveryActs.tsx';
import { type RecoveryShown, shapeOf } from './words.ts';
import './funds.css';

function Sums({ one }: { one: RecoveryShown }) {
  const yuan = (fen: number) => <Money fen={fen} scale="yuan" unit />;
  return (
    <Block title="金额">
      <Facts
        columns={3}
        facts={[
          ['应追回', yuan(one.amountFen)],
          ['已退回', yuan(one.returnedFen)],
          ['尚欠', yuan(one.leftFen)],
          ['未核销部分', yuan(one.unaccountedFen)],
          ['违规使用', yuan(one.misusedFen)],
          ['违约追回', yuan(one.breachFen)],
        ]}
      />
      {one.writtenOffFen > 0 ? <p>经决定核销损失 {yuan(one.writtenOffFen)}</p> : null}
    </Block>
  );
}

function Returns({ one }: { one: RecoveryShown }) {
  if (one.returns.length === 0) return null;
  return (
    <Block
      title="退回记录"
      note={`${one.returns.length} 笔　${one.viaProvince ? '经省级退回后上缴' : '直接退回原拨付账户'}`}
    >
      <table className="plain-table">
        <caption className="sr">退回记录</caption>
        <thead>
          <tr>
            <th>到账日期</th>
            <th>银行流水号</th>
            <th className="num">金额（元）</th>
            <th>登记</th>
          </tr>
        </thead>
        <tbody>
          {one.returns.map((row) => (
            <tr key={row.id}>
              <td>
                <When at={row.day} form="day" />
              </td>
              <td>
                <code>{row.serial}</code>
              </td>
              <td className="num">
                <Money fen={row.amountFen} scale="yuan" />
              </td>
              <td>{row.byName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  );
}

function Letter({ one }: { one: RecoveryShown }) {
  if (!one.preview) return null;
  const issued = one.letterNumber !== null;
  return (
    <Block
      title="追回函"
      note={issued ? one.letterNumber : `草稿；发函后 ${one.dueDays} 个工作日内退回`}
      extra={<a href={hrefOf(on.letter, { recoveryId: one.id })}>{issued ? '下载 PDF' : '查看草稿 PDF'}</a>}
    >
      <div className="reading letter-preview">
        <p className="addressee">{one.preview.addressee}：</p>
        {one.preview.paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </Block>
  );
}

/** One recovery: why, how much, the letter, what came back, and the next act. */
export default function RecoveryPage() {
  const recoveryId = useParam('recoveryId');
  const view = useView(on.detail, { recoveryId });
  usePageTitle(view.ready ? view.data.number : '追回');
  if (!view.ready) return <Waiting view={view} />;
  const one = view.data;
  return (
    <>
      <PageHeader
        title={`${one.number}　《${one.title}》`}
        sub={
          <>
            <Status kind={shapeOf(one.state)}>{one.stateLabel}</Status>
            {`　${one.reasonLabel}　${one.producerName}`}
            {one.dueOn ? (
              <>
                {'　退回期限 '}
                <When at={one.dueOn} form="day" />
                {one.late ? '（已逾期）' : ''}
              </>
            ) : null}
          </>
        }
      />
      <div className="with-aside">
        <div className="fund-blocks">
          <Sums one={one} />
          <Block
            title="事实与依据"
            note={`${one.openedByName}提出${one.checkedByName && one.checkedByName !== one.openedByName ? `，${one.checkedByName}核对` : ''}`}
          >
            <p>{one.statement}</p>
            {one.decision ? (
              <p>
                决定：{one.decision}
                <span className="note">
                  {`　${one.decidedByName ?? ''}　`}
                  <When at={one.decidedAt} />
                </span>
              </p>
            ) : null}
            {one.writeOffReason ? <p>核销理由：{one.writeOffReason}</p> : null}
          </Block>
          <Letter one={one} />
          <Returns one={one} />
        </div>
        <aside className="fund-blocks">
          <Block title="项目">
            <Facts
              columns={1}
              facts={[
                [
                  '项目',
                  <To key="p" path="/project-money/$projectId" params={{ projectId: one.projectId }}>
                    {one.projectNumber}
                  </To>,
                ],
                ['推荐单位', one.recommenderName],
                ['资金', one.fundName],
              ]}
            />
          </Block>
          <Block title="办理过程">
            <Timeline events={one.timeline} />
          </Block>
        </aside>
      </div>
      <RecoveryActs one={one} />
    </>
  );
}
