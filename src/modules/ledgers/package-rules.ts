import { z } from 'zod';
import type { Finding } from '../../base/problem.ts';
import { addMilliseconds, dayOf, type Instant, instant } from '../../base/time.ts';
import { canonicalJson } from '../../methods/canonical-json.ts';
import { periodStart } from './period-rules.ts';
import type { LedgerKind } from './terms.ts';

/** What a package is made of: docs/packages-format.md. */
export const partNames = {
  description: 'datapackage.json',
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  checkpoint: 'checkpoint.txt',
} as const;
const dataName = /^data\/[A-Za-z0-9_-]{1,60}\.(csv|jsonl)$/;
const innerName = /^inner\/([A-Za-z0-9][A-Za-z0-9._-]{0,79})\/(.+)$/;
/** A file of a package that is passed on: the name of that package, and the file's own name in it. */
export function innerPart(name: string): { of: string; name: string } | undefined {
  const [, of = '', part = ''] = innerName.exec(name) ?? [];
  return of === '' ? undefined : { of, name: part };
}
const isOwnPart = (name: string): boolean =>
  (Object.values(partNames) as string[]).includes(name) || dataName.test(name);
/** Files of a package; a package that is passed on carries none itself. */
export const isPartName = (name: string): boolean => isOwnPart(innerPart(name)?.name ?? name);

const Count = z.union([z.int(), z.string().regex(/^\d{1,30}$/)]).transform(String);
export const Description = z.object({
  created: z.iso.datetime({ offset: true }),
  sender: z.string().min(1).max(60),
  period: z.string().max(20),
  sequence: z.int().min(1).max(1_000_000),
  previous: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullish(),
  correction: z.object({ code: z.string().max(40), note: z.string().max(500).default('') }).nullish(),
  totals: z
    .record(
      z.string(),
      z.object({ rows: z.int().optional(), deleted: z.int().optional(), sums: z.record(z.string(), Count).optional() }),
    )
    .default({}),
  resources: z
    .array(
      z.object({
        path: z.string().regex(dataName),
        format: z.enum(['csv', 'jsonl']),
        kind: z.enum(['creation', 'broadcast', 'support', 'provincial']),
        version: z.string().max(12),
      }),
    )
    .max(20),
});
export type PackageDescription = z.output<typeof Description>;
const Manifest = z.object({
  format: z.literal('jingwei-package-1'),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  files: z
    .array(
      z.object({
        path: z.string().max(200),
        bytes: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        sm3: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
      }),
    )
    .min(1)
    .max(300),
});
export type PackageManifest = z.output<typeof Manifest>;

/** Why a package is refused as a whole; nothing of it is taken. */
export const packageFaults = {
  container_unreadable: '不是完整的报送包（ZIP 文件尾部缺少封存摘要）',
  container_altered: '文件与封存摘要不符，已损坏或被改动',
  nested_archive: '包内还有压缩包',
  zip_bomb: '包解开后异常庞大',
  zip_damaged: '包内目录读不出',
  too_large: '包超过大小上限',
  file_unknown: '包内有不认识的文件',
  file_twice: '包内有同名文件',
  file_missing: '包内缺少文件',
  file_altered: '文件与清单不符',
  manifest_unreadable: '清单读不出，或不是规范写法',
  description_unreadable: '说明文件 datapackage.json 内容有误',
  encoding: '文字编码应为 UTF-8 或 GB18030',
  signature_unreadable: '签名文件读不出',
  signature_wrong: '签名不符',
  key_unknown: '签名所用密钥没有登记，或是其他单位的密钥',
  key_not_yet: '签名所用密钥尚未生效',
  key_expired: '签名所用密钥已过期',
  key_revoked: '签名所用密钥已吊销',
  sender_other: '报送单位不是本单位',
  inner_sender: '转报的报送单位没有登记，或不由本单位转报',
  kind_not_theirs: '本单位不报送这种台账',
  format_unknown: '台账格式版本不认识，或已停止接收',
  period_unknown: '没有这个报送期次',
  period_future: '期次尚未开始',
  created_future: '制作时间晚于现在',
  sequence_used: '这个序号已用于另一个报送包',
} as const;
export type PackageFault = keyof typeof packageFaults;
export const refusalOf = (code: PackageFault, where = ''): Finding => ({
  code,
  message: where === '' ? packageFaults[code] : `${packageFaults[code]}：${where}`,
});

/** The manifest of a package: canonical, and its digest over its list of files. */
export function readManifest(text: string, digestOf: (text: string) => string): PackageManifest | Finding {
  try {
    const raw: unknown = JSON.parse(text);
    const manifest = Manifest.parse(raw);
    if (canonicalJson(raw) !== text) return refusalOf('manifest_unreadable', '键未排序或有多余空白');
    const files = (raw as { files: unknown }).files;
    if (digestOf(canonicalJson(files)) !== manifest.digest)
      return refusalOf('manifest_unreadable', '摘要与文件清单不符');
    return manifest;
  } catch {
    return refusalOf('manifest_unreadable');
  }
}

export type HeadFacts = {
  /** What the sender may be called: its code, credit code or id. */
  names: readonly (string | null)[];
  kinds: readonly LedgerKind[];
  periods: readonly string[];
  now: Instant;
  clockMinutes: number;
  /** Digest of the package that bore this number, if one came. */
  sameSequence: string | null;
  digest: string;
  knowsFormat: (kind: LedgerKind, version: string) => boolean;
};
/** What speaks against taking a whole and rightly signed package. */
export function headFinding(description: PackageDescription, facts: HeadFacts): Finding | undefined {
  const { sender, period, created, resources, sequence } = description;
  const start = periodStart(period);
  const latest = addMilliseconds(facts.now, facts.clockMinutes * 60_000);
  const foreign = resources.find(({ kind }) => !facts.kinds.includes(kind));
  const strange = resources.find(({ kind, version }) => !facts.knowsFormat(kind, version));
  if (!facts.names.includes(sender)) return refusalOf('sender_other', sender);
  if (!start) return refusalOf('period_unknown', period);
  if (start > dayOf(facts.now)) return refusalOf('period_future', period);
  if (!facts.periods.includes(period)) return refusalOf('period_unknown', period);
  if (instant(created) > latest) return refusalOf('created_future', created);
  if (foreign) return refusalOf('kind_not_theirs', foreign.kind);
  if (strange) return refusalOf('format_unknown', `${strange.kind} ${strange.version}`);
  if (facts.sameSequence !== null && facts.sameSequence !== facts.digest) {
    return refusalOf('sequence_used', `第 ${sequence} 号`);
  }
  return undefined;
}

/** Numbers below the largest that never came: packages that are lost or still under way. */
export function missingSequences(known: readonly number[]): number[] {
  const seen = new Set(known);
  const last = Math.max(0, ...known);
  return Array.from({ length: last }, (_, i) => i + 1).filter((one) => !seen.has(one));
}
