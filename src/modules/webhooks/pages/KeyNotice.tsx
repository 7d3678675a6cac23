import { Button } from 'antd';
import { announce } from '../../../web/announce.ts';

/** The key of a target, told once: after this page nobody can read it again. */
export function KeyNotice({ secret, onClose }: { secret: string | undefined; onClose: () => void }) {
  if (!secret) return null;
  const copy = async () => {
    await navigator.clipboard?.writeText(secret);
    announce('已复制');
  };
  return (
    <section className="webhook-key" role="status" aria-label="签名密钥">
      <p>
        <b>签名密钥只显示这一次，请立即存入接收系统。</b>遗失须更换密钥。
      </p>
      <code>{secret}</code>
      <p className="row">
        <Button size="small" onClick={() => void copy()}>
          复制
        </Button>
        <Button size="small" type="text" onClick={onClose}>
          已保存，关闭
        </Button>
      </p>
    </section>
  );
}
