import type { LocalDate } from '../../base/time.ts';
import type { OfficialLetter } from '../../platform/papers/official-letter.ts';
import { type CallContent, fillLetter } from '../calls/contract.ts';

/** One recommended work as it stands on a sealed list. */
export type ListedWork = {
  rank: number;
  applicationId: string;
  number: string;
  title: string;
  applicant: string;
  category: string;
  filingNumber: string;
  requestedFen: number | null;
  score: number;
  spread: number;
  opinion: string;
  /** The submitted edition that was recommended: its version code and digest. */
  application: { edition: number; versionCode: string; digest: string };
};
export type Swapped = {
  out: { number: string; title: string };
  in: { number: string; title: string };
  rank: number;
  reason: string;
};

/** What one sealing fixes for ever: the list, the letter and on what they rest. */
export type ListEdition = {
  edition: number;
  batch: { id: string; name: string; recommendBy: LocalDate };
  unit: { id: string; name: string; shortName: string };
  scoreRule: string;
  works: ListedWork[];
  swapped: Swapped | null;
  sealedBy: string;
  sealedOn: LocalDate;
  letter: OfficialLetter;
};

export type LetterFacts = {
  content: CallContent;
  batchName: string;
  year: number;
  planName: string;
  addressee: string;
  signer: string;
  on: LocalDate;
  unit: { name: string; shortName: string; contact: string; phone: string };
  works: readonly ListedWork[];
  swapped: Swapped | null;
};

/** `《甲》《乙》` in the order of recommendation; between book marks stands no comma (GB/T 15834-2011 4.5.3.5). */
const namesOf = (works: readonly ListedWork[]): string => works.map((one) => `《${one.title}》`).join('');

/** Room to be filled in by hand where the unit has not said whom to ask. */
const blank = '　　　　';
/** The words a call's letter may hold between braces, as this list fills them. */
export const wordsOf = ({ planName, year, batchName, unit, works }: LetterFacts): Record<string, string> => ({
  计划名称: planName,
  年度: String(year),
  批次: batchName,
  单位: unit.name,
  单位简称: unit.shortName,
  部数: String(works.length),
  作品清单: namesOf(works),
  联系人: unit.contact || blank,
  联系电话: unit.phone || blank,
});

/** The mark before the year of a document number (发文机关代字): the call's, made the unit's own by its short name. */
export function markOf(content: CallContent, shortName: string): string {
  const { mark } = content.letters.recommendation;
  return mark.includes('{')
    ? fillLetter('recommendation', mark, { 单位: shortName, 单位简称: shortName })
    : `${shortName}${mark}`;
}

/** The recommendation letter after GB/T 9704-2012; without a number as long as none has been given. */
export function letterOf(facts: LetterFacts, documentNumber: string): OfficialLetter {
  const { content, unit, works, swapped, addressee, signer, on } = facts;
  const words = wordsOf(facts);
  const title = fillLetter('recommendation', content.letters.recommendation.title, words);
  const listName = `推荐作品名单（${works.length}部）`;
  return {
    form: 'document',
    issuerMark: `${unit.name}文件`,
    documentNumber,
    signer,
    addressee,
    title: swapped ? `${unit.name}关于更换推荐作品的函` : title,
    blocks: [
      ...(swapped
        ? swapBlocks(facts, swapped)
        : [
            {
              kind: 'paragraph' as const,
              text: fillLetter('recommendation', content.letters.recommendation.body, words),
            },
          ]),
      { kind: 'table', table: listTable(works) },
    ],
    attachments: [listName, '各作品申报书及版权承诺书（系统内同步报送）'],
    signedBy: unit.name,
    date: on,
    draft: documentNumber === '',
    ...(content.letters.recommendation.body.includes('{联系人}') && !swapped
      ? {}
      : { contact: `联系人：${words.联系人}，联系电话：${words.联系电话}` }),
  };
}

function swapBlocks(
  { planName, batchName }: LetterFacts,
  { out, in: into, rank, reason }: Swapped,
): OfficialLetter['blocks'] {
  return [
    {
      kind: 'paragraph',
      text: `根据${planName}有关要求，我单位对${batchName}推荐名单第${rank}席作如下更换：原推荐作品《${out.title}》（${out.number}）换为《${into.title}》（${into.number}）。`,
    },
    { kind: 'paragraph', text: `更换原因：${reason}` },
    { kind: 'paragraph', text: '更换后的推荐名单如下，其余作品及次序不变。' },
  ];
}

/** The list inside the letter; opinions stand in the list of its own, which is the annex. */
function listTable(works: readonly ListedWork[]) {
  return {
    columns: [
      { title: '次序', width: 0.5, align: 'center' as const },
      { title: '申报编号', width: 1.1 },
      { title: '作品', width: 1.6 },
      { title: '申报机构', width: 1.8 },
      { title: '类别', width: 1 },
    ],
    rows: works.map((one) => [String(one.rank), one.number, `《${one.title}》`, one.applicant, one.category]),
  };
}

/** What a digest and a version code are taken over: everything but the number, which is only given in the act. */
export const sealedPart = (edition: ListEdition): unknown => ({
  ...edition,
  letter: { ...edition.letter, documentNumber: '', draft: false },
});
