import { tenThousandYuan, fen } from '../../base/money.ts';
import { longDate } from '../../base/time.ts';
import type { Clause, Figures, PaperContent } from './terms.ts';

export type Part = { text: string; mark: 'same' | 'added' | 'removed' };
export type Difference = { key: string; place: string; kind: 'added' | 'removed' | 'changed'; parts: Part[] };

/** Above this many comparisons two texts are shown as one taken out and one put in. */
const mostComparisons = 4_000_000;

/** The parts of two texts: what stayed, what was taken out, what was put in, character by character. */
export function textParts(before: string, after: string): Part[] {
  const [a, b] = [Array.from(before), Array.from(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) {
    tail += 1;
  }
  const middle = middleParts(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return joined([
    { text: a.slice(0, head).join(''), mark: 'same' },
    ...middle,
    { text: a.slice(a.length - tail).join(''), mark: 'same' },
  ]);
}

/** The longest common subsequence walked from the start; single stray characters do not split a change. */
function middleParts(a: string[], b: string[]): Part[] {
  if (a.length * b.length > mostComparisons || a.length === 0 || b.length === 0) {
    return [
      { text: a.join(''), mark: 'removed' },
      { text: b.join(''), mark: 'added' },
    ];
  }
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: Part[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ text: a[i] ?? '', mark: 'same' });
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ text: a[i] ?? '', mark: 'removed' });
      i += 1;
    } else {
      parts.push({ text: b[j] ?? '', mark: 'added' });
      j += 1;
    }
  }
  return steadied(joined(parts));
}

/** A single kept character between two changes reads worse than one longer change. */
function steadied(parts: Part[]): Part[] {
  const wide = parts.flatMap((part, i): Part[] =>
    part.mark === 'same' && i > 0 && i < parts.length - 1 && Array.from(part.text).length < 2
      ? [
          { text: part.text, mark: 'removed' },
          { text: part.text, mark: 'added' },
        ]
      : [part],
  );
  return grouped(wide);
}

/** Between two kept stretches everything taken out stands before everything put in. */
function grouped(parts: Part[]): Part[] {
  const out: Part[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    out.push({ text: removed, mark: 'removed' }, { text: added, mark: 'added' });
    [removed, added] = ['', ''];
  };
  for (const part of parts) {
    if (part.mark === 'removed') removed += part.text;
    else if (part.mark === 'added') added += part.text;
    else {
      flush();
      out.push(part);
    }
  }
  flush();
  return joined(out);
}

function joined(parts: Part[]): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part.text === '') continue;
    if (last?.mark === part.mark) last.text += part.text;
    else out.push({ ...part });
  }
  return out;
}

const money = (amount: number): string => `${tenThousandYuan(fen(amount))}万元`;
type Line = { key: string; place: string; text: string };

/** Figures as lines that can be compared one by one. */
export function figureLines(figures: Figures, triggerLabel: (trigger: string) => string): Line[] {
  return [
    ...figures.purposes.map((one) => ({
      key: `purpose:${one.code}`,
      place: `资金用途·${one.label}`,
      text: money(one.capFen),
    })),
    ...figures.instalments.map((one) => ({
      key: `instalment:${one.key}`,
      place: `拨付计划·${one.label}`,
      text: `${triggerLabel(one.trigger)}，${one.percent}%${
        one.capFen === null ? '' : `，不超过${money(one.capFen)}`
      }；凭据：${one.evidence.join('、') || '无'}`,
    })),
    ...figures.ownMoney.map((one) => ({
      key: `source:${one.source}`,
      place: `资金来源·${one.label}`,
      text: money(one.promisedFen),
    })),
    ...figures.milestones.map((one) => ({
      key: `milestone:${one.kind}`,
      place: `节点·${one.label}`,
      text: longDate(one.dueOn),
    })),
    { key: 'amount', place: '扶持金额', text: money(figures.amountFen) },
    { key: 'episodes', place: '集数', text: `${figures.episodeCount ?? '未定'}` },
    { key: 'minutes', place: '单集时长', text: `${figures.episodeMinutes ?? '未定'}` },
  ];
}

const clauseLines = (clauses: readonly Clause[]): Line[] =>
  clauses.map((one) => ({ key: `clause:${one.key}`, place: one.heading, text: one.text }));

/** Every place where two versions differ, clause by clause and figure by figure, in the order of the paper. */
export function differencesOf(
  before: PaperContent,
  after: PaperContent,
  triggerLabel: (trigger: string) => string = (trigger) => trigger,
): Difference[] {
  const from = [...clauseLines(before.clauses), ...figureLines(before.figures, triggerLabel)];
  const to = [...clauseLines(after.clauses), ...figureLines(after.figures, triggerLabel)];
  const former = new Map(from.map((line) => [line.key, line]));
  const present = new Set(to.map((line) => line.key));
  const changed = to.flatMap((line): Difference[] => {
    const old = former.get(line.key);
    if (!old) return [{ key: line.key, place: line.place, kind: 'added', parts: [{ text: line.text, mark: 'added' }] }];
    const renamed = old.place !== line.place;
    if (old.text === line.text && !renamed) return [];
    const parts = renamed
      ? textParts(`${old.place}　${old.text}`, `${line.place}　${line.text}`)
      : textParts(old.text, line.text);
    return [{ key: line.key, place: line.place, kind: 'changed', parts }];
  });
  const gone = from
    .filter((line) => !present.has(line.key))
    .map(({ key, place, text }): Difference => ({ key, place, kind: 'removed', parts: [{ text, mark: 'removed' }] }));
  return [...changed, ...gone];
}
