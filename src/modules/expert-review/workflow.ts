import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import type { Finding } from '../../base/problem.ts';
import {
  type ListState,
  listStates,
  type RoundState,
  roundStates,
  type SeatState,
  seatStates,
  type SheetState,
  sheetStates,
} from './terms.ts';

const reasons = (facts: { findings: Finding[] }): Finding[] => facts.findings;

/** 复评、终评 as a whole. The findings are gathered by rules.ts for the act in question. */
export const roundWorkflow = workflow({
  name: '评审轮次',
  states: roundStates,
  start: 'preparing',
  ends: [],
  moves: [
    { act: 'take_works', label: '更新参评作品', from: ['preparing'], to: 'preparing' },
    { act: 'arrange', label: '编组分派', from: ['preparing'], to: 'preparing' },
    { act: 'invite', label: '发出邀请', from: ['preparing'], to: 'preparing', unless: reasons },
    { act: 'open', label: '开启评审', from: ['preparing'], to: 'open', unless: reasons, basis: '方案六（一）2' },
    { act: 'fill_gaps', label: '候补递补', from: ['preparing'], to: 'preparing' },
    { act: 'fill_gaps', label: '候补递补', from: ['open'], to: 'open' },
    { act: 'add_alternate', label: '增补候补专家', from: ['preparing'], to: 'preparing', unless: reasons },
    { act: 'add_alternate', label: '增补候补专家', from: ['open'], to: 'open', unless: reasons },
    { act: 'close', label: '结束评审并汇总', from: ['open'], to: 'closed', unless: reasons, basis: '方案六（一）2' },
    { act: 'advance', label: '确定终评名单', from: ['closed'], to: 'closed', unless: reasons, basis: '方案六（一）2' },
  ],
});
export type RoundAct = ActOf<typeof roundWorkflow>;

/** An expert's place: invitation, pledge, declaration, and the ways out of it. */
export const seatWorkflow = workflow({
  name: '评审席位',
  states: seatStates,
  start: 'proposed',
  ends: ['declined', 'replaced'],
  moves: [
    { act: 'invite', label: '发出邀请', from: ['proposed'], to: 'invited' },
    { act: 'accept', label: '接受邀请', from: ['invited'], to: 'accepted' },
    { act: 'decline', label: '谢绝邀请', from: ['invited', 'accepted', 'pledged'], to: 'declined' },
    { act: 'sign_pledge', label: '签署保密承诺', from: ['accepted'], to: 'pledged', basis: '评审保密规定' },
    { act: 'declare', label: '申报利害关系', from: ['pledged'], to: 'ready', basis: '评审回避规定' },
    { act: 'urge', label: '催办', from: ['invited'], to: 'invited' },
    { act: 'urge', label: '催办', from: ['accepted'], to: 'accepted' },
    { act: 'urge', label: '催办', from: ['pledged'], to: 'pledged' },
    { act: 'urge', label: '催办', from: ['ready'], to: 'ready' },
    {
      act: 'replace',
      label: '更换专家',
      from: ['proposed', 'invited', 'accepted', 'pledged', 'ready'],
      to: 'replaced',
    },
  ],
});
export type SeatAct = ActOf<typeof seatWorkflow>;

/** One expert's review of one work. */
export const sheetWorkflow = workflow({
  name: '评审表',
  states: sheetStates,
  start: 'waiting',
  ends: ['recused', 'taken_back'],
  moves: [
    { act: 'save', label: '保存草稿', from: ['waiting', 'draft'], to: 'draft' },
    { act: 'submit', label: '提交评审', from: ['draft'], to: 'submitted', unless: reasons },
    { act: 'revise', label: '修改已提交的评审', from: ['submitted'], to: 'submitted', unless: reasons },
    { act: 'recuse', label: '回避', from: ['waiting', 'draft', 'submitted'], to: 'recused' },
    { act: 'take_back', label: '调整', from: ['waiting', 'draft', 'submitted'], to: 'taken_back' },
  ],
});
export type SheetAct = ActOf<typeof sheetWorkflow>;

/** The list of decisions: nothing takes effect on any application before it is released. */
export const listWorkflow = workflow({
  name: '评定名单',
  states: listStates,
  start: 'draft',
  ends: ['locked'],
  moves: [
    { act: 'adjust', label: '调整评定意见', from: ['draft', 'returned'], to: 'draft' },
    { act: 'adopt', label: '采用比选方案', from: ['draft', 'returned'], to: 'draft', unless: reasons },
    { act: 'record_draw', label: '登记公开抽签结果', from: ['draft', 'returned'], to: 'draft' },
    {
      act: 'submit',
      label: '报请签发',
      from: ['draft', 'returned'],
      to: 'submitted',
      unless: reasons,
      basis: '方案六（一）2',
    },
    { act: 'return', label: '退回', from: ['submitted'], to: 'returned' },
    {
      act: 'release',
      label: '签发评定结论',
      from: ['submitted'],
      to: 'released',
      unless: reasons,
      basis: '方案六（一）2',
    },
    { act: 'lock', label: '转入公示', from: ['released'], to: 'locked', basis: '方案六（一）2' },
  ],
});
export type ListAct = ActOf<typeof listWorkflow>;

/** A round that is still arranged: no expert sees a work. */
export const isInPreparation = inState<RoundState>('preparing');
/** A round in which experts score. */
export const isScoring = inState<RoundState>('open');
export const isClosed = inState<RoundState>('closed');
/** Rounds whose results do not stand yet. */
export const unclosedStates: readonly RoundState[] = ['preparing', 'open'];
export const closedStates: readonly RoundState[] = ['closed'];

/** Seats of which the expert has not been told. */
export const untoldStates: readonly SeatState[] = ['proposed'];
export const isUntold = inState(...untoldStates);
/** An expert who has neither declined nor been replaced. */
export const isSeated = inState<SeatState>('proposed', 'invited', 'accepted', 'pledged', 'ready');
export const hasPledged = inState<SeatState>('pledged', 'ready');
/** The pledge is signed, the interests are declared: the materials are open. */
export const isReady = inState<SeatState>('ready');

/** Works that were given to somebody else. */
export const takenBackStates: readonly SheetState[] = ['taken_back'];
export const isTakenBack = inState(...takenBackStates);
export const isRecused = inState<SheetState>('recused');
/** A work that the expert judges or has judged. */
export const isAssigned = inState<SheetState>('waiting', 'draft', 'submitted');
/** A work whose marks the expert still owes. */
export const isOwed = inState<SheetState>('waiting', 'draft');
export const isUntouched = inState<SheetState>('waiting');
export const isBegun = inState<SheetState>('draft');
export const handedInStates: readonly SheetState[] = ['submitted'];
export const isHandedIn = inState(...handedInStates);

/** Whether other lines may still be tried: until the leader has released the list. */
export const openToTrials = inState<ListState>('draft', 'submitted', 'returned');
/** A list that its officer still writes. */
export const isAdjustable = inState<ListState>('draft', 'returned');
export const isReturned = inState<ListState>('returned');
export const awaitsRelease = inState<ListState>('submitted');
/** A list that the leader has signed. */
export const isReleased = inState<ListState>('released', 'locked');
/** A list that publicity has taken over. */
export const isLocked = inState<ListState>('locked');
