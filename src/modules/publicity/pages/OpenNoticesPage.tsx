import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { publicEndpoints } from '../endpoints.ts';
import { NoticeLines } from './NoticeLines.tsx';
import './publicity.css';

/** 公示: the lists that are or were open to objections. */
export default function OpenNoticesPage() {
  const view = useView(publicEndpoints.notices, { kind: 'notice', size: 100 });
  return (
    <div className="public-page">
      <h1>公示</h1>
      {view.ready ? <NoticeLines rows={view.data.rows} none="目前没有公示" /> : <Waiting view={view} />}
    </div>
  );
}
