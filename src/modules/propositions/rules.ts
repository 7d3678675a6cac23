import type { OrganizationKind } from '../../base/policy.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import type { EntryState } from '../reserve-pool/contract.ts';
import type { Audience, Claim, ClaimState, ProgressStep, Proposition, PropositionState, WindowState } from './terms.ts';

type Timed = Pick<Proposition, 'state' | 'opensOn' | 'closesOn'>;

/** Whether a topic has been made known; drafts are the office's alone. */
export const isKnown = (state: PropositionState): boolean => ['published', 'ended', 'cancelled'].includes(state);
export const isEnded = (state: PropositionState): boolean => state === 'ended';
/** Whether a claim counts against the limit of its topic. */
export const countsAsAccepted = (state: ClaimState): boolean => state === 'accepted' || state === 'completed';
export const isRunning = (state: ClaimState): boolean => state === 'accepted';
export const isWaiting = (state: ClaimState): boolean => state === 'claimed';
/** Whether an organisation's claim stands in the way of another of its own. */
export const isLive = (state: ClaimState): boolean => isWaiting(state) || countsAsAccepted(state);

/** Both days of a window count whole; null while the topic is not published. */
export function windowOf({ state, opensOn, closesOn }: Timed, today: LocalDate): WindowState | null {
  if (state !== 'published') return null;
  return today < opensOn ? 'before' : today > closesOn ? 'closed' : 'open';
}

const audienceKinds: Partial<Record<OrganizationKind, Audience>> = {
  provincial_bureau: 'unit',
  central_direct_unit: 'unit',
  platform: 'platform',
  producer: 'producer',
};
type Claimant = { orgId: string; orgKind: OrganizationKind | null; homeOrgId: string | null };
/** Whether a topic is meant for an organisation: its kind, and its place where places are named. */
export function isMeantFor(
  { audience, unitOrgIds }: Pick<Proposition, 'audience' | 'unitOrgIds'>,
  { orgId, orgKind, homeOrgId }: Claimant,
): boolean {
  const kind = orgKind && audienceKinds[orgKind];
  if (!kind || !audience.includes(kind)) return false;
  return unitOrgIds.length === 0 || unitOrgIds.some((id) => id === orgId || id === homeOrgId);
}

type Said = Pick<Proposition, 'opensOn' | 'closesOn' | 'support' | 'categoryCode' | 'subPlan' | 'unitOrgIds'>;
export type Lists = { categories: readonly string[]; subPlans: readonly string[]; units: readonly string[] };
/** What is wrong with a topic by itself. */
export function propositionFindings(it: Said, lists: Lists): Finding[] {
  return findingsOf(
    it.closesOn < it.opensOn && { code: 'window_order', path: 'closesOn', message: '认领截止早于认领开始' },
    it.categoryCode !== null &&
      !lists.categories.includes(it.categoryCode) && {
        code: 'category_unknown',
        path: 'categoryCode',
        message: `没有这个类别：${it.categoryCode}`,
      },
    it.subPlan !== null &&
      !lists.subPlans.includes(it.subPlan) && {
        code: 'sub_plan_unknown',
        path: 'subPlan',
        message: `没有这个子计划：${it.subPlan}`,
      },
    it.unitOrgIds.some((id) => !lists.units.includes(id)) && {
      code: 'unit_unknown',
      path: 'unitOrgIds',
      message: '限定的单位中有不是推荐单位的',
    },
    ...it.support.map(
      ({ kind, amountFen }, i) =>
        (kind === 'money') !== (amountFen !== null) && {
          code: 'support_amount',
          path: `support.${i}.amountFen`,
          message: kind === 'money' ? '资金支持请写金额' : '只有资金支持填金额',
        },
    ),
  );
}

/** A topic without support, or whose window is over, is not published (方案五（一）1：给予政策和资金支持). */
export const publishFindings = (it: Pick<Proposition, 'support' | 'closesOn'>, today: LocalDate): Finding[] =>
  findingsOf(
    it.support.length === 0 && {
      code: 'support_missing',
      path: 'support',
      message: '请写明支持措施',
      clause: '方案五（一）1',
    },
    it.closesOn < today && { code: 'window_over', path: 'closesOn', message: `认领截止 ${it.closesOn} 已过` },
  );

export const extendFindings = (it: Pick<Proposition, 'closesOn'>, closesOn: LocalDate, today: LocalDate): Finding[] =>
  findingsOf(
    closesOn <= it.closesOn && { code: 'extend_earlier', path: 'closesOn', message: `须晚于现在的截止 ${it.closesOn}` },
    closesOn < today && { code: 'extend_past', path: 'closesOn', message: '不能早于今天' },
  );

type Place = Timed & Pick<Proposition, 'mostAccepted'>;
/** What stands against claiming now. */
export function claimFindings(
  it: Place,
  { today, accepted, hasLive }: { today: LocalDate; accepted: number; hasLive: boolean },
): Finding[] {
  const window = windowOf(it, today);
  return findingsOf(
    window === 'before' && { code: 'window_before', message: `${it.opensOn} 起可以认领` },
    window === 'closed' && { code: 'window_closed', message: `认领已于 ${it.closesOn} 截止` },
    window === null && { code: 'not_published', message: '命题不在认领中' },
    isFull(it, accepted) && { code: 'places_full', message: `已接受 ${accepted} 个，名额已满` },
    hasLive && { code: 'claimed_before', message: '本机构已认领' },
  );
}
const isFull = ({ mostAccepted }: Pick<Proposition, 'mostAccepted'>, accepted: number): boolean =>
  mostAccepted !== null && accepted >= mostAccepted;

/** The last place goes to one claim only. */
export const acceptFindings = (it: Place, accepted: number): Finding[] =>
  findingsOf(
    it.state !== 'published' && { code: 'not_published', message: '命题已结题或撤销' },
    isFull(it, accepted) && { code: 'places_full', message: `已接受 ${accepted} 个，名额已满` },
  );

/** A topic ends when no claim waits or runs. */
export function endFindings(claims: readonly Pick<Claim, 'state'>[]): Finding[] {
  const waiting = claims.filter(({ state }) => isWaiting(state)).length;
  const running = claims.filter(({ state }) => isRunning(state)).length;
  return findingsOf(
    waiting > 0 && { code: 'claims_waiting', message: `还有 ${waiting} 个认领没有审核` },
    running > 0 && { code: 'claims_running', message: `还有 ${running} 个认领没有完成或终止` },
  );
}

export type Linked = {
  state: ClaimState;
  entry: { state: EntryState } | null;
  hasProject: boolean;
};
/** How far a claim has come, from the records it is linked to. */
export function progressOf({ state, entry, hasProject }: Linked): ProgressStep {
  if (state === 'completed') return 'done';
  if (hasProject) return 'project';
  if (entry?.state === 'promoted') return 'application';
  return entry && entry.state !== 'removed' ? 'reserve' : 'none';
}

/** A claim is complete only when something has come of it. */
export const completeFindings = (linked: Linked): Finding[] =>
  findingsOf(progressOf(linked) === 'none' && { code: 'nothing_made', message: '还没有转入储备库或关联项目' });
