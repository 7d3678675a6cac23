import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  retainSearchParams,
  useNavigate,
  useParams,
  useRouterState,
  useSearch,
} from '@tanstack/react-router';
import type { ComponentType, CSSProperties, ReactNode } from 'react';
import { pageOf } from './new-build.tsx';
import { changedIn, type FilterValues, filterFrom, searchFrom, searchOf, searchText } from './address.ts';

/** `work`: menu and top bar. `full`: the same, the page fills the window. `public`: open pages. `bare`: nothing. */
export type FrameKind = 'work' | 'full' | 'public' | 'bare';
export type PageRoute = {
  /** For instance `/applications/$applicationId`. */
  path: string;
  title: string;
  load: () => Promise<{ default: ComponentType }>;
  frame: FrameKind;
  /** Folds the menu to icons; for wide tables and desks. */
  fold?: boolean;
  /** The wall page: dark ground. */
  dark?: boolean;
};

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    page?: PageRoute;
  }
}

type Around = {
  Root: () => ReactNode;
  NotFound: () => ReactNode;
  Fault: (props: { error: unknown }) => ReactNode;
  Pending: () => ReactNode;
};

/** The router over all pages; filters live in the address as plain text. */
export function createAppRouter(pages: readonly PageRoute[], { Root, NotFound, Fault, Pending }: Around) {
  const root = createRootRoute({
    component: Root,
    notFoundComponent: NotFound,
    validateSearch: (search): { batch?: string } => search,
    search: { middlewares: [retainSearchParams<{ batch?: string }>(['batch'])] },
  });
  const routes: AnyRoute[] = pages.map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: page.path,
      component: lazyRouteComponent(pageOf(page.load)),
      staticData: { page },
    }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch: searchOf,
    stringifySearch: searchText,
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultErrorComponent: Fault,
    defaultPendingComponent: Pending,
    defaultNotFoundComponent: NotFound,
  });
}

type Place = { path: string; params?: Record<string, string>; search?: Record<string, unknown> };

/** A link to a page of ours. `search` replaces the address's filters; the batch stays. */
export function To({
  path,
  params,
  search,
  children,
  ...rest
}: Place & {
  children?: ReactNode;
  className?: string;
  style?: CSSProperties;
  title?: string;
  id?: string;
  'aria-label'?: string;
  'aria-current'?: 'page' | 'step' | 'true';
  onClick?: () => void;
  role?: string;
  tabIndex?: number;
}) {
  return (
    <Link to={path as '/'} params={params as never} search={(search ?? {}) as never} activeProps={{}} {...rest}>
      {children}
    </Link>
  );
}

/** Goes to a page from code. */
export function useGo(): (place: Place & { replace?: boolean }) => void {
  const navigate = useNavigate();
  return ({ path, params, search, replace }) =>
    void navigate({ to: path as '/', params: params as never, search: (search ?? {}) as never, replace: !!replace });
}

/** A parameter of the path, e.g. `useParam('applicationId')`. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? '';
}

/** The page of the present address. */
export const usePage = (): PageRoute | undefined =>
  useRouterState({ select: (state) => state.matches.at(-1)?.staticData.page });
export const usePathname = (): string => useRouterState({ select: (state) => state.location.pathname });
export const useHref = (): string => useRouterState({ select: (state) => state.location.href });

/** The batch in the address (`?batch=`), which scopes lists; undefined means the current one. */
export function useBatch(): string | undefined {
  return (useSearch({ strict: false }) as { batch?: string }).batch;
}

export type Filter<T extends FilterValues = FilterValues> = {
  values: T;
  defaults: T;
  /** Names that differ from their defaults, `page` and `size` left out. */
  changed: string[];
  /** Changes some; unless the page itself is named, the list goes back to its first page. */
  set: (change: Partial<T>) => void;
  reset: () => void;
};

/** Filters kept in the address; defaults give each its kind and stay out of it. */
export function useFilter<const D extends FilterValues>(defaults: D): Filter<Widened<D>> {
  type T = Widened<D>;
  const usual = defaults as unknown as T;
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const values = filterFrom(search, usual);
  const write = (next: T) =>
    void navigate({ to: '.', search: { ...search, ...searchFrom(next, usual) } as never, replace: true });
  return {
    values,
    defaults: usual,
    changed: changedIn(values, usual).filter((name) => name !== 'page' && name !== 'size'),
    set: (change) =>
      write({ ...values, ...('page' in usual && !('page' in change) ? { page: usual.page } : {}), ...change }),
    reset: () => write(usual),
  };
}

type Widened<T> = {
  [K in keyof T]: T[K] extends number
    ? number
    : T[K] extends boolean
      ? boolean
      : T[K] extends string
        ? string
        : T[K] extends readonly string[]
          ? string[]
          : never;
};
