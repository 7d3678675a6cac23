export type Cue = { startMs: number; endMs: number; text: string };
/** A cue that could not be read; the others still are. */
export type CueFinding = { line: number; code: 'cue_broken' | 'no_cue' };
export type SubtitleFormat = 'srt' | 'vtt' | 'ass';
export type Subtitle = { cues: Cue[]; findings: CueFinding[] };

const clean = (text: string): string =>
  text
    .replace(/\{[^}\n]*\}/g, '')
    .replace(/<[^>\n]*>/g, '')
    .replace(/\\[Nn]/g, '\n')
    .replace(/\\h/g, ' ')
    .trim();

/** A time as `hours:minutes:seconds,fraction`; hours may be left out in WebVTT. */
function milliseconds(text: string): number | undefined {
  const found = /^(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})$/.exec(text.trim());
  if (!found) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1, 4).map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number((found[4] ?? '').padEnd(3, '0'));
}

function cueOf(start: string, end: string, text: string): Cue | undefined {
  const [startMs, endMs] = [milliseconds(start), milliseconds(end)];
  return startMs === undefined || endMs === undefined || endMs < startMs
    ? undefined
    : { startMs, endMs, text: clean(text) };
}

/** Signs that WebVTT writes by name, because `<` and `&` have a meaning there. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};
const unnamed = (text: string): string =>
  text.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => named[name] ?? '');

type Block = { line: number; lines: string[] };
/** Blocks of srt and vtt between blank lines, with the number of their first line. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') open = false;
    else if (open) blocks.at(-1)?.lines.push(line);
    else {
      blocks.push({ line: i + 1, lines: [line] });
      open = true;
    }
  }
  return blocks;
}

const isTiming = (line: string | undefined): boolean => line?.includes('-->') ?? false;

/** A block in which the blank lines between cues were forgotten, in one block per line of times. */
function parted({ line, lines }: Block): Block[] {
  const times = [...lines.keys()].filter((i) => isTiming(lines[i]));
  const starts = times.map((at) => (/^\d+$/.test(lines[at - 1]?.trim() ?? '') ? at - 1 : at));
  if (starts.length > 0) starts[0] = 0;
  return starts.length < 2
    ? [{ line, lines }]
    : starts.map((from, i) => ({ line: line + from, lines: lines.slice(from, starts[i + 1]) }));
}

const isHeader = (line: string | undefined): boolean => /^WEBVTT(\s|$)/.test(line ?? '');
const isAside = ([first = '']: readonly string[]): boolean => /^(NOTE(\s|$)|(STYLE|REGION)\s*$)/.test(first);

/** The blocks of WebVTT that are cues: no notes and styles, and nothing of the header above its first line of times. */
function spoken(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, i) => {
    if (i > 0 || !isHeader(block.lines[0])) return isAside(block.lines) ? [] : [block];
    const at = block.lines.findIndex(isTiming);
    return at < 0 ? [] : [{ line: block.line + at, lines: block.lines.slice(at) }];
  });
}

function timedBlocks(lines: readonly string[], format: 'srt' | 'vtt'): Subtitle {
  const cues: Cue[] = [];
  const findings: CueFinding[] = [];
  const blocks = format === 'vtt' ? spoken(blocksOf(lines)) : blocksOf(lines);
  for (const block of blocks.flatMap(parted)) {
    const at = block.lines.findIndex(isTiming);
    const [start = '', rest = ''] = (block.lines[at] ?? '').split('-->');
    const text = block.lines.slice(at + 1).join('\n');
    const cue = at < 0 ? undefined : cueOf(start, rest.trim().split(/\s+/)[0] ?? '', text);
    if (cue) cues.push(format === 'vtt' ? { ...cue, text: unnamed(cue.text) } : cue);
    else findings.push({ line: block.line, code: 'cue_broken' });
  }
  return { cues, findings };
}

/** Dialogue lines of ass: nine fields, then all the rest is text; comments are not speech. */
function dialogues(lines: readonly string[]): Subtitle {
  const cues: Cue[] = [];
  const findings: CueFinding[] = [];
  for (const [i, line] of lines.entries()) {
    if (!/^Dialogue:/i.test(line)) continue;
    const fields = line.slice(line.indexOf(':') + 1).split(',');
    const cue = fields.length < 10 ? undefined : cueOf(fields[1] ?? '', fields[2] ?? '', fields.slice(9).join(','));
    if (cue) cues.push(cue);
    else findings.push({ line: i + 1, code: 'cue_broken' });
  }
  return { cues, findings };
}

/** Reads subtitles; broken cues become findings with their line, and a file without cues is a finding, not clean. */
export function parseSubtitle(format: SubtitleFormat, content: string): Subtitle {
  if (!['srt', 'vtt', 'ass'].includes(format)) throw new RangeError('format_unknown');
  const lines = content
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const { cues, findings } = format === 'ass' ? dialogues(lines) : timedBlocks(lines, format);
  return { cues, findings: cues.length === 0 && findings.length === 0 ? [{ line: 1, code: 'no_cue' }] : findings };
}
