import { QueryClientProvider } from '@tanstack/react-query';
import { Outlet, RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { antdTheme } from './antd-theme.ts';
import { useSaid } from './announce.ts';
import { useDisplay } from './display.ts';
import { FaultPage, NotFoundPage, PendingPage } from './frame/pages.tsx';
import { PublicFrame } from './frame/PublicFrame.tsx';
import { SessionDialog } from './frame/SessionDialog.tsx';
import { WorkFrame } from './frame/WorkFrame.tsx';
import { useOwnTitle } from './page-title.ts';
import { createAppRouter, type PageRoute, usePage, usePathname } from './router.tsx';
import { queryClient } from './server-state.ts';

dayjs.locale('zh-cn');

/** antd in the page's own colours: dark for the wall, else what the person chose. */
function Coloured({ children }: { children: ReactNode }) {
  const { contrast, plain } = useDisplay();
  const dark = usePage()?.dark === true;
  const theme = useMemo(
    () => antdTheme(dark ? 'dark' : contrast ? 'contrast' : 'light', plain),
    [dark, contrast, plain],
  );
  useEffect(() => {
    if (dark) document.documentElement.dataset.theme = 'dark';
    else delete document.documentElement.dataset.theme;
  }, [dark]);
  return (
    // autoInsertSpace off: no gap inside Chinese words on buttons.
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  );
}

function Framed({ children }: { children: ReactNode }) {
  const page = usePage();
  const kind = page?.frame ?? 'public';
  if (kind === 'bare') return children;
  if (kind === 'public') return <PublicFrame>{children}</PublicFrame>;
  return (
    <WorkFrame full={kind === 'full'} fold={page?.fold ?? false}>
      {children}
    </WorkFrame>
  );
}

/** Window title, and focus on the new page's text after a change of address, said aloud. */
function Arrival() {
  const pathname = usePathname();
  const page = usePage();
  const own = useOwnTitle();
  const title = own ?? page?.title ?? '没有这个页面';
  const shown = useRef(pathname);
  useEffect(() => {
    document.title = `${title} · 精微`;
  }, [title]);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}

function Said() {
  return (
    <div className="sr" role="status" aria-live="polite">
      {useSaid()}
    </div>
  );
}

function Root() {
  return (
    <Coloured>
      <Arrival />
      <Framed>
        <Outlet />
      </Framed>
      <SessionDialog />
      <Said />
    </Coloured>
  );
}

/** The whole web application over its pages. */
export function App({ pages }: { pages: readonly PageRoute[] }) {
  const router = useMemo(
    () => createAppRouter(pages, { Root, NotFound: NotFoundPage, Fault: FaultPage, Pending: PendingPage }),
    [pages],
  );
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
