import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { setDisplay, textSizes, useDisplay } from '../display.ts';
import { To, useGo, usePathname } from '../router.tsx';
import { NewBuildBanner, OfflineBanner } from './Banner.tsx';
import { places } from './places.ts';
import { SealLogo } from './SealLogo.tsx';
import { useFrame } from './use-frame.ts';

/** The columns of the public side; the modules that own them use these paths. */
export const publicColumns: readonly { label: string; path: string }[] = [
  { label: '首页', path: '/' },
  { label: '通知公告', path: '/notices' },
  { label: '征集', path: '/calls' },
  { label: '命题', path: '/propositions' },
  { label: '公示', path: '/publicity' },
  { label: '评审结果', path: '/results' },
  { label: '异议', path: '/objection' },
  { label: '优秀片单', path: '/selected-works' },
  { label: '办事指南', path: '/guides' },
];

function SiteBar() {
  const view = useFrame();
  const { textSize, contrast, plain } = useDisplay();
  const next = textSizes[(textSizes.indexOf(textSize) + 1) % textSizes.length] ?? 100;
  const frame = view.ready ? view.data : undefined;
  return (
    <section className="sitebar no-print" aria-label="站点工具">
      <span>{frame?.demonstration ? '演示站点，数据均为示例，不代表任何评审结果' : ''}</span>
      <span className="grow" />
      <button type="button" className="bare" onClick={() => setDisplay({ textSize: next })}>
        大字{textSize === 100 ? '' : ` ${textSize}%`}
      </button>
      <button
        type="button"
        className="bare"
        aria-pressed={contrast}
        onClick={() => setDisplay({ contrast: !contrast })}
      >
        高对比
      </button>
      <button type="button" className="bare" aria-pressed={plain} onClick={() => setDisplay({ plain: !plain })}>
        简洁版
      </button>
      <To path={places.accessibility}>无障碍说明</To>
      {frame?.person ? (
        <To path={places.workbench} className="enter">
          {frame.person.name}　进入工作台
        </To>
      ) : (
        <To path={places.login} className="enter">
          登录
        </To>
      )}
    </section>
  );
}

function PublicSearch() {
  const go = useGo();
  const [text, setText] = useState('');
  return (
    <Input
      className="mast-search no-print"
      aria-label="搜索公告、作品、文号"
      placeholder="搜索公告、作品、文号"
      prefix={<SearchOutlined aria-hidden />}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={(event) => {
        if (!event.nativeEvent.isComposing && text.trim()) go({ path: '/notices', search: { q: text.trim() } });
      }}
    />
  );
}

/** The public side: reading needs no log-in; large type, contrast and the plain mode are one click away. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const here = (path: string) =>
    path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);
  return (
    <div className="public">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <SiteBar />
      <header className="masthead">
        <SealLogo size={46} />
        <div>
          <p className="song mast-name">微短剧精品创作传播计划</p>
          <p className="note">征集、评审、公示与项目信息公开</p>
        </div>
        <span className="grow" />
        <PublicSearch />
      </header>
      <nav className="columns no-print" aria-label="栏目">
        {publicColumns.map(({ label, path }) => (
          <To key={path} path={path} {...(here(path) ? { 'aria-current': 'page' as const } : {})}>
            {label}
          </To>
        ))}
      </nav>
      <main id="main" className="public-main" tabIndex={-1}>
        <OfflineBanner />
        <NewBuildBanner />
        {children}
      </main>
      <footer className="sitefoot no-print">
        <span>主办：（部署单位）</span>
        <span>网站标识码：（部署时填写）</span>
        <span>ICP 备案号：（部署时填写）</span>
        <span>技术支持：（部署时填写）</span>
      </footer>
    </div>
  );
}
