import './applications.css';
import { useFrame } from '../../../web/frame/use-frame.ts';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { OwnApplications } from './OwnApplications.tsx';
import { ReceivedApplications } from './ReceivedApplications.tsx';

/** 我的申报, 申报受理 or 申报总览: the same rows, laid out for who looks. */
export default function ApplicationsPage() {
  const frame = useFrame();
  if (!frame.ready) return <Waiting view={frame} />;
  const own = frame.data.menu.some(({ key }) => key === 'own-applications');
  if (own) return <OwnApplications />;
  return <ReceivedApplications nation={frame.data.menu.some(({ key }) => key === 'all-applications')} />;
}
