import type { z } from 'zod';
import type { FormValues } from '../../../web/parts/SchemaForm.tsx';
import { ObjectionForm } from '../schema.ts';
import type { ClaimantKind } from '../terms.ts';

/** Which fields say who objects, by the way of objecting. */
export const fieldsOf: Record<ClaimantKind, readonly string[]> = {
  person: ['name', 'unitName', 'phone', 'email'],
  unit: ['unitName', 'creditCode', 'contactName', 'phone', 'email'],
  anonymous: [],
};
const needed: Record<ClaimantKind, readonly string[]> = {
  person: ['name', 'unitName'],
  unit: ['unitName', 'creditCode', 'contactName'],
  anonymous: [],
};
const identity = ['name', 'unitName', 'creditCode', 'contactName', 'phone', 'email'] as const;
export const notes: Record<ClaimantKind, string> = {
  person:
    '须署真实姓名、写明所在单位并留联系方式。您的信息只有承办人、签发领导和纪检审计可见，每次查看都有登记；被反映单位只会知道异议内容。',
  unit: '须写单位全称、信用代码和联系人，并上传加盖公章的扫描件。',
  anonymous: '不收集您的任何信息，作为线索核查，不作答复；凭回执查询码可以查看是否采用。',
};

/** The form with 必填 at what this way of objecting needs (rules.ts: claimFindings). */
export function schemaFor(kind: ClaimantKind): z.ZodObject {
  const shape: Record<string, z.ZodType> = { ...ObjectionForm.shape };
  for (const name of needed[kind]) {
    const field = shape[name];
    if (field) shape[name] = field.meta({ ...field.meta(), need: true });
  }
  if (kind !== 'anonymous') {
    const { phone } = ObjectionForm.shape;
    shape.phone = phone.meta({ ...phone.meta(), hint: '电话、邮箱至少填一项' });
  }
  return ObjectionForm.extend(shape);
}

/** The words that are sent: what belongs to another way of objecting is left out, so that anonymous means anonymous. */
export function sentOf(values: FormValues): FormValues {
  const kept = fieldsOf[values.claimantKind as ClaimantKind];
  return {
    ...values,
    ...Object.fromEntries(identity.filter((name) => !kept.includes(name)).map((name) => [name, ''])),
  };
}

export const typedOf = (sent: FormValues): ObjectionForm =>
  ({ ...Object.fromEntries(identity.map((name) => [name, ''])), ...sent }) as ObjectionForm;
