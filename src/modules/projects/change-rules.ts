import { type Finding, findingsOf } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import { type Change, type ChangeKind, changeKinds, type ChangeSide } from './guidance-terms.ts';
import { type MilestoneKind, milestoneKinds } from './terms.ts';
import { planFindings } from './tracking-rules.ts';
import type { PlanLine, TrackingRules } from './tracking-terms.ts';

/** What deciding a change looks at: where it stands, who decides it, and whether its filing has been made. */
export type DecisionFacts = Pick<Change, 'state' | 'approver' | 'filing' | 'filedOn' | 'rule'>;

/** A change that the unit decides itself does not go on to the office. */
export const passFindings = ({ approver }: DecisionFacts): Finding[] =>
  findingsOf(approver === 'unit' && { code: 'unit_decides', message: '这类变更由推荐单位直接决定，请批准或不同意' });

/** A change for the office passes the unit first. */
export const changeFindings = ({ approver, state }: DecisionFacts): Finding[] =>
  findingsOf(
    approver === 'owner' && state === 'submitted' && { code: 'unit_first', message: '须先由推荐单位审核同意' },
  );

/** A change that touches the filing takes effect when the filing has been made again or amended. */
export const effectFindings = ({ filing, filedOn, rule }: DecisionFacts): Finding[] =>
  findingsOf(
    filing !== 'none' &&
      filedOn === null && {
        code: 'filing_first',
        path: 'filingNumber',
        message: filing === 'again' ? '须先重新备案' : '须先办结备案变更手续',
        clause: rule.clause,
      },
  );

type Asked = {
  kind: ChangeKind;
  text: string;
  title: string;
  creditCode: string;
  episodeCount: number | null;
  episodeMinutes: number | null;
  lines: readonly PlanLine[];
};
type Around = {
  before: ChangeSide;
  after: ChangeSide;
  producerFound: boolean;
  hasPlan: boolean;
  files: number;
  maxEpisodeMinutes: number;
};

const need = (path: string, label: string): Finding => ({ code: 'change_empty', path, message: `请填写${label}` });

/** What stands against asking for a change: its facts missing, nothing different, or no paper with it. */
export function askFindings(
  asked: Asked,
  { before, after, producerFound, hasPlan, files, maxEpisodeMinutes }: Around,
): Finding[] {
  const worded = ['writer_director', 'main_cast', 'story', 'budget'].includes(asked.kind);
  return findingsOf(
    worded && asked.text === '' && need('text', changeKinds[asked.kind]),
    worded && asked.text !== '' && asked.text === before.text && same('text'),
    asked.kind === 'title' && asked.title === '' && need('title', '新片名'),
    asked.kind === 'title' && asked.title !== '' && asked.title === before.title && same('title'),
    asked.kind === 'producer' && asked.creditCode === '' && need('creditCode', '新制作机构的统一社会信用代码'),
    asked.kind === 'producer' &&
      asked.creditCode !== '' &&
      !producerFound && {
        code: 'producer_unknown',
        path: 'creditCode',
        message: '系统中没有这个代码的已核验制作机构，请该机构先注册',
      },
    asked.kind === 'producer' && producerFound && after.organizationId === before.organizationId && same('creditCode'),
    asked.kind === 'episodes' &&
      asked.episodeCount === null &&
      asked.episodeMinutes === null &&
      need('episodeCount', '集数或单集时长'),
    asked.kind === 'episodes' &&
      (asked.episodeMinutes ?? 0) >= maxEpisodeMinutes && {
        code: 'episode_long',
        path: 'episodeMinutes',
        message: `微短剧单集应少于 ${maxEpisodeMinutes} 分钟`,
        clause: '总局令第16号第二条',
      },
    asked.kind === 'episodes' &&
      (asked.episodeCount !== null || asked.episodeMinutes !== null) &&
      after.text === before.text &&
      same('episodeCount'),
    asked.kind === 'schedule' &&
      !hasPlan && { code: 'plan_none', path: 'lines', message: '进度计划还没有商定，请直接报送计划' },
    asked.kind === 'schedule' && hasPlan && asked.lines.length === 0 && need('lines', '要改的节点日期'),
    asked.kind === 'schedule' && hasPlan && asked.lines.length > 0 && after.text === before.text && same('lines'),
    files === 0 && { code: 'change_papers', path: 'uploads', message: '须附变更说明或有关证明材料' },
  );
}
const same = (path: string): Finding => ({ code: 'change_none', path, message: '与现在的内容相同' });

/** What stands against a changed plan: what stands against any plan, and the date of a finished milestone moved. */
export const scheduleFindings = (
  { before, after }: { before: readonly PlanLine[]; after: readonly PlanLine[] },
  done: readonly MilestoneKind[],
  rules: TrackingRules['plan'],
): Finding[] => [
  ...planFindings(after, rules).map((finding) => ({ ...finding, path: 'lines' })),
  ...after
    .filter(({ kind }) => done.includes(kind))
    .filter(({ kind, plannedOn }) => before.find((one) => one.kind === kind)?.plannedOn !== plannedOn)
    .map(({ kind }) => ({
      code: 'milestone_done',
      path: 'lines',
      message: `${milestoneKinds[kind]}已确认完成，计划日期不再变更`,
    })),
];

/** A plan as words, for a comparison that a person reads. */
export const planText = (lines: readonly PlanLine[]): string =>
  lines.map(({ kind, plannedOn }) => `${milestoneKinds[kind]} ${plannedOn}`).join('\n');
export const episodesText = (count: number | null, minutes: number | null): string =>
  `${count ?? '—'} 集，单集 ${minutes ?? '—'} 分钟`;

/** The agreed plan with the dates of a change put in, in the order of making. */
export function changedPlan(lines: readonly PlanLine[], wanted: readonly PlanLine[]): PlanLine[] {
  const order = Object.keys(milestoneKinds);
  const kept = lines.filter(({ kind }) => !wanted.some((one) => one.kind === kind));
  return [...kept, ...wanted].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** What stands against entering a filing: it lies ahead, or filing again kept the old number. */
export const filingFindings = (
  change: Pick<Change, 'filing' | 'rule'>,
  given: { filingNumber: string; filedOn: LocalDate; files: number },
  { today, formerNumber }: { today: LocalDate; formerNumber: string | null },
): Finding[] =>
  findingsOf(
    given.filedOn > today && { code: 'filed_future', path: 'filedOn', message: '备案日期不能晚于今天' },
    change.filing === 'again' &&
      given.filingNumber === formerNumber && {
        code: 'filing_old',
        path: 'filingNumber',
        message: '重新备案应有新的备案号',
        clause: change.rule.clause,
      },
    given.files === 0 && { code: 'filing_papers', path: 'uploads', message: '须附备案（变更）公示截图或批件' },
  );
