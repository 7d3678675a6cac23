import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { sizeText } from '../../../web/parts/wording.ts';
import { hrefOf, useAct } from '../../../web/server-state.ts';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import type { Case } from './words.ts';

type Episode = Case['episodes'][number];
const picture = ({ width, height }: Episode): string => (width && height ? `${width}×${height}` : '—');
const hiddenWords = ({ hiddenLabels }: Episode): string =>
  hiddenLabels.length === 0 ? '无' : hiddenLabels.some(({ faults }) => faults.length > 0) ? '有，须核对' : '有';

/** One label for all episodes: what is seen on the picture, written once. */
function LabelAll({ one }: { one: Case }) {
  const [words, setWords] = useState(one.episodes[0]?.visibleLabel ?? '');
  const { run, busy, problem } = useAct(at.labelEpisodes);
  const numbers = one.episodes.map(({ number }) => number);
  return (
    <div className="label-all">
      <label htmlFor="visible-label">显著标识（写明文字、位置和时长，适用于全部各集）</label>
      <div className="row">
        <Input
          id="visible-label"
          value={words}
          maxLength={100}
          placeholder="如：片头左下角“本片使用AI生成”，3 秒"
          onChange={(event) => setWords(event.target.value)}
        />
        <Button
          loading={busy}
          disabled={numbers.length === 0}
          onClick={() => void run({ caseId: one.id, numbers, visibleLabel: words })}
        >
          写入全部 {numbers.length} 集
        </Button>
      </div>
      <ProblemView problem={problem} />
    </div>
  );
}

/** The films of one handing in, with what each file says of itself; round 0 is what lies there now. */
export function Episodes({
  one,
  round,
  filling = false,
  onPlay,
  children,
}: {
  one: Case;
  round: number;
  filling?: boolean;
  onPlay?: (number: number) => void;
  children?: ReactNode;
}) {
  const drop = useAct(at.dropEpisode);
  const agreed = one.agreed.episodeCount === null ? '' : `，协议 ${one.agreed.episodeCount} 集`;
  return (
    <Block title="成片" note={`${one.episodes.length} 集，合计 ${one.totalLength}${agreed}`}>
      {children}
      <ProblemView problem={drop.problem} />
      <div className="scroll-x episodes-scroll">
        <table className="plain-table">
          <caption className="sr">各集成片</caption>
          <thead>
            <tr>
              <th scope="col">集</th>
              <th scope="col">时长</th>
              <th scope="col">文件</th>
              <th scope="col">画幅</th>
              <th scope="col">显著标识</th>
              <th scope="col">隐式标识</th>
              <th scope="col">校验值</th>
              <th scope="col">
                <span className="sr">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {one.episodes.map((episode) => {
              const stopped = episode.findings.some(({ weight }) => weight !== 'look');
              return (
                <tr key={episode.number}>
                  <th scope="row" className="nowrap">
                    {episode.number}
                  </th>
                  <td className="nowrap" title={episode.findings.map(({ message }) => message).join('；')}>
                    {stopped ? <Shape kind="bad" size={9} /> : null} {episode.length}
                  </td>
                  <td>
                    <a href={hrefOf(at.film, { caseId: one.id, round, number: episode.number })}>{episode.name}</a>{' '}
                    <span className="note nowrap">{sizeText(episode.size)}</span>
                  </td>
                  <td className="nowrap">
                    {picture(episode)} {episode.container.toUpperCase()}
                  </td>
                  <td>{episode.visibleLabel || <span className="dim">无</span>}</td>
                  <td className="nowrap">{hiddenWords(episode)}</td>
                  <td>
                    <code className="digest" title={episode.sha256}>
                      {episode.sha256.slice(0, 8)}…
                    </code>
                  </td>
                  <td className="nowrap">
                    {onPlay ? (
                      <Button size="small" onClick={() => onPlay(episode.number)}>
                        播放
                      </Button>
                    ) : null}
                    {filling ? (
                      <Button
                        size="small"
                        type="text"
                        aria-label={`移除第 ${episode.number} 集`}
                        loading={drop.busy}
                        onClick={() => void drop.run({ caseId: one.id, number: episode.number })}
                      >
                        移除
                      </Button>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {one.episodes.length === 0 ? <p className="note">还没有上传。每集一个文件，MP4、MOV 或 MKV。</p> : null}
      {filling && one.statement.aiUsed === true ? <LabelAll one={one} /> : null}
    </Block>
  );
}
