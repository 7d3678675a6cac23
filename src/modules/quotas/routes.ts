import { bind, type Binding } from '../../platform/http.ts';
import { quotasEndpoints } from './endpoints.ts';
import { askException } from './use-cases/ask-exception.ts';
import { approveException, refuseException } from './use-cases/decide-exception.ts';
import { setQuotas } from './use-cases/set-quotas.ts';
import { ownQuota, quotaTable } from './use-cases/show-quotas.ts';
import type { UsedSource } from './used.ts';

/** `used` counts the places taken; the applications module provides it and main names it. */
export const quotasRoutes = (used: UsedSource): Binding[] => [
  bind(quotasEndpoints.table, quotaTable(used)),
  bind(quotasEndpoints.set, setQuotas(used)),
  bind(quotasEndpoints.own, ownQuota(used)),
  bind(quotasEndpoints.ask, askException),
  bind(quotasEndpoints.approve, approveException),
  bind(quotasEndpoints.refuse, refuseException),
];
