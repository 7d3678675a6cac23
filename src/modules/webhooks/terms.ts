import type { Instant } from '../../base/time.ts';

/** An address that is told; 已停止 is what the system did after all tries of a message failed. */
export const targetStates = { active: '推送中', paused: '已暂停', stopped: '已停止', removed: '已删除' } as const;
export type TargetState = keyof typeof targetStates;
export const messageStates = { waiting: '待送达', delivered: '已送达', failed: '未送达', dropped: '已取消' } as const;
export type MessageState = keyof typeof messageStates;

/** Targets that are kept; while one is not in use its messages gather. */
export const keptStates: readonly TargetState[] = ['active', 'paused', 'stopped'];
export const inUseStates: readonly TargetState[] = ['active'];
export const stoppedStates: readonly TargetState[] = ['stopped'];
export const dueStates: readonly MessageState[] = ['waiting'];
export const takenStates: readonly MessageState[] = ['delivered'];
export const cancelledStates: readonly MessageState[] = ['dropped'];

/** What became of one try. */
export const outcomes = {
  accepted: '对方已接收',
  refused: '对方拒收',
  gone: '对方已停用该地址（410）',
  redirected: '对方要求跳转，不予跟随',
  timeout: '超时未应答',
  unreachable: '无法连接',
  address_refused: '地址不是公网地址，未发送',
  key_lost: '密钥无法读出，未发送',
} as const;
export type Outcome = keyof typeof outcomes;

export type WebhookTarget = {
  id: string;
  version: number;
  orgId: string;
  label: string;
  url: string;
  events: string[];
  state: TargetState;
  stoppedAt: Instant | null;
  stopReason: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Instant;
};
export type WebhookKey = {
  id: string;
  targetId: string;
  sealed: string;
  /** The half of the Ed25519 pair that signs, sealed, and the one that checks; null for keys without a pair. */
  signingSealed: string | null;
  publicKey: string | null;
  /** Its last characters, by which people tell keys apart. */
  ending: string;
  madeByName: string;
  madeAt: Instant;
  /** Signs until then; null for the present key. */
  until: Instant | null;
};
export type WebhookMessage = {
  id: string;
  targetId: string;
  entryId: string;
  event: string;
  subject: string;
  body: string;
  state: MessageState;
  /** Tries of the present row; a replay begins another. */
  attempts: number;
  madeAt: Instant;
  nextAt: Instant | null;
  replays: number;
  endedAt: Instant | null;
};
export type WebhookAttempt = {
  messageId: string;
  number: number;
  at: Instant;
  milliseconds: number;
  status: number | null;
  outcome: Outcome;
  excerpt: string;
};
/** What reference/webhook-rules.json holds. */
export type WebhookRules = {
  retrySeconds: number[];
  timeoutSeconds: number;
  keyOverlapHours: number;
  keyBytes: number;
  targetsAtMost: number;
  excerptCharacters: number;
  source: string;
};

/** The message that a person sends to see whether an address answers. */
export const testEvent = 'webhook.test';

export const webhooksActs = {
  'webhook.add': '新建推送地址',
  'webhook.change': '修改推送地址',
  'webhook.pause': '暂停推送',
  'webhook.resume': '恢复推送',
  'webhook.remove': '删除推送地址',
  'webhook.rotate_key': '更换推送密钥',
  'webhook.test': '发送测试消息',
  'webhook.replay': '重新推送',
  'webhook.stop': '推送停止',
} as const;
