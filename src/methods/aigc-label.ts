import { usccValid } from './organization-codes.ts';

/** What a label of GB 45438-2025 says; kept as data because annex E itself was not read at the source (方法 05 之 7). */
export const aigcMeanings: Readonly<Record<string, string>> = { 1: 'is', 2: 'maybe', 3: 'suspected' };
export const aigcMeaningWords: Readonly<Record<string, string>> = {
  is: '属于人工智能生成合成内容',
  maybe: '可能为人工智能生成合成内容',
  suspected: '疑似人工智能生成合成内容',
};
const required = ['Label', 'ContentProducer', 'ProduceID'] as const;

export type AigcCheck = {
  status: 'ok' | 'warning' | 'error';
  label?: string;
  meaning?: string;
  producerUscc?: string;
  form?: 'direct' | 'wrapped';
  findings: string[];
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(
      text
        .replace(/^\ufeff/, '')
        .replaceAll('\u0000', '')
        .trim(),
    );
  } catch {
    return undefined;
  }
}

/** The producer's code is `001`, `1`, a unified social credit code and a suffix of its own. */
function producerFinding(producer: string): { uscc?: string; finding?: string } {
  const found = /^0011([0-9A-Z]{18})/.exec(producer);
  if (!found?.[1]) return { finding: 'producer-not-coded' };
  return usccValid(found[1]) ? { uscc: found[1] } : { uscc: found[1], finding: 'producer-uscc-checksum' };
}

/** Reads the implicit AI label of a file, bare or wrapped in `AIGC`, and lists what is wrong with it. */
export function checkAigcLabel(text: string): AigcCheck {
  const read = parsed(text);
  if (read === undefined) return { status: 'error', findings: ['not-json'] };
  const wrapped = isRecord(read) && 'AIGC' in read;
  const inner = wrapped ? read.AIGC : read;
  const fields = typeof inner === 'string' ? parsed(inner) : inner;
  if (!isRecord(fields)) return { status: 'error', findings: ['not-object'] };
  const value = (name: string): string => {
    const field = fields[name];
    return typeof field === 'string' || typeof field === 'number' ? String(field).trim() : '';
  };
  const findings = required.filter((name) => value(name) === '').map((name) => `missing:${name}`);
  const label = value('Label');
  const meaning = aigcMeanings[label];
  if (label !== '' && meaning === undefined) findings.push('label-unknown');
  const producer = value('ContentProducer') === '' ? {} : producerFinding(value('ContentProducer'));
  if (producer.finding) findings.push(producer.finding);
  return {
    status: findings.length === 0 ? 'ok' : 'warning',
    ...(label === '' ? {} : { label }),
    ...(meaning === undefined ? {} : { meaning }),
    ...(producer.uscc === undefined ? {} : { producerUscc: producer.uscc }),
    form: wrapped ? 'wrapped' : 'direct',
    findings,
  };
}

/** Several labels in one file must say the same; otherwise a person looks. */
export const labelsDisagree = (labels: readonly AigcCheck[]): string[] =>
  new Set(labels.map((one) => one.label ?? '')).size > 1 ? ['labels-disagree'] : [];
