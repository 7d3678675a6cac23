import { Breadcrumb } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Frame } from '../../base/frame.ts';
import { useNarrow } from '../display.ts';
import { KeyList } from '../parts/KeyHints.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { useOwnTitle } from '../page-title.ts';
import { To, useGo, useHref, usePage, usePathname } from '../router.tsx';
import { loggedInAgain } from '../session.ts';
import { NewBuildBanner, OfflineBanner } from './Banner.tsx';
import { crumbsFor } from './menu.ts';
import { Palette } from './Palette.tsx';
import { places } from './places.ts';
import { SampleNote } from './SampleNote.tsx';
import { rememberPage } from './recent.ts';
import { SideMenu } from './SideMenu.tsx';
import { TopBar } from './TopBar.tsx';
import { useFrame } from './use-frame.ts';

function Crumbs({ frame }: { frame: Frame }) {
  const pathname = usePathname();
  const page = usePage();
  const own = useOwnTitle();
  const crumbs = crumbsFor(frame.menu, pathname, own ?? page?.title ?? '');
  if (crumbs.length === 0) return null;
  return (
    <Breadcrumb
      className="no-print"
      items={crumbs.map(({ label, path }) => ({ title: path ? <To path={path}>{label}</To> : label }))}
    />
  );
}

/** Where a person must go before anything else: log in, change the first password, set up the second factor. */
function useGate(frame: Frame | undefined): boolean {
  const pathname = usePathname();
  const href = useHref();
  const go = useGo();
  const must = frame?.must[0];
  const wanted = !frame
    ? undefined
    : !frame.person
      ? places.login
      : must === 'change_password'
        ? places.password
        : must === 'set_up_totp'
          ? places.totp
          : undefined;
  const away = wanted !== undefined && wanted !== pathname;
  useEffect(() => {
    if (away && wanted)
      go({ path: wanted, ...(wanted === places.login ? { search: { next: href } } : {}), replace: true });
  });
  return away;
}

/** While a log-in has run out the page stays as it was, with the frame it had, and the dialog asks for the password. */
function useKept(frame: Frame | undefined): Frame | undefined {
  const [last, setLast] = useState<Frame>();
  if (frame?.person && frame !== last) setLast(frame);
  const lapsed = frame?.expired === true && last !== undefined;
  useEffect(() => {
    if (lapsed) void loggedInAgain();
  }, [lapsed]);
  return lapsed ? last : frame;
}

/** Menu at the left, bar on top, the page; `full` pages fill the window and scroll inside. */
export function WorkFrame({ full, fold, children }: { full: boolean; fold: boolean; children: ReactNode }) {
  const view = useFrame();
  const narrow = useNarrow();
  const page = usePage();
  const own = useOwnTitle();
  const href = useHref();
  const frame = useKept(view.ready ? view.data : undefined);
  const away = useGate(frame);
  useEffect(() => {
    if (page) rememberPage({ title: own ?? page.title, href });
  }, [page, own, href]);
  if (!frame)
    return (
      <div className="page-pending">
        <Waiting view={view} what="正在打开" />
      </div>
    );
  if (away) return null;
  return (
    <div className={fold || narrow ? 'frame folded' : 'frame'}>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <SideMenu menu={frame.menu} folded={fold || narrow} />
      <TopBar frame={frame} />
      <main id="main" className={full ? 'main full' : 'main'} tabIndex={-1}>
        <OfflineBanner />
        <NewBuildBanner />
        {full ? null : <Crumbs frame={frame} />}
        <SampleNote className="print-only" />
        {children}
      </main>
      <Palette menu={frame.menu} />
      <KeyList />
    </div>
  );
}
