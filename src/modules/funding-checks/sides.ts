import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Tx } from '../../platform/database.ts';
import { digestOf } from '../../platform/digest.ts';
import { shinglesOf, simhash, simhashDistance } from '../../platform/methods/near-copies.ts';
import { simplified } from '../../platform/methods/simplified.ts';
import { editionOf, latestEditions } from '../applications/index.ts';
import { worksByIds } from '../works/index.ts';
import { type FundedProject, fundedProjects, livingApplications, outsideAwardsAll } from './queries.ts';
import { compare, isOnlyApplied } from './rules.ts';
import { printsOf } from './store-scripts.ts';
import type { Comparison, MoneySide, Thresholds, WorkSide } from './terms.ts';

const file = path.resolve(import.meta.dirname, '../../../reference/funding-checks.json');
let read: (Thresholds & { source: string }) | undefined;
/** Where likeness begins to matter: data of the system, with their source. */
export const thresholds = (): Thresholds & { source: string } =>
  (read ??= JSON.parse(readFileSync(file, 'utf8')) as Thresholds & { source: string });

const distance = (a: string, b: string): number => simhashDistance(BigInt(`0x${a}`), BigInt(`0x${b}`));
const namesOf = (...titles: string[]): string[] => [...new Set(titles.map((title) => simplified(title)))];
const projectLevels: Record<string, string> = { national: 'central', provincial: 'provincial' };

type ScriptFile = { fileId: string; sha256: string };
type Said = { script: string | null; files: ScriptFile[]; supports: Declared[]; central: boolean };
/** What an edition says never changes, so it is read once. */
const saidIn = new Map<string, Said>();

