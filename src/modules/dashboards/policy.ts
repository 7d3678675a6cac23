import { anyPerson, everyone, holders, type Rule } from '../../base/policy.ts';

/** Homes, search and frame show what each person may see anyway; background jobs are the system administrator's. */
export const dashboardsPolicy = {
  frame: everyone,
  home: anyPerson,
  search: anyPerson,
  jobs: holders('system_admin'),
  cancelRun: holders('system_admin'),
  runJob: holders('system_admin'),
} satisfies Record<string, Rule<unknown>>;
