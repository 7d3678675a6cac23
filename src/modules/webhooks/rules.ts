import { type Finding, findingsOf } from '../../base/problem.ts';
import { addMilliseconds, type Instant } from '../../base/time.ts';
import type { Outcome, WebhookRules } from './terms.ts';

/** What is wrong with an address by its form; where its name leads is asked anew at every sending. */
export function addressFindings(text: string, { loopback }: { loopback: boolean }): Finding[] {
  const found = (code: string, message: string): Finding => ({ code, path: 'url', message });
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([/?][^#]*)?(#.*)?$/i.exec(text);
  if (!parts) return [found('address_form', '地址格式不对，例：https://push.example.cn/jingwei')];
  const [, scheme = '', authority = '', , fragment] = parts;
  const host = authority.replace(/^.*@/, '').replace(/:\d+$/, '');
  const toSelf = loopback && scheme.toLowerCase() === 'http' && (host === '127.0.0.1' || host === 'localhost');
  const numeric = /^\[|^[\d.]+$|^0x/i.test(host);
  return findingsOf(
    scheme.toLowerCase() !== 'https' && !toSelf && found('not_https', '只能用 https 地址'),
    authority.includes('@') && found('credentials', '地址中不能写用户名和密码'),
    fragment !== undefined && found('fragment', '地址中不能有 # 部分'),
    !toSelf && numeric && found('numeric_host', '请填域名，不能直接填 IP 地址'),
    !toSelf && !numeric && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(host) && found('host', '域名不完整'),
  );
}

/** When a message that was not taken is tried again (5 s … 14 h); null after the last try. */
export function nextTryAt(attempts: number, now: Instant, { retrySeconds }: Pick<WebhookRules, 'retrySeconds'>) {
  const seconds = retrySeconds[attempts - 1];
  return seconds === undefined ? null : addMilliseconds(now, seconds * 1000);
}

/** What an answer means: only 2xx is taken; a redirect is followed nowhere. */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'accepted';
  if (status >= 300 && status < 400) return 'redirected';
  return status === 410 ? 'gone' : 'refused';
}
/** Who says 410 wants nothing more; every other failure may pass. */
export const isHopeless = (outcome: Outcome): boolean => outcome === 'gone';

type Told = { type: string; at: Instant; id: string };
/** The body of a message: what happened, when, to what; the receiver asks for the rest with its own right. */
export const bodyOf = ({ type, at, id }: Told): string => JSON.stringify({ type, timestamp: at, data: { id } });
