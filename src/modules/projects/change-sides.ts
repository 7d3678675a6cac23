import { fen, tenThousandYuan } from '../../base/money.ts';
import type { Tx } from '../../platform/database.ts';
import { answersOf } from '../applications/index.ts';
import { organizationById } from '../organizations/index.ts';
import { workById } from '../works/index.ts';
import type { Finding } from '../../base/problem.ts';
import { changedPlan, episodesText, planText, scheduleFindings } from './change-rules.ts';
import type { Change, ChangeKind, ChangeSide } from './guidance-terms.ts';
import { changesOf } from './queries-guidance.ts';
import { trackedMilestones } from './queries-tracking.ts';
import type { Project } from './terms.ts';
import { trackingRules } from './tracking-basis.ts';
import type { Plan, PlanLine } from './tracking-terms.ts';
import { isDone, isInEffect } from './workflow.ts';

type Asked = {
  kind: ChangeKind;
  text: string;
  title: string;
  episodeCount: number | null;
  episodeMinutes: number | null;
  lines: PlanLine[];
};
type With = { asked: Asked; producer: { id: string; name: string } | undefined; plan: Plan | undefined };

/** Both sides of a change as the request keeps them: facts from the dossier, words from what was last said. */
export async function changeSides(
  tx: Tx,
  project: Pick<Project, 'id' | 'workId' | 'applicationId' | 'title' | 'producerOrgId'>,
  { asked, producer, plan }: With,
): Promise<{ before: ChangeSide; after: ChangeSide }> {
  const { kind, text } = asked;
  if (kind === 'title')
    return { before: { text: project.title, title: project.title }, after: { text: asked.title, title: asked.title } };
  if (kind === 'producer') {
    const { name } = await organizationById(tx, project.producerOrgId);
    const before = { text: name, organizationId: project.producerOrgId };
    return { before, after: { text: producer?.name ?? '', organizationId: producer?.id } };
  }
  if (kind === 'episodes') {
    const { episodeCount, episodeMinutes } = await workById(tx, project.workId);
    const [count, minutes] = [asked.episodeCount ?? episodeCount, asked.episodeMinutes ?? episodeMinutes];
    return {
      before: { text: episodesText(episodeCount, episodeMinutes), episodeCount, episodeMinutes },
      after: { text: episodesText(count, minutes), episodeCount: count, episodeMinutes: minutes },
    };
  }
  if (kind === 'schedule') {
    const lines = plan?.lines ?? [];
    const after = changedPlan(lines, asked.lines);
    return { before: { text: planText(lines), lines }, after: { text: planText(after), lines: after } };
  }
  return { before: { text: await wordsBefore(tx, project, kind) }, after: { text } };
}

/** What stands against a change of the schedule as the milestones are now; asked when it is sent and when approved. */
export async function scheduleStanding(
  tx: Tx,
  projectId: string,
  { before, after }: Pick<Change, 'before' | 'after'>,
): Promise<Finding[]> {
  const done = (await trackedMilestones(tx, projectId)).filter(isDone).map(({ kind }) => kind);
  const lines = { before: before.lines ?? [], after: after.lines ?? [] };
  return scheduleFindings(lines, done, trackingRules().plan);
}

/** What stood last: the last change of this kind that took effect, else what the application said. */
async function wordsBefore(
  tx: Tx,
  { id, applicationId }: Pick<Project, 'id' | 'applicationId'>,
  kind: ChangeKind,
): Promise<string> {
  const last = (await changesOf(tx, id)).find((one) => one.kind === kind && isInEffect(one));
  if (last) return last.after.text;
  const answers = applicationId ? await answersOf(tx, applicationId) : {};
  return wordsIn(answers, kind);
}

const writers = /编剧|导演/;
type Rows = Record<string, unknown>[];
const rowsIn = (value: unknown): Rows => (Array.isArray(value) ? (value as Rows) : []);
function wordsIn(answers: Record<string, unknown>, kind: ChangeKind): string {
  const members = rowsIn(answers['team.members']).filter(
    ({ role }) => writers.test(String(role)) === (kind === 'writer_director'),
  );
  const lines: string[] =
    kind === 'story'
      ? [
          String(answers['story.oneLine'] ?? ''),
          ...rowsIn(answers['story.characters']).map(({ name, about }) => `${String(name)}：${String(about ?? '')}`),
          String(answers['story.synopsis'] ?? ''),
        ]
      : kind === 'budget'
        ? rowsIn(answers['funds.budget']).map(({ line, amount }) => `${String(line)} ${moneyText(amount)}`)
        : members.map(({ role, name }) => `${String(role)} ${String(name)}`);
  return lines.filter((line) => line.trim() !== '').join('\n');
}
const moneyText = (amount: unknown): string =>
  typeof amount === 'number' ? `${tenThousandYuan(fen(amount))} 万元` : '';
