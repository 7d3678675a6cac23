import { InputNumber } from 'antd';
import { useRef, useState } from 'react';
import { FileSlot } from '../../../web/parts/FileSlot.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { sizeText } from '../../../web/parts/wording.ts';
import { problemOf } from '../../../web/request.ts';
import { ask, type ProblemReply, readAgain } from '../../../web/server-state.ts';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import { episodeIn } from '../wording.ts';
import type { Case } from './words.ts';

type Refusal = { name: string; problem: ProblemReply };

/** Uploads the chosen episodes one after the other; numbers come from the names of the files, or one is set before. */
export function PutEpisode({ one }: { one: Case }) {
  const [number, setNumber] = useState<number | null>(null);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const given = useRef<number[]>([]);
  const put = async (uploadId: string, file: File) => {
    const as = number ?? episodeIn(file.name, [...one.episodes.map((episode) => episode.number), ...given.current]);
    given.current.push(as);
    setNumber(null);
    setRefusals((all) => all.filter(({ name }) => name !== file.name));
    try {
      await ask(at.putEpisode, { caseId: one.id, number: as, uploadId });
      await readAgain();
    } catch (thrown) {
      given.current = given.current.filter((taken) => taken !== as);
      setRefusals((all) => [...all, { name: file.name, problem: problemOf(thrown) }]);
    }
  };
  return (
    <div className="put-episode">
      <label>
        集号
        <InputNumber min={1} max={999} value={number} placeholder="按文件名" onChange={(value) => setNumber(value)} />
      </label>
      <FileSlot
        slot={{
          key: 'film',
          label: '上传成片',
          need: one.episodes.length === 0,
          hint: `可一次选多集，依次上传。MP4、MOV、MKV，单个文件不超过 ${sizeText(one.filmMaximumBytes)}；中断后可续传。集号不填时取文件名中的数字，同一集号再传即替换`,
          accept: '.mp4,.m4v,.mov,.mkv,video/mp4,video/quicktime,video/x-matroska',
          maxBytes: one.filmMaximumBytes,
          many: true,
        }}
        files={[]}
        onFinished={(uploadId, file) => void put(uploadId, file)}
      />
      {refusals.map(({ name, problem }) => (
        <div key={name}>
          <p className="note">{name}</p>
          <ProblemView problem={problem} />
        </div>
      ))}
    </div>
  );
}