async function saidBy(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, Said>> {
  const found = new Map<string, Said>();
  for (const { applicationId, edition } of await latestEditions(tx, applicationIds)) {
    const key = `${applicationId}:${edition}`;
    const said = saidIn.get(key) ?? saidOf((await editionOf(tx, applicationId, edition))?.content);
    if (saidIn.size > 20_000) saidIn.clear();
    saidIn.set(key, said);
    found.set(applicationId, said);
  }
  return found;
}

type Handed = { answers: Record<string, unknown>; files: readonly (ScriptFile & { slot: string })[] };
type Declared = { programme?: unknown; level?: unknown; amount?: unknown; year?: unknown; state?: unknown };
const saidOf = ({ answers, files }: Handed = { answers: {}, files: [] }): Said => {
  const answer = (name: string) => Object.entries(answers).find(([field]) => field.endsWith(`.${name}`))?.[1];
  const rows = answer('supports');
  return {
    script: scriptPrint(answer('synopsis')),
    files: files
      .filter(({ slot }) => thresholds().scriptSlots.includes(slot))
      .map(({ fileId, sha256 }) => ({ fileId, sha256 })),
    supports: Array.isArray(rows) ? (rows as Declared[]) : [],
    central: answer('otherCentral') === true,
  };
};

/** A synopsis or script as a fingerprint (方法 05); too short a text says nothing. */
export function scriptPrint(text: unknown): string | null {
  if (typeof text !== 'string' || [...text].length < thresholds().scriptLeastCharacters) return null;
  return simhash(shinglesOf(simplified(text))).toString(16);
}

type Known = Awaited<ReturnType<typeof known>>;
/** Everything both sides are made from, read once for however many works. */
async function known(tx: Tx, workIds?: readonly string[]) {
  const [living, projects] = [await livingApplications(tx, workIds), await fundedProjects(tx)];
  const ids = [...new Set([...living, ...projects].map((one) => one.workId))];
  const dossiers = new Map((await worksByIds(tx, ids)).map((one) => [one.id, one]));
  const wanted = [...living.map(({ id }) => id), ...projects.flatMap((one) => one.applicationId ?? [])];
  const said = await saidBy(tx, [...new Set(wanted)]);
  const prints = await printsOf(tx, [
    ...new Set([...said.values()].flatMap(({ files }) => files.map((one) => one.sha256))),
  ]);
  const scriptsOf = (applicationId: string | null): string[] =>
    (said.get(applicationId ?? '')?.files ?? []).flatMap(({ sha256 }) => prints.get(sha256) ?? []);
  return { living, projects, dossiers, said, prints, scriptsOf };
}

const sideOfProject = (it: FundedProject, { dossiers, said, scriptsOf }: Known) => ({
  workId: it.workId,
  title: it.title,
  names: namesOf(it.title, ...(dossiers.get(it.workId)?.formerTitles ?? [])),
  filingNumber: dossiers.get(it.workId)?.filingNumber ?? null,
  creditCode: it.creditCode,
  organizationName: it.producerName,
  script: said.get(it.applicationId ?? '')?.script ?? null,
  scripts: scriptsOf(it.applicationId),
});

/** Works that may come to money of this plan, or hold it. A project stands for its application. */
function workSides(all: Known, workIds?: readonly string[]): WorkSide[] {
  const { living, projects, dossiers, said, scriptsOf } = all;
  const national = projects.filter((one) => one.level === 'national' && (!workIds || workIds.includes(one.workId)));
  const held = new Set(national.map((one) => one.applicationId));
  return [
    ...national.map((it) => ({
      ...sideOfProject(it, all),
      subjectKey: it.applicationId ?? it.id,
      applicationId: it.applicationId,
      projectId: it.id,
      recommenderOrgId: it.recommenderOrgId,
      number: it.number,
      batchName: null,
      fundedAt: it.createdAt,
    })),
    ...living
      .filter((one) => !held.has(one.id))
      .map((it) => ({
        workId: it.workId,
        title: it.title,
        names: namesOf(it.title, ...(dossiers.get(it.workId)?.formerTitles ?? [])),
        filingNumber: it.filingNumber,
        creditCode: it.creditCode,
        organizationName: it.applicantName,
        script: said.get(it.id)?.script ?? null,
        scripts: scriptsOf(it.id),
        subjectKey: it.id,
        applicationId: it.id,
        projectId: null,
        recommenderOrgId: it.recommenderOrgId,
        number: it.number,
        batchName: it.batchName,
        fundedAt: null,
      })),
  ];
}

async function moneySides(
  tx: Tx,
  all: Known,
): Promise<(MoneySide & { since: string; applicationId: string | null })[]> {
  const outside = (await outsideAwardsAll(tx)).map((it) => ({
    kind: 'outside' as const,
    key: it.id,
    workId: it.workId,
    title: it.title,
    names: namesOf(it.title, ...it.formerTitles),
    filingNumber: it.filingNumber,
    creditCode: it.creditCode,
    organizationName: it.organizationName,
    script: null,
    scripts: [],
    programme: it.programme,
    level: it.level,
    amountFen: it.amountFen,
    year: it.awardedOn ? Number(it.awardedOn.slice(0, 4)) : null,
    awardedOn: it.awardedOn,
    source: it.source,
    applied: false,
    since: '',
    applicationId: null,
  }));
  const own = all.projects.map((it) => ({
    ...sideOfProject(it, all),
    kind: 'project' as const,
    key: it.id,
    programme: `${it.number} 扶持项目`,
    level: projectLevels[it.level] ?? 'other',
    amountFen: it.awardedFen,
    year: Number(it.createdAt.slice(0, 4)),
    awardedOn: null,
    source: '本系统项目登记',
    applied: false,
    since: it.createdAt,
    applicationId: it.applicationId,
  }));
  return [...outside, ...own];
}

/** What the applicant itself has said it got elsewhere for this work. */
function declaredOf(work: WorkSide, said: Said | undefined): MoneySide[] {
  const listed = said?.supports ?? [];
  const unlisted = said?.central === true && !listed.some((one) => one.level === 'central');
  return [...listed, ...(unlisted ? [{ programme: '已获其他中央财政资金（未列明细）', level: 'central' }] : [])].map(
    (one: Declared, i) => ({
      kind: 'declared' as const,
      key: `${work.subjectKey}:${i}`,
      workId: work.workId,
      title: work.title,
      names: work.names,
      filingNumber: work.filingNumber,
      creditCode: work.creditCode,
      organizationName: work.organizationName,
      script: null,
      scripts: [],
      programme: String(one.programme ?? '未填项目名称'),
      level: String(one.level ?? 'other'),
      amountFen: typeof one.amount === 'number' ? one.amount : null,
      year: typeof one.year === 'number' ? one.year : null,
      awardedOn: null,
      source: '申报书“其他财政扶持明细”',
      applied: isOnlyApplied(one),
    }),
  );
}

export type Pair = { work: WorkSide; money: MoneySide; comparison: Comparison; fingerprint: string };

const identityOf = ({
  names,
  filingNumber,
  creditCode,
  organizationName,
  script,
  scripts,
  workId,
}: WorkSide | MoneySide) => ({
  names,
  filingNumber,
  creditCode,
  organizationName,
  script,
  ...(scripts.length > 0 ? { scripts } : {}),
  workId,
});
const fingerprintOf = (work: WorkSide, money: MoneySide, comparison: Comparison): string =>
  digestOf({
    a: identityOf(work),
    b: identityOf(money),
    level: money.level,
    programme: money.programme,
    grade: comparison.grade,
  }).slice(0, 32);

/** Every pair that looks like money given twice; of the works named, or of all. */
export async function pairsIn(tx: Tx, workIds?: readonly string[]): Promise<Pair[]> {
  const all = await known(tx, workIds);
  const money = await moneySides(tx, all);
  const tools = { thresholds: thresholds(), distance };
  return workSides(all, workIds).flatMap((work) => {
    const others = money.filter(
      (one) =>
        one.kind !== 'project' ||
        (one.key !== work.projectId &&
          (one.applicationId === null || one.applicationId !== work.applicationId) &&
          (work.fundedAt === null ||
            one.since < work.fundedAt ||
            (one.since === work.fundedAt && one.key < (work.projectId ?? '')))),
    );
    const declared = declaredOf(work, all.said.get(work.applicationId ?? ''));
    return [...others.map(({ since: _, applicationId: __, ...one }) => one), ...declared].flatMap((one) => {
      const comparison = compare(work, one, tools);
      return comparison ? [{ work, money: one, comparison, fingerprint: fingerprintOf(work, one, comparison) }] : [];
    });
  });
}

/** Files of scripts that still have no fingerprint, each content once. */
export async function unreadScripts(tx: Tx): Promise<ScriptFile[]> {
  const { said, prints } = await known(tx);
  const files = [...said.values()].flatMap((one) => one.files).filter(({ sha256 }) => !prints.has(sha256));
  return [...new Map(files.map((one) => [one.sha256, one])).values()];
}
