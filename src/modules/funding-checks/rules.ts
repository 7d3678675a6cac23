import { type Finding, findingsOf } from '../../base/problem.ts';
import { inState } from '../../base/workflow.ts';
import { usccNormalise } from '../../methods/organization-codes.ts';
import { titleKey, titleLikeness } from '../../methods/similarity.ts';
import {
  type CheckGrade,
  type CheckState,
  type Compared,
  type Comparison,
  type MoneySide,
  moneyKinds,
  type Thresholds,
  type WorkSide,
  undecidedStates,
} from './terms.ts';

const legalForms = /(有限责任公司|股份有限公司|有限公司|股份公司|集团|公司)/g;
const places =
  /^(中国|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(省|市|自治区|特别行政区)?/;

/** An organisation's name for comparing: without form, brackets and the place in front; simplified before. */
export const organizationKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[(（][^)）]*[)）]/gu, '')
    .replace(/[\p{P}\p{S}\p{Z}]/gu, '')
    .replace(legalForms, '')
    .replace(places, '');

const numberKey = (text: string | null): string => (text ?? '').normalize('NFKC').replace(/[\p{P}\p{S}\p{Z}]/gu, '');

/** Whether both sides name one party: the credit code where both have one, else the name's key. */
export function sharedParty(a: Compared, b: Compared): string | undefined {
  const [codeA, codeB] = [usccNormalise(a.creditCode ?? ''), usccNormalise(b.creditCode ?? '')];
  if (codeA !== '' && codeB !== '') return codeA === codeB ? '统一社会信用代码相同' : undefined;
  const [nameA, nameB] = [organizationKey(a.organizationName ?? ''), organizationKey(b.organizationName ?? '')];
  return nameA.length >= 2 && nameA === nameB ? '机构名称相同' : undefined;
}

/** Titles that have no two characters in common need no measuring. */
function mayBeAlike(left: string, right: string): boolean {
  const [a, b] = [titleKey(left).name, titleKey(right).name];
  const known = new Set(a);
  const common = [...new Set(b)].filter((one) => known.has(one)).length;
  return common >= Math.min(2, new Set(a).size, new Set(b).size);
}

/** The most alike of all titles and former titles; another season (第N季) is another work. */
export function bestTitle(a: Compared, b: Compared): { likeness: number; sameSeason: boolean; pair: string } {
  let best = { likeness: 0, sameSeason: true, pair: '' };
  for (const left of a.names) {
    for (const right of b.names) {
      if (!mayBeAlike(left, right)) continue;
      const { likeness, sameSeason } = titleLikeness(left, right);
      const thousandths = Math.round(likeness * 1000);
      const better = sameSeason === best.sameSeason ? thousandths > best.likeness : sameSeason;
      if (better || best.pair === '') best = { likeness: thousandths, sameSeason, pair: `《${left}》与《${right}》` };
    }
  }
  return best;
}

/** The least distance between any text of one side and any of the other; undefined where one has none. */
function nearest(a: readonly string[], b: readonly string[], distance: Tools['distance']): number | undefined {
  const all = a.flatMap((one) => b.map((other) => distance(one, other)));
  return all.length === 0 ? undefined : Math.min(...all);
}

type Tools = { thresholds: Thresholds; distance: (a: string, b: string) => number };
const worst = (...grades: (CheckGrade | undefined)[]): CheckGrade | undefined =>
  (['block', 'person', 'look'] as const).find((grade) => grades.includes(grade));

/**
 * How alike a work and a piece of public money are (方案六（一）3): the same dossier, filing number or script blocks;
 * a like title with a shared party blocks until a person clears it; a like title alone, or money that is not of the
 * centre, is worth a look.
 */
