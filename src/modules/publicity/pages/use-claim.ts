import { useState } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../../../base/endpoint.ts';
import { findingsFrom, useFindingsStanding } from '../../../web/parts/form-findings.ts';
import type { FormValues } from '../../../web/parts/SchemaForm.tsx';
import { problemOf } from '../../../web/request.ts';
import { type ProblemReply, useAct } from '../../../web/server-state.ts';
import { claimFindings } from '../rules.ts';
import type { ClaimantKind } from '../terms.ts';
import type { Place } from './ClaimFields.tsx';
import { noFiles } from './Evidence.tsx';
import { sentOf, typedOf } from './objection-fields.ts';
import { useTicket } from './use-ticket.ts';

type Asked<I extends z.ZodType, O extends z.ZodType> = {
  place: Place;
  /** What is typed, checked before it is sent. */
  schema: z.ZodObject;
  endpoint: Endpoint<I, O>;
  ticketFrom: Parameters<typeof useTicket>[0];
  values: FormValues;
  change: (next: FormValues) => void;
  onReceipt: (receipt: z.output<O>) => void;
};

/** A claim being typed and handed in: all that is wrong is said at once; evidence goes up on a ticket of its own. */
export function useClaim<I extends z.ZodType, O extends z.ZodType>(asked: Asked<I, O>) {
  const { place, schema, endpoint, ticketFrom, values, change, onReceipt } = asked;
  const [files, setFiles] = useState(noFiles);
  const ticket = useTicket(ticketFrom, place.code);
  const { run, busy, clear, problem: refused } = useAct(endpoint);
  const [fault, setFault] = useState<ProblemReply>();
  const [wrong, setWrong] = useState<ReturnType<typeof findingsFrom>>([]);
  const problem = refused ?? fault;
  const findings = useFindingsStanding(problem ? problem.findings : wrong, { ...values, ...files });
  const kind = values.claimantKind as ClaimantKind;
  const send = async () => {
    const sent = sentOf(values);
    const read = schema.safeParse(sent);
    const sealed = files.seal.length > 0 || place.limits.maxFiles === 0;
    const against = [
      ...(read.success ? [] : findingsFrom(read.error)),
      ...claimFindings(typedOf(sent), { seal: sealed }),
    ];
    setWrong(against);
    if (against.length > 0) return clear();
    setFault(undefined);
    const secret = await ticket().catch((thrown: unknown) => setFault(problemOf(thrown)));
    if (!secret) return;
    const evidence = files.evidence.map((file) => file.id);
    const seal = kind === 'unit' ? (files.seal[0]?.id ?? '') : '';
    const given = { ...sent, code: place.code, ticket: secret, evidence, seal };
    const receipt = await run(given as unknown as z.input<I>);
    if (receipt) onReceipt(receipt);
  };
  return { kind, values, change, files, setFiles, ticket, findings, problem, send, busy };
}
export type Claim = Pick<
  ReturnType<typeof useClaim>,
  'kind' | 'values' | 'change' | 'files' | 'setFiles' | 'ticket' | 'findings' | 'problem'
>;
