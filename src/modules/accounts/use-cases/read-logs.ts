import { nothing } from '../../../base/endpoint.ts';
import { beijingTime, dayOf } from '../../../base/time.ts';
import { verifyAudit } from '../../../platform/audit.ts';
import { exportCsv } from '../../../platform/csv.ts';
import { reading } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { auditActs, auditPage, holdStill, securityPage } from '../queries-logs.ts';
import { AuditFilter, LogFilter } from '../schema.ts';
import { accountsActs } from '../terms.ts';

/** Who came in, who was refused what: for the security administrator. */
export const securityLog = reading({
  input: LogFilter,
  load: async () => null,
  view: accountsPolicy.securityLog,
  async show({ tx, house }, _, filter) {
    const { rows, total } = await securityPage(tx, filter);
    const labels = house.actLabels ?? accountsActs;
    return { rows: rows.map((row) => ({ ...row, label: labels[row.act] ?? row.act })), total };
  },
});

/** Everything that was done, newest first: for the audit administrator and the auditors. */
export const auditLog = reading({
  input: AuditFilter,
  load: async () => null,
  view: accountsPolicy.audit,
  async show({ tx, house }, _, filter) {
    const labels = house.actLabels ?? accountsActs;
    const { rows, total } = await auditPage(tx, filter);
    const acts = (await auditActs(tx)).map((act) => ({ act, label: labels[act] ?? act }));
    return { rows: rows.map((row) => ({ ...row, label: labels[row.act] ?? row.act })), total, acts };
  },
});

/** No export is longer; a longer one is taken month by month. */
const longest = 50_000;

export const exportAudit = reading({
  input: AuditFilter,
  load: async () => null,
  view: accountsPolicy.audit,
  async show({ tx, house, actor, now }, _, filter) {
    const labels = house.actLabels ?? accountsActs;
    const { rows } = await auditPage(tx, { ...filter, page: 1, size: longest });
    const { size: _size, page: _page, ...asked } = filter;
    const heads = [
      '序号',
      '时间',
      '事项',
      '事项代码',
      '人员',
      '单位',
      '对象',
      '说明',
      '变更前',
      '变更后',
      '摘要算法',
      '本条摘要',
    ];
    const body = exportCsv(
      heads,
      rows.map((row) => [
        String(row.seq),
        beijingTime(row.at, true),
        labels[row.act] ?? row.act,
        row.act,
        row.who,
        row.org,
        row.subject,
        row.note,
        row.before === null ? '' : JSON.stringify(row.before),
        row.after === null ? '' : JSON.stringify(row.after),
        row.suite,
        row.digest,
      ]),
      { person: actor.name, org: actor.orgName, at: now, filter: asked },
    );
    return { name: `审计记录-${dayOf(now)}.csv`, type: 'text/csv; charset=utf-8', body, size: body.length };
  },
});

/** Walks the whole chain as it stands at this moment. */
export const verifyAuditChain = reading({
  input: nothing,
  load: (tx) => holdStill(tx),
  view: accountsPolicy.audit,
  show: ({ tx }) => verifyAudit(tx),
});
