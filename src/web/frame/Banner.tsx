import { Button } from 'antd';
import { knock, useOffline } from '../connection.ts';
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