export function compare(work: WorkSide, money: MoneySide, { thresholds, distance }: Tools): Comparison | undefined {
  const { titlePerson, titleLook, scriptBits, countedLevels, clause } = thresholds;
  const party = sharedParty(work, money);
  const title = bestTitle(work, money);
  const sameWork = work.workId !== null && work.workId === money.workId;
  const number = numberKey(work.filingNumber);
  const sameNumber = number !== '' && number === numberKey(money.filingNumber);
  const [synopsis, script] = [
    nearest(work.script ? [work.script] : [], money.script ? [money.script] : [], distance),
    nearest(work.scripts, money.scripts, distance),
  ];
  const sameSynopsis = synopsis !== undefined && synopsis <= scriptBits;
  const sameScript = script !== undefined && script <= scriptBits;
  const alike = title.likeness >= titleLook;
  const strong = title.likeness >= titlePerson && title.sameSeason && party !== undefined;
  const identity = worst(
    sameWork || sameNumber || sameScript || sameSynopsis ? 'block' : undefined,
    strong ? 'person' : undefined,
    alike ? 'look' : undefined,
  );
  if (!identity) return undefined;
  const central = countedLevels.includes(money.level);
  const counted = central && !money.applied;
  const reasons = findingsOf(
    sameWork && { code: 'same_work', message: '同一作品档案', clause },
    sameNumber && { code: 'same_filing', message: `规划备案号相同：${work.filingNumber ?? ''}`, clause },
    sameScript && { code: 'same_script', message: `剧本几乎相同（64 位指纹相差 ${script} 位）`, clause },
    sameSynopsis && { code: 'same_synopsis', message: `内容梗概几乎相同（64 位指纹相差 ${synopsis} 位）`, clause },
    alike && {
      code: 'title_alike',
      message: `剧名相似度 ${(title.likeness / 10).toFixed(1)}%：${title.pair}${title.sameSeason ? '' : '，季数不同'}`,
      clause,
    },
    party !== undefined && { code: 'same_party', message: `${party}：${work.organizationName ?? ''}`, clause },
    !central && { code: 'not_central', message: '该资金不属于中央财政资金，只作提示', clause },
    money.applied && { code: 'only_applied', message: '正在申请，尚未获得，只作提示', clause },
  );
  return { grade: counted ? identity : 'look', reasons, likeness: title.likeness };
}

/** What a finding of a pair means for an award: money is blocked, waits for a person, or the pair is only shown. */
export const gradeOf = ({ code }: Pick<Finding, 'code'>): CheckGrade =>
  code === 'funding_look' ? 'look' : code === 'funding_unclear' ? 'person' : 'block';
export const isConfirmed = inState<CheckState>('confirmed');
export const isUndecided = inState(...undecidedStates);
/** A pair that one side has fallen out of. */
export const isGone = inState<CheckState>('gone');
/** Money that the application form says was asked for and not given. */
export const isOnlyApplied = (declared: { state?: unknown }): boolean => declared.state === 'applied';

export type Decided = { state: CheckState; decidedFingerprint: string | null };

/** What a pair means for money about to be given: a reason against it, something to look at, or nothing. */
export function findingOfPair(
  { grade }: Comparison,
  {
    money,
    fingerprint,
    decided,
    clause,
  }: { money: MoneySide; fingerprint: string; decided?: Decided | undefined; clause: string },
): Finding | undefined {
  const where = `${moneyKinds[money.kind]}“${money.programme}”《${money.title}》`;
  if (decided?.state === 'confirmed') {
    return { code: 'funding_double', message: `已认定与${where}重复：保持入选，不再发放扶持资金`, clause };
  }
  if (['cleared', 'noted'].includes(decided?.state ?? '') && decided?.decidedFingerprint === fingerprint) {
    return undefined;
  }
  if (grade === 'block') return { code: 'funding_blocked', message: `与${where}为同一作品，拦截`, clause };
  if (grade === 'person') return { code: 'funding_unclear', message: `疑与${where}重复，须人工核实排除`, clause };
  return { code: 'funding_look', message: `与${where}相近，请核对`, clause, weight: 'look' };
}
