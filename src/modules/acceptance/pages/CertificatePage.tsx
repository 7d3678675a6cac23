import './acceptance.css';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { acceptanceEndpoints as at } from '../endpoints.ts';

/** Whoever holds a certificate checks it against the record by the code printed on it. */
export default function CertificatePage() {
  const code = useParam('code');
  const view = useView(at.publicCertificate, { code });
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这份验收证书" button={{ label: '回首页', to: { path: '/' } }}>
        核验码有误，或证书不是由本系统制发的。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} what="正在核验" />;
  const one = view.data;
  return (
    <div className="reading certificate">
      <PageHeader title="验收证书核验" sub={`核验码 ${one.code}`} />
      <Block
        title={one.number}
        extra={one.valid ? <Status kind="done">有效</Status> : <Status kind="bad">已作废</Status>}
      >
        {one.voidReason ? <p>作废原因：{one.voidReason}</p> : null}
        <Facts
          columns={1}
          facts={[
            ['作品', `《${one.title}》`],
            ['项目编号', one.projectNumber],
            ['制作机构', one.producer],
            ['成片', `${one.episodeCount} 集，${one.totalLength}`],
            ['验收日期', <When key="w" at={one.acceptedOn} form="day" />],
            ['制发单位', one.issuer],
            [
              '内容校验值（SHA-256）',
              <code key="d" className="digest-long">
                {one.digest}
              </code>,
            ],
          ]}
        />
      </Block>
    </div>
  );
}
