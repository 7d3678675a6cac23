import { addWorkingDays, type WorkingCalendar } from '../../base/working-days.ts';
import { type LocalDate, longDate } from '../../base/time.ts';
import { explainWindow } from '../../base/calendar-windows.ts';
import { fillLetter } from '../calls/contract.ts';
import type { EditionKind, NoticeContent, NoticeRow, PublicChange, PublicKind, PublicRow } from './terms.ts';

/** What a notice is made of besides its text and list. */
export type NoticeFacts = {
  planName: string;
  year: number;
  batchNumber: number;
  batchName: string;
  issuer: string;
  how: string;
  calendar: WorkingCalendar;
};
const publicKind: Record<NoticeRow['kind'], PublicKind> = { selected: 'funded', selected_unfunded: 'unfunded' };
const chinese = '〇一二三四五六七八九十';
const batchWord = (number: number): string => `第${chinese[number] ?? number}批`;

/** 《“微短剧精品创作传播计划”实施方案》 carries out the plan named between its quotation marks. */
const plainName = (name: string): string => /“([^”]+)”/.exec(name)?.[1] ?? name;

/** The words between braces as they stand on a day of publication. */
export function wordsOf(
  facts: NoticeFacts,
  { rows, on, days }: { rows: readonly NoticeRow[]; on: LocalDate; days: number },
): Record<string, string> {
  const first = rows[0];
  return {
    计划名称: plainName(facts.planName),
    年度: String(facts.year),
    批次: batchWord(facts.batchNumber),
    部数: String(rows.length),
    作品: first ? `《${first.title}》` : '',
    公示开始日期: longDate(on),
    公示结束日期: longDate(addWorkingDays(facts.calendar, on, days)),
    工作日数: String(days),
    受理方式: '按本页所列方式在公示期内提出',
    发布单位: facts.issuer,
  };
}

/** The frozen list as the public reads it: no ids, no scores, no experts. */
export const publicRows = (rows: readonly NoticeRow[]): PublicRow[] =>
  rows.map(({ number, title, applicant, recommender, category, kind, until }, i) => ({
    order: i + 1,
    number,
    title,
    applicant,
    recommender,
    category,
    kind: publicKind[kind],
    objectionsUntil: until,
  }));

/** Rows with the window that begins on the day of publication; rows that already had one keep it. */
export function windowed(
  rows: readonly NoticeRow[],
  { on, days, calendar }: { on: LocalDate; days: number; calendar: WorkingCalendar },
): NoticeRow[] {
  return rows.map((row) =>
    row.from ? row : { ...row, from: on, days, until: days === 0 ? on : addWorkingDays(calendar, on, days) },
  );
}

type Draft = {
  kind: EditionKind;
  edition: number;
  formerDigest: string | null;
  documentNumber: string;
  title: string;
  paragraphs: string[];
  rows: readonly NoticeRow[];
  changes: PublicChange[];
  on: LocalDate;
  days: number;
};

/** One edition exactly as it is published; the digest is taken over this and nothing else. */
export function contentOfEdition(facts: NoticeFacts, draft: Draft): NoticeContent {
  const { rows, changes, on, days, ...head } = draft;
  const window = days === 0 ? null : explainWindow(facts.calendar, on, days);
  return {
    format: 'jingwei-notice/1',
    ...head,
    issuer: facts.issuer,
    batch: facts.batchName,
    releasedOn: on,
    window: window && { from: on, until: window.endOn, workingDays: days, sentence: `${window.sentence}24:00` },
    rows: publicRows(rows),
    changes,
    how: draft.kind === 'result' ? '' : facts.how,
  };
}

export const filled = (
  facts: NoticeFacts,
  text: { title: string; body: string },
  when: { rows: readonly NoticeRow[]; on: LocalDate; days: number },
) => {
  const words = wordsOf(facts, when);
  const fill = (template: string) => fillLetter('notice', template, words);
  return {
    title: fill(text.title),
    paragraphs: fill(text.body)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  };
};

const dated = (on: LocalDate) => longDate(on);
const ended = (text: string): string => (/[。！？.!?]$/.test(text) ? text : `${text}。`);
/** The text after an upheld objection: what changed, why, and until when the new work may be objected to. */
export function republicationText(
  title: string,
  {
    changes,
    former,
    on,
    until,
    passed = [],
  }: {
    changes: readonly PublicChange[];
    /** Clauses on which reserves were passed over; which works they are is not public. */
    passed?: readonly string[];
    former: { documentNumber: string; on: LocalDate };
    on: LocalDate;
    until: LocalDate | null;
  },
): { title: string; paragraphs: string[] } {
  const out = changes.filter((one) => one.change === 'removed');
  const into = changes.filter((one) => one.change === 'promoted');
  return {
    title: `${title}（更新）`,
    paragraphs: [
      `${dated(former.on)}发布的公示（${former.documentNumber}）因异议成立作如下更新，其余不变。`,
      ...out.map((one) => `取消《${one.title}》（${one.number}）拟扶持资格，理由：${ended(one.reason)}`),
      ...(passed.length > 0
        ? [`依序${passed.length}部备选作品经核不再符合申报条件（${[...new Set(passed)].join('、')}），不予递补。`]
        : []),
      ...into.map((one) => `《${one.title}》（${one.number}）由备选递补。`),
      ...(into.length > 0 && until
        ? [`递补作品公示时间为${dated(on)}至${dated(until)}。期内如有异议，请按本页所列方式提出。`]
        : []),
      ...(into.length === 0 ? ['没有符合规则的备选作品，名额空缺。'] : []),
    ],
  };
}

/** The text with which the result is made known, whole or in its next part. */
export function resultText(
  title: string,
  {
    works,
    former,
    on,
    part,
  }: {
    works: number;
    former: { documentNumber: string; on: LocalDate };
    on: LocalDate;
    /** Which announcement this is, how many works were final before and how many are left after it. */
    part?: { number: number; before: number; left: number } | undefined;
  },
) {
  const head = title.replace(/拟扶持项目公示|公示$/, '扶持项目公示结果');
  const published = `${dated(former.on)}发布的公示（${former.documentNumber}）`;
  const decided = `现确定${works}部作品为扶持项目，自${dated(on)}起生效。签订三方协议前不拨付资金。`;
  if (!part) return { title: head, paragraphs: [`${published}期满，异议均已办结。`, decided] };
  return {
    title: `${head}（第${chinese[part.number] ?? part.number}次公布）`,
    paragraphs: [
      `${published}所列作品中，下列${works}部公示期满，没有未办结的异议。`,
      decided,
      part.left > 0
        ? `其余${part.left}部作品公示期未满或异议尚未办结，结果另行公布。`
        : `至此本批公示结果全部公布，先后共确定${part.before + works}部作品。`,
    ],
  };
}
