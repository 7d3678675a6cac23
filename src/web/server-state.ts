import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../base/endpoint.ts';
import { addressFor } from './address.ts';
import { onBackOnline } from './connection.ts';
import { newIntention, type ProblemReply, problemOf, send } from './request.ts';

export type { ProblemReply } from './request.ts';

const mayPass = (problem: ProblemReply) => problem.status === 0 || problem.status >= 500;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: (count, thrown) => count < 1 && problemOf(thrown).status >= 500,
      retryDelay: 800,
      staleTime: 5_000,
    },
  },
});
onBackOnline(() => void queryClient.invalidateQueries());

/** Reads every view on the page again. */
export const readAgain = (): Promise<void> => queryClient.invalidateQueries();

export type View<T> =
  | { ready: false; problem?: ProblemReply | undefined; again: () => void }
  | {
      ready: true;
      data: T;
      /** The figures are older than the last attempt to read them. */
      stale: boolean;
      problem?: ProblemReply | undefined;
      again: () => void;
    };

type ViewOptions = {
  /** Reads again so often. */
  refetchMs?: number;
  /** Shows the former answer while the next one of the same list is read. */
  keep?: boolean;
  /** False: do not ask yet. */
  when?: boolean;
  /** The answer never changes: it is read once. */
  lasting?: boolean;
};

/** What the server answers to a question; read again after every act. */
export function useView<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  options: ViewOptions = {},
): View<z.output<O>> {
  const query = useQuery({
    queryKey: [endpoint.path, input],
    queryFn: ({ signal }) => send(endpoint, input, { signal, quiet: options.refetchMs !== undefined }),
    refetchInterval: options.refetchMs ?? false,
    enabled: options.when ?? true,
    ...(options.lasting ? { staleTime: 'static' as const } : {}),
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
  const problem = query.error ? problemOf(query.error) : undefined;
  const again = () => void query.refetch();
  if (query.data === undefined) return { ready: false, problem: query.isFetching ? undefined : problem, again };
  const stale = query.isPlaceholderData || query.isError;
  return { ready: true, data: query.data as z.output<O>, stale, problem, again };
}

export type Acting<I, O> = {
  /** Carries the act out; undefined when the server refused, and then `problem` says why. */
  run: (input: I) => Promise<O | undefined>;
  busy: boolean;
  problem: ProblemReply | undefined;
  clear: () => void;
};

/** An act. One intention keeps its key over retries, so that a lost answer never makes it happen twice. */
export function useAct<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
): Acting<z.input<I>, z.output<O>> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemReply>();
  const open = useRef<{ text: string; intention: string } | undefined>(undefined);
  const run = useCallback(
    async (input: z.input<I>) => {
      const text = JSON.stringify(input);
      if (open.current?.text !== text) open.current = { text, intention: newIntention() };
      setBusy(true);
      setProblem(undefined);
      try {
        const answer = await send(endpoint, input, { intention: open.current.intention });
        open.current = undefined;
        await readAgain();
        return answer;
      } catch (thrown) {
        const said = problemOf(thrown);
        if (!mayPass(said)) open.current = undefined;
        setProblem(said);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [endpoint],
  );
  const clear = useCallback(() => setProblem(undefined), []);
  return { run, busy, problem, clear };
}

/** One question outside a component, for instance while someone types; throws what problemOf() reads. */
export const ask = send;

/** The address of a download, for `<a href>`. */
export const hrefOf = <I extends z.ZodType>(endpoint: Endpoint<I>, input: z.input<I>): string =>
  addressFor(endpoint, input as Record<string, unknown>);
