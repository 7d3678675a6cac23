import './applications.css';
import { useFrame } from '../../../web/frame/use-frame.ts';
import { usePageTitle } from '../../../web/page-title.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { ApplicationForm } from './ApplicationForm.tsx';
import { ApplicationReading } from './ApplicationReading.tsx';
import { useApplication } from './use-application.ts';

const othersMs = 20_000; // how soon one sees what colleagues write

/** One application: the form for those who fill it in, the file for everybody else. */
export default function ApplicationPage() {
  const applicationId = useParam('applicationId');
  const frame = useFrame();
  const view = useApplication(applicationId, { refetchMs: othersMs });
  usePageTitle(view.ready ? view.data.title : '申请书');
  if (!view.ready && view.problem?.status === 404) return <Gone />;
  if (!view.ready)
    return (
      <div className="page-pending">
        <Waiting view={view} what="正在打开申请书" />
      </div>
    );
  const personId = frame.ready ? (frame.data.person?.id ?? '') : '';
  const application = view.data;
  return application.mayFill && personId ? (
    <ApplicationForm
      key={`${applicationId}${application.state}`}
      application={application}
      personId={personId}
      again={view.again}
    />
  ) : (
    <ApplicationReading key={applicationId} application={application} />
  );
}

/** What one may not see looks as if it were not there. */
function Gone() {
  return (
    <div className="page-pending">
      <Empty kind="none-match" title="没有这份申报" button={{ label: '看申报列表', to: { path: '/applications' } }}>
        地址有误，或这份申报不在您可以查看的范围内。
      </Empty>
    </div>
  );
}
