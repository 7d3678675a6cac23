import './applications.css';
import { Button } from 'antd';
import { SealLogo } from '../../../web/frame/SealLogo.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { QrCode } from '../../../web/parts/QrCode.tsx';
import { When, Work, whenText } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useApplication } from './use-application.ts';
import type { FilledForm } from '../views.ts';
import { paperUrl } from './FileDrawer.tsx';
import { FilesTable } from './FileParts.tsx';
import { ReopenMove } from './OwnMoves.tsx';

function Receipt({ application }: { application: FilledForm }) {
  const { id, number, title, applicant, recommenderName, batch, versionCode, edition, timeline, state } = application;
  const submitted = timeline.find(({ act }) => act === 'application.submit');
  const qr = `${number ?? ''}/${versionCode ?? ''}`;
  return (
    <>
      <PageHeader
        title="申报材料接收回执"
        sub={
          <span>
            <Work title={title} />　{batch.name}
          </span>
        }
        moves={
          <>
            <a className="button" href={paperUrl(id, 'receipt', 'pdf')} download>
              回执 PDF
            </a>
            <a className="button" href={paperUrl(id, 'receipt', 'docx')} download>
              回执 Word
            </a>
            <a className="button" href={paperUrl(id, 'form', 'pdf')} download>
              申请书 PDF
            </a>
            <Button onClick={() => window.print()}>打印</Button>
          </>
        }
      />
      <div className="with-aside">
        <div>
          <div className="row">
            <SealLogo size={40} sealed />
            <div>
              <p className="note">申报编号</p>
              <p className="receipt-number">{number}</p>
            </div>
          </div>
          <Block title="接收情况" className="gap">
            <Facts
              columns={2}
              facts={[
                ['接收时间', <When key="t" at={submitted?.at} form="seconds" />],
                ['提交人', submitted?.who],
                ['申报机构', applicant.name],
                ['接收单位', recommenderName],
                ['版次', `第 ${edition} 版`],
                ['版本码', versionCode],
              ]}
            />
          </Block>
        </div>
        <aside aria-label="接下来">
          <QrCode text={qr} label={`回执二维码：${qr}`} size={120} />
          <p className="note">{qr}</p>
          <Block title="接下来" className="gap">
            <p className="help-text">{recommenderName}受理人员核对材料：受理、通知补正或不予受理，结果通知您。</p>
            {state === 'submitted' ? (
              <p className="help-text">{whenText(batch.submitBy, 'prose')}24:00 前可以撤回重填。</p>
            ) : null}
            <p className="row gap no-print">
              <To className="button" path="/applications/$applicationId" params={{ applicationId: id }}>
                看申请书
              </To>
              <ReopenMove application={application} />
            </p>
          </Block>
        </aside>
      </div>
      <Block title="附件" note={`${application.files.length} 件，哈希用来核对是否同一文件`} className="gap">
        <FilesTable application={application} />
      </Block>
    </>
  );
}

/** Number, instant, every file with its hash; prints on one page. */
export default function ReceiptPage() {
  const applicationId = useParam('applicationId');
  const view = useApplication(applicationId);
  if (!view.ready) return <Waiting view={view} what="正在打开回执" />;
  if (view.data.edition === 0) {
    return (
      <Empty
        kind="not-open"
        title="还没有回执"
        button={{ label: '去填写', to: { path: '/applications/$applicationId', params: { applicationId } } }}
      >
        提交申报以后，回执写明编号、时间和每个文件的哈希。
      </Empty>
    );
  }
  return (
    <div className="receipt-page">
      <Receipt application={view.data} />
    </div>
  );
}
