import { z } from 'zod';
import { idField, PageIn, text } from '../../base/fields.ts';
import { keysOf } from '../../base/fields.ts';
import { messageStates } from './terms.ts';

export const TargetById = z.object({ targetId: idField() });
export const MessageById = z.object({ messageId: idField() });
const label = text(2, 40).meta({ label: '名称', hint: '例：台账系统' });
const url = text(10, 500).meta({ label: '接收地址', placeholder: 'https://push.example.cn/jingwei' });
const events = z.array(z.string().max(60)).min(1, '至少选一项').max(60).meta({ label: '推送事项' });
export const AddTarget = z.object({ label, url, events });
export const ChangeTarget = z.object({ targetId: idField(), version: z.int(), label, url, events });
export const MoveTarget = z.object({ targetId: idField(), version: z.int() });
export const ListMessages = PageIn.extend({
  targetId: idField(),
  state: z.union([keysOf(messageStates), z.literal('')]).default(''),
  event: z.string().max(60).default(''),
});
