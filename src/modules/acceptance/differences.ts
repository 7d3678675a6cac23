import { type Episode, numberKinds, type Statement } from './terms.ts';
import { lengthText } from './wording.ts';

/** One place where two handings-in differ; an empty side was not there. */
export type Difference = { place: string; before: string; after: string };
type EpisodeFace = Pick<Episode, 'number' | 'name' | 'sha256' | 'facts' | 'visibleLabel'>;
type Film = { statement: Statement; episodes: readonly EpisodeFace[] };

const aiWords = (used: boolean | null): string => (used === null ? '未声明' : used ? '使用' : '未使用');

function statementLines({ statement }: Film): Record<string, string> {
  return {
    人工智能使用声明: aiWords(statement.aiUsed),
    人工智能使用情况: statement.aiUse,
    许可证或文号: statement.numberKind ? `${numberKinds[statement.numberKind]} ${statement.number}` : statement.number,
    取得日期: statement.numberOn ?? '',
    持有人: statement.numberHolder,
    说明: statement.remark,
  };
}
const faceOf = ({ name, sha256, facts }: EpisodeFace): string =>
  `${name}，${lengthText(facts.durationMs)}，校验值 ${sha256.slice(0, 12)}`;

/** What a film as handed in later has that the earlier one had not, place by place. */
export function differencesBetween(before: Film, after: Film): Difference[] {
  const [old, young] = [statementLines(before), statementLines(after)];
  const stated = Object.keys(young)
    .filter((place) => old[place] !== young[place])
    .map((place) => ({ place, before: old[place] ?? '', after: young[place] ?? '' }));
  const numbers = [...new Set([...before.episodes, ...after.episodes].map(({ number }) => number))].sort(
    (a, b) => a - b,
  );
  const films = numbers.flatMap((number) => {
    const [was, is] = [before, after].map((film) => film.episodes.find((one) => one.number === number));
    const [place, label] = [`第${number}集`, `第${number}集显著标识`];
    const lines: Difference[] = [];
    if (was?.sha256 !== is?.sha256) lines.push({ place, before: was ? faceOf(was) : '', after: is ? faceOf(is) : '' });
    if (was && is && was.visibleLabel !== is.visibleLabel)
      lines.push({ place: label, before: was.visibleLabel, after: is.visibleLabel });
    return lines;
  });
  return [...stated, ...films];
}
