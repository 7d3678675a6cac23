import type { ReactNode } from 'react';
import { useServerNow } from '../../../web/clock.ts';
import { SealLogo } from '../../../web/frame/SealLogo.tsx';
import { useFrame } from '../../../web/frame/use-frame.ts';
import { Block } from '../../../web/parts/Page.tsx';
import { whenText } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import './accounts.css';

const open: readonly { what: string; label: string; path: string }[] = [
  { what: '公示', label: '正在公示的名单与异议办法', path: '/publicity' },
  { what: '征集', label: '正在征集的批次与截止日', path: '/calls' },
  { what: '结果', label: '历次评审结果，可下载核验', path: '/results' },
  { what: '指南', label: '申报、推荐、评审办事指南', path: '/guides' },
];

/** The two halves of every page at the door: left what this place is, right the way in. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const view = useFrame();
  const now = useServerNow();
  return (
    <div className="login">
      <section className="login-left" aria-label="关于本系统">
        <SealLogo size={76} />
        <h1>微短剧精品创作传播计划</h1>
        <p>
          一部作品，一份档案。从命题、申报、评审、公示，到协议、资金、制作、播出，都在同一份记录上办理，每个数字都能点开它的来处。
        </p>
        <Block title="不用登录就能看">
          <ul className="door-list">
            {open.map(({ what, label, path }) => (
              <li key={path}>
                <span className="what">{what}</span>
                <To path={path}>{label}</To>
              </li>
            ))}
          </ul>
        </Block>
      </section>
      <main id="main" className="login-right" tabIndex={-1}>
        <h2>{title}</h2>
        {children}
      </main>
      <footer className="sitefoot">
        <span>{view.ready && view.data.demonstration ? '演示站点，数据均为示例' : ''}</span>
        <span className="grow" />
        {now ? <span className="tabular">服务器时间 {whenText(now, 'seconds')}</span> : null}
        <To path="/accessibility">无障碍说明</To>
      </footer>
    </div>
  );
}
