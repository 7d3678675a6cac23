import { Button } from 'antd';
import { knock, useOffline } from '../connection.ts';
import { useNewBuild } from '../new-build.tsx';
import { Shape } from '../parts/Shape.tsx';

/** Stands over every page while the server does not answer. */
export function OfflineBanner() {
  const offline = useOffline();
  if (!offline) return null;
  return (
    <div className="banner offline no-print" role="alert">
      <Shape kind="warn" />
      <span>已离线，未保存的内容保留在本机。恢复后自动重试。</span>
      <Button size="small" onClick={() => void knock()}>
        现在重试
      </Button>
    </div>
  );
}

/** Stands over every page once the server has a newer build: nothing is taken away until the person says so. */
export function NewBuildBanner() {
  if (!useNewBuild()) return null;
  return (
    <div className="banner no-print" role="status">
      <Shape kind="warn" />
      <span>系统已更新。这一页可以继续填写和保存；存好之后换到新版。</span>
      <Button size="small" onClick={() => location.reload()}>
        换到新版
      </Button>
    </div>
  );
}
