import { useEffect, useState } from 'react';
import { Empty } from '../parts/Empty.tsx';
import { Bars } from '../parts/Waiting.tsx';
import { useNewBuild } from '../new-build.tsx';
import { newIntention } from '../request.ts';
import { places } from './places.ts';

/** 404: the address leads nowhere, or nowhere this person may know of. */
export function NotFoundPage() {
  return (
    <div className="page-centre">
      <h1 className="sr">没有这个页面</h1>
      <Empty kind="none-match" title="没有这个页面" button={{ label: '回到首页', to: { path: places.home } }}>
        地址可能写错了，或者内容已撤下、您看不到。从菜单或搜索再找一次。
      </Empty>
    </div>
  );
}

/** 403: may be seen, may not be done. */
export function ForbiddenPage({ why = '您的角色没有这项权限。需要时请联系本单位管理员。' }: { why?: string }) {
  return (
    <div className="page-centre">
      <h1 className="sr">没有权限</h1>
      <Empty kind="no-right" title="没有权限" button={{ label: '回到工作台', to: { path: places.workbench } }}>
        {why}
      </Empty>
    </div>
  );
}

/** A fault of the page itself; the number goes to the help line together with the browser's log. */
export function FaultPage({ error }: { error: unknown }) {
  const [reference] = useState(() => `W-${newIntention().slice(0, 8).toUpperCase()}`);
  const newer = useNewBuild();
  if (!navigator.onLine) return <OfflinePage />;
  if (newer) return <NewerPage />;
  console.error(reference, error);
  return (
    <div className="page-centre">
      <h1 className="sr">页面出错</h1>
      <Empty kind="fault" title="页面出错" button={{ label: '重新打开', run: () => location.reload() }}>
        已保存的内容没有受影响。仍不行请联系技术支持，报编号 {reference}。
      </Empty>
    </div>
  );
}

/** The page's program could not be fetched because the network is gone; it is opened when the network is back. */
function OfflinePage() {
  useEffect(() => {
    const again = () => location.reload();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
  return (
    <div className="page-centre">
      <Empty kind="fault" title="没有连上服务器" button={{ label: '返回上一页', run: () => history.back() }}>
        这一页还没有取到，网络恢复后自动打开。已打开过的页面和已填的内容都在本机。
      </Empty>
    </div>
  );
}

/** The page that was asked for belongs to a newer build than this window. */
function NewerPage() {
  return (
    <div className="page-centre">
      <h1 className="sr">系统已更新</h1>
      <Empty kind="fault" title="系统已更新" button={{ label: '换到新版', run: () => location.reload() }}>
        已保存的内容没有受影响，重新打开即可继续。
      </Empty>
    </div>
  );
}

/** While a page's program is fetched. */
export function PendingPage() {
  return (
    <div className="page-pending">
      <Bars what="正在打开页面" />
    </div>
  );
}
