import { useRef } from 'react';
import { ask } from '../../../web/server-state.ts';
import type { publicEndpoints } from '../endpoints.ts';

/** The public's or the office's: both give the same kind of ticket. */
type TicketEndpoint = typeof publicEndpoints.ticket;
/** The ticket of this form, fetched when first needed; every upload and the objection go with the same one. */
export function useTicket(endpoint: TicketEndpoint, code: string): () => Promise<string> {
  const drawn = useRef<Promise<string> | undefined>(undefined);
  return () => {
    drawn.current ??= ask(endpoint, { code }).then(
      ({ ticket }) => ticket,
      (fault: unknown) => {
        drawn.current = undefined;
        throw fault;
      },
    );
    return drawn.current;
  };
}
