import type { Role } from '../../base/policy.ts';
import type { AuditRow, Tx } from '../../platform/database.ts';
import { isMailAddress } from '../../platform/mail.ts';
import type { Person } from '../accounts/contract.ts';
import { isDisabled } from '../accounts/contract.ts';
import { personById, personsHolding } from '../accounts/index.ts';
import { mutedBy } from './queries.ts';
import { type SubjectFacts, subjectFacts } from './queries-facts.ts';
import { filled, noticeRules } from './rules.ts';
import type { NewMail, NewMessage } from './store.ts';
import type { NoticeRule, Recipient } from './terms.ts';

const holding = async (
  tx: Tx,
  roles: readonly Role[],
  orgIds: readonly (string | null | undefined)[] | 'anywhere',
): Promise<Person[]> => {
  const found: Person[] = [];
  for (const role of roles) {
    if (orgIds === 'anywhere') found.push(...(await personsHolding(tx, role)));
    else for (const orgId of orgIds) if (orgId) found.push(...(await personsHolding(tx, role, orgId)));
  }
  return found;
};
const named = async (tx: Tx, ids: readonly string[] = []): Promise<Person[]> => {
  const people: Person[] = [];
  for (const id of ids) people.push(await personById(tx, id));
  return people;
};

const responsibleRoles = ['unit_intake', 'unit_secretary', 'unit_leader', 'platform_operator'] as const;
const applicantRoles = ['producer_admin', 'producer_editor'] as const;
const finders: Record<Recipient, (tx: Tx, facts: SubjectFacts) => Promise<Person[]>> = {
  applicant: (tx, facts) => holding(tx, applicantRoles, [facts.applicantOrgId]),
  applicantHeads: (tx, facts) => holding(tx, ['producer_admin'], [facts.applicantOrgId]),
  unitIntake: (tx, facts) => holding(tx, ['unit_intake'], [facts.recommenderOrgId]),
  unitReviewTeam: (tx, facts) => holding(tx, ['unit_secretary', 'unit_leader'], [facts.recommenderOrgId]),
  askingUnit: (tx, facts) => holding(tx, ['unit_secretary', 'unit_leader'], [facts.recommenderOrgId]),
  organizationHeads: (tx, facts) => holding(tx, ['producer_admin'], [facts.organizationId]),
  homeIntake: (tx, facts) => holding(tx, ['unit_admin', 'unit_intake'], [facts.homeOrgId]),
  person: (tx, facts) => named(tx, facts.personIds),
  seatExpert: (tx, facts) => named(tx, facts.personIds),
  panel: (tx, facts) => named(tx, facts.personIds),
  urged: (tx, facts) => named(tx, facts.personIds),
  officers: (tx) => holding(tx, ['national_officer'], 'anywhere'),
  leaders: (tx) => holding(tx, ['national_leader'], 'anywhere'),
  handlers: (tx) => holding(tx, ['objection_handler'], 'anywhere'),
  askedParty: (tx, facts) =>
    holding(tx, [...applicantRoles, 'unit_admin', 'unit_secretary', 'unit_leader'], [facts.organizationId]),
  batchApplicants: (tx, facts) => holding(tx, applicantRoles, facts.applicantOrgIds ?? []),
  batchUnits: (tx, facts) =>
    holding(tx, ['unit_admin', 'unit_secretary', 'unit_leader'], facts.recommenderOrgIds ?? []),
  reportUnit: (tx, facts) => holding(tx, ['unit_intake', 'unit_secretary', 'unit_leader'], [facts.organizationId]),
  answeringSide: (tx, facts) =>
    holding(tx, ['unit_intake', 'unit_secretary', 'platform_operator'], [facts.organizationId]),
  responsible: (tx, facts) =>
    facts.personIds ? named(tx, facts.personIds) : holding(tx, responsibleRoles, [facts.organizationId]),
  appraised: (tx, facts) =>
    holding(tx, ['unit_secretary', 'unit_leader', 'platform_operator'], facts.recommenderOrgIds ?? []),
  targetKeepers: (tx, facts) =>
    holding(tx, ['producer_admin', 'unit_admin', 'platform_operator', 'system_admin'], [facts.organizationId]),
  projectProducer: (tx, facts) => holding(tx, applicantRoles, [facts.applicantOrgId]),
  projectUnit: (tx, facts) => holding(tx, ['unit_secretary', 'unit_leader'], [facts.recommenderOrgId]),
  projectOwner: (tx, facts) => holding(tx, ['national_officer', 'unit_secretary'], [facts.ownerOrgId]),
  projectLeaders: (tx, facts) => holding(tx, ['national_leader', 'unit_leader'], [facts.ownerOrgId]),
  platform: (tx, facts) => holding(tx, ['platform_operator'], [facts.platformOrgId]),
  projectGuides: (tx, facts) => named(tx, facts.guideIds),
  agreementParties: async (tx, facts) => [
    ...(await holding(tx, ['producer_admin'], [facts.applicantOrgId])),
    ...(await holding(tx, ['unit_leader'], [facts.recommenderOrgId])),
  ],
  allUnits: (tx) => holding(tx, ['unit_admin', 'unit_secretary', 'unit_leader'], 'anywhere'),
};

export type Drafts = { messages: NewMessage[]; mails: NewMail[] };

/** What an audit entry has to tell, and to whom; whoever did the act is not told of it, save of a receipt. */
export async function draftsFor(tx: Tx, entry: AuditRow): Promise<Drafts> {
  const drafts: Drafts = { messages: [], mails: [] };
  for (const rule of noticeRules.filter((one) => one.act === entry.act)) {
    const facts = await subjectFacts(tx, rule.subject, entry);
    if (!facts) continue;
    const people = await audienceOf(tx, rule, { facts, entry });
    for (const person of people) add(drafts, rule, { facts, entry, person });
  }
  return drafts;
}

async function audienceOf(
  tx: Tx,
  rule: NoticeRule,
  { facts, entry }: { facts: SubjectFacts; entry: AuditRow },
): Promise<Person[]> {
  const found = await finders[rule.to](tx, facts);
  const people = [...new Map(found.map((person) => [person.id, person])).values()].filter(
    (person) => !isDisabled(person),
  );
  const muted =
    rule.kind === 'legal'
      ? new Set<string>()
      : await mutedBy(
          tx,
          rule.key,
          people.map(({ id }) => id),
        );
  return people.filter((person) => !muted.has(person.id) && (rule.kind === 'legal' || person.id !== entry.actorId));
}

function add(
  drafts: Drafts,
  rule: NoticeRule,
  { facts, entry, person }: { facts: SubjectFacts; entry: AuditRow; person: Person },
): void {
  const [title, body, path] = [
    filled(rule.title, facts.words),
    filled(rule.body, facts.words),
    filled(rule.path, facts.words),
  ];
  const line = { personId: person.id, rule: rule.key, source: `entry:${entry.seq}`, createdAt: entry.at };
  drafts.messages.push({ ...line, kind: rule.kind, title, body, path, subject: entry.subject });
  if (rule.mail === 'none' || !person.email || !isMailAddress(person.email)) return;
  const held = rule.mail === 'held';
  drafts.mails.push({
    ...line,
    address: person.email,
    subject: title,
    body: `${person.name}：\n\n${body}\n`,
    state: held ? 'held' : 'released',
    groupKey: held ? `decision:${facts.batchId}` : rule.key,
    groupLabel: held ? `${facts.batchName}评定结论通知` : rule.label,
  });
}
