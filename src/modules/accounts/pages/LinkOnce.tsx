import type { Instant } from '../../../base/time.ts';
import { When } from '../../../web/parts/Text.tsx';
import { Once } from './Once.tsx';

/** A one-time link in full, to be handed to the person by a safe way. */
export function LinkOnce({ link, expiresAt }: { link: string; expiresAt: Instant }) {
  return (
    <>
      <p>
        请通过可靠渠道转交本人，由本人打开并设置密码。链接只能使用一次，有效至 <When at={expiresAt} />。
      </p>
      <Once text={`${location.origin}${link}`} what="链接" />
    </>
  );
}
