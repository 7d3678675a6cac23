import { longDate } from '../../base/time.ts';
import { canonicalJson } from '../../methods/canonical-json.ts';
import { noticePaperPdf, type NoticePaper } from '../../platform/papers/notice.ts';
import type { FileAnswer } from '../../platform/use-case.ts';
import { type Edition, type NoticeContent, publicKinds } from './terms.ts';

/** The notice as paper: the same words and rows as on the page. */
function paperOf(
  content: NoticeContent,
  { code, digest, draft }: { code: string; digest: string; draft: boolean },
): NoticePaper {
  const { title, paragraphs, rows, window, how, issuer, releasedOn } = content;
  return {
    title,
    versionCode: code,
    qrText: `/notices/${code}`,
    issuedBy: issuer,
    date: releasedOn,
    draft,
    contacts: [],
    ...(digest ? { digest } : {}),
    blocks: [
      ...paragraphs.map((text) => ({ kind: 'paragraph' as const, text })),
      {
        kind: 'table',
        table: {
          columns: [
            { title: '序', width: 0.4, align: 'center' },
            { title: '申报编号', width: 1.1 },
            { title: '作品', width: 1.7 },
            { title: '申报机构', width: 1.9 },
            { title: '推荐单位', width: 1.7 },
            { title: '五个一批', width: 0.9 },
            { title: '资金', width: 0.9 },
          ],
          rows: rows.map((row) => [
            String(row.order),
            row.number,
            `《${row.title}》`,
            row.applicant,
            row.recommender,
            row.category,
            publicKinds[row.kind],
          ]),
        },
      },
    ],
    window: window ? `公示期${window.sentence}（${longDate(window.until)}24:00）。` : '',
    objection: how,
  };
}

/** A published edition as PDF; drawn after the transaction has ended. */
export const paperAnswer = (
  edition: Pick<Edition, 'content' | 'code' | 'digest' | 'documentNumber'>,
  draft = false,
): FileAnswer => ({
  name: `${edition.content.title}${draft ? '（草稿）' : `_${edition.code}`}.pdf`,
  type: 'application/pdf',
  body: () => noticePaperPdf(paperOf(edition.content, { code: edition.code, digest: edition.digest, draft })),
});

/** The list for checking off-line: every edition so far in the order of publication, each with its digest. */
export function listAnswer(editions: readonly Edition[], upTo: Edition): FileAnswer {
  const chain = editions.filter((one) => one.edition <= upTo.edition);
  const list = {
    format: 'jingwei-list/1',
    code: upTo.code,
    digest: upTo.digest,
    suite: upTo.suite,
    editions: chain.map(({ content, digest, suite, code }) => ({ code, suite, digest, content })),
  };
  return {
    name: `公示名单_${upTo.code}.json`,
    type: 'application/json',
    body: Buffer.from(`${canonicalJson(list)}\n`),
  };
}
