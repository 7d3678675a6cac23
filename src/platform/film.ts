// What a film file says of itself, read by ranges: container, length, picture, tracks and hidden AI labels.
import { type Finding, findingsOf } from '../base/problem.ts';
import { readMatroska } from './film-matroska.ts';
import { readMp4 } from './film-mp4.ts';
import type { ByteSource } from './inspect-file.ts';

export const filmContainers = { mp4: 'MP4', mov: 'MOV', mkv: 'MKV' } as const;
export type FilmContainer = keyof typeof filmContainers;

/** `durationMs` null: the file does not say how long it is. `labels` are the texts of hidden AI labels as found. */
export type FilmFacts = {
  container: FilmContainer;
  durationMs: number | null;
  width: number | null;
  height: number | null;
  videoCodec: string;
  hasVideo: boolean;
  hasAudio: boolean;
  labels: string[];
  findings: Finding[];
};
/** What the readers of one container find; `longestMs` is counted from the tracks themselves. */
export type RawFilm = {
  durationMs: number | null;
  longestMs: number | null;
  width: number | null;
  height: number | null;
  videoCodec: string;
  hasVideo: boolean;
  hasAudio: boolean;
  labels: string[];
};

/** A head that says less than the tracks hold is not believed: beyond this the longer one counts. */
const believedMs = 1000;

/** Reads a film whose container has been recognised; the longer of head and tracks counts as its length. */
export async function filmFacts(source: ByteSource, container: FilmContainer): Promise<FilmFacts> {
  const { longestMs, ...raw } = await (container === 'mkv' ? readMatroska(source) : readMp4(source));
  const said = raw.durationMs ?? 0;
  const counted = longestMs ?? 0;
  const disagree = said > 0 && counted - said > believedMs;
  const durationMs = disagree || said === 0 ? counted : said;
  return {
    ...raw,
    container,
    durationMs: durationMs > 0 ? durationMs : null,
    findings: findingsOf(
      durationMs <= 0 && { code: 'film_no_duration', message: '读不出时长，请重新导出后上传' },
      !raw.hasVideo && { code: 'film_no_video', message: '文件里没有画面，不是完整的成片' },
      !raw.hasAudio && { code: 'film_no_audio', message: '文件里没有声音，请核对', weight: 'look' },
      disagree && {
        code: 'film_duration_disagrees',
        weight: 'look',
        message: '文件头所写时长短于实际画面，已按实际画面计算',
      },
    ),
  };
}
