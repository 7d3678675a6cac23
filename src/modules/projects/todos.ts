import { type Actor, hasRole } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { isTurnOf, type ProjectSteps, stepsSeen } from './queries-steps.ts';
import { type Step, type StepKind, stepKinds } from './steps-rules.ts';

const fromWhom = ({ turn }: Step, project: ProjectSteps): string =>
  turn === 'unit'
    ? project.producerName
    : turn === 'owner'
      ? project.recommenderShortName
      : turn === 'expert'
        ? project.producerName
        : project.recommenderShortName;

const rowOf = (project: ProjectSteps, step: Step): TodoRow => ({
  subject: step.subject,
  title: `《${project.title}》${stepKinds[step.kind]}`,
  from: fromWhom(step, project),
  step: step.step,
  since: step.since,
  dueOn: step.dueOn,
  path: `/projects/${project.id}${step.tab}`,
});

/** Several steps on one subject are one to-do: the most pressing, and how many. */
const together = (steps: readonly Step[]): Step[] =>
  [...Map.groupBy(steps, ({ subject }) => subject).values()].flatMap((group) => {
    const [first] = [...group].sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
    return first ? [group.length > 1 ? { ...first, step: `${first.step}等 ${group.length} 项` } : first] : [];
  });

/** All kinds are found in one walk through the projects; the sources of one question share it. */
const walks = new WeakMap<Tx, Map<string, Promise<ProjectSteps[]>>>();
function walk(tx: Tx, actor: Actor, now: Instant): Promise<ProjectSteps[]> {
  const known = walks.get(tx) ?? new Map<string, Promise<ProjectSteps[]>>();
  walks.set(tx, known);
  const key = `${actor.personId} ${now}`;
  const found = known.get(key) ?? stepsSeen(tx, actor, { now });
  known.set(key, found);
  return found;
}

const find =
  (kind: StepKind) =>
  async (tx: Tx, actor: Actor, now: Instant): Promise<TodoRow[]> => {
    if (
      !hasRole(
        actor,
        'producer_admin',
        'producer_editor',
        'unit_secretary',
        'unit_leader',
        'national_officer',
        'expert',
        'platform_operator',
      )
    )
      return [];
    return (await walk(tx, actor, now)).flatMap((project) =>
      together(project.steps.filter((step) => step.kind === kind && isTurnOf(actor, project, step))).map((step) =>
        rowOf(project, step),
      ),
    );
  };

/** What waits in projects, by kind; derived from their state, never stored. */
export const projectsTodos: TodoSource[] = (Object.keys(stepKinds) as StepKind[]).map((kind) => ({
  kind,
  label: stepKinds[kind],
  find: find(kind),
}));
