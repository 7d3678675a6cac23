import { useRef } from 'react';
import { ask } from '../../../web/server-state.ts';
import { publicEndpoints } from '../endpoints.ts';

/** The ticket of this form, fetched when first needed; every upload and the objection go with the same one. */
export function useTicket(code: string): () => Promise<string> {
  const drawn = useRef<Promise<string> | undefined>(undefined);
  return () => {
    drawn.current ??= ask(publicEndpoints.ticket, { code }).then(
      ({ ticket }) => ticket,
      (fault: unknown) => {
        drawn.current = undefined;
        throw fault;
      },
    );
    return drawn.current;
  };
}
