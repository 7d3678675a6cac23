// What organisations may be told of: recorded facts, and for each whose business it is. Nothing under review is here.
import type { AuditRow, Tx } from '../../platform/database.ts';
import { organizationById } from '../organizations/index.ts';
import { reportById, reportsAll } from '../reports/index.ts';
import { nationalBureaus, projectsAmong, projectsOfAgreements } from './queries-audience.ts';

/** Who is told, and of what: the id is all that a message carries. */
export type Told = { orgIds: readonly string[] | 'everybody'; subject: string };
export type EventSource = {
  /** Name in the message, e.g. `project.selected`. */
  type: string;
  label: string;
  group: string;
  acts: readonly string[];
  tell: (tx: Tx, entry: AuditRow) => Promise<Told[]>;
};

/** Of the projects of a fact: their producer, their unit and who supports them; money and places are theirs to know. */
async function partiesOf(tx: Tx, { subject, also }: AuditRow): Promise<Told[]> {
  return (await projectsAmong(tx, [subject, ...also])).map(({ id, producerOrgId, recommenderOrgId, ownerOrgId }) => ({
    subject: id,
    orgIds: [...new Set([producerOrgId, recommenderOrgId, ownerOrgId])],
  }));
}
const everybody = (_: Tx, { subject }: AuditRow): Promise<Told[]> =>
  Promise.resolve([{ orgIds: 'everybody', subject }]);

async function partiesOfAgreement(tx: Tx, entry: AuditRow): Promise<Told[]> {
  const projectIds = await projectsOfAgreements(tx, [entry.subject]);
  const told = await partiesOf(tx, { ...entry, also: [...entry.also, ...projectIds] });
  return told.map(({ orgIds }) => ({ orgIds, subject: entry.subject })).slice(0, 1);
}
async function unitAndNation(tx: Tx, { subject }: AuditRow): Promise<Told[]> {
  const { orgId } = await reportById(tx, subject);
  return [{ orgIds: [orgId, ...(await nationalBureaus(tx))], subject }];
}
/** Who owes a table of the period that has begun; each is told of its own. */
async function unitsOwing(tx: Tx, { subject }: AuditRow): Promise<Told[]> {
  const owed = (await reportsAll(tx)).filter(({ periodId }) => periodId === subject);
  return owed.map(({ id, orgId }) => ({ orgIds: [orgId], subject: id }));
}
async function senderAndHome(tx: Tx, { subject, orgId }: AuditRow): Promise<Told[]> {
  const { homeOrgId } = await organizationById(tx, orgId);
  return [{ orgIds: [orgId, ...(homeOrgId ? [homeOrgId] : []), ...(await nationalBureaus(tx))], subject }];
}

const event = (group: string, [type, label]: [string, string], acts: string[], tell: EventSource['tell']) => ({
  group,
  type,
  label,
  acts,
  tell,
});

/** Events of the modules before this one; later modules hand theirs to the program. */
export const webhookEvents: readonly EventSource[] = [
  event('征集', ['call.published', '征集发布或变更'], ['call.publish', 'call.publish_change'], everybody),
  event('征集', ['batch.deadline_changed', '批次截止日调整'], ['batch.change_dates', 'batch.extend'], everybody),
  event('公示', ['publicity.released', '公示发布'], ['publicity.release', 'publicity.republish'], everybody),
  event('项目', ['project.opened', '项目立项'], ['project.open'], partiesOf),
  event('项目', ['project.milestone', '项目节点完成'], ['project.milestone'], partiesOf),
  event(
    '项目',
    ['project.state_changed', '项目中止、恢复、终止、结项'],
    ['project.suspend', 'project.resume', 'project.stop', 'project.close'],
    partiesOf,
  ),
  event('协议', ['agreement.in_force', '协议生效'], ['agreement.in_force', 'agreement.changed'], partiesOfAgreement),
  event('资金', ['payment.made', '资金拨付入账'], ['fund.pay'], partiesOf),
  event('资金', ['payment.returned', '资金退汇'], ['fund.payment_back'], partiesOf),
  event('报送', ['report.due', '推进表开始填报'], ['report_period.open'], unitsOwing),
  event('报送', ['report.submitted', '推进表报送'], ['report.certify'], unitAndNation),
  event('报送', ['report.returned', '推进表退回'], ['report.return'], unitAndNation),
  event('报送', ['report.confirmed', '推进表确认'], ['report.confirm'], unitAndNation),
  event('报送', ['report.urged', '推进表催报'], ['report.urge'], unitAndNation),
  event('台账', ['ledger.received', '台账接收'], ['ledger.take', 'ledger.correct'], senderAndHome),
];
