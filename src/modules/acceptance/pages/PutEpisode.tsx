import { InputNumber } from 'antd';
import { useState } from 'react';
import { FileSlot } from '../../../web/parts/FileSlot.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { sizeText } from '../../../web/parts/wording.ts';
import { useAct } from '../../../web/server-state.ts';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import type { Case } from './words.ts';

/** The first number in a file name, such as 12 in 第12集.mp4; else the next free one. */
function numberIn(name: string, taken: readonly number[]): number {
  const said = Number(/第?\s*(\d{1,3})\s*(?:集|\.|_|-|$)/.exec(name)?.[1]);
  if (said >= 1 && said <= 999) return said;
  let next = 1;
  while (taken.includes(next)) next += 1;
  return next;
}

/** Uploads one episode after the other; the number is read from the name of the file and may be set before. */
export function PutEpisode({ one }: { one: Case }) {
  const [number, setNumber] = useState<number | null>(null);
  const { run, problem } = useAct(at.putEpisode);
  const taken = one.episodes.map((episode) => episode.number);
  return (
    <div className="put-episode">
      <label>
        集号
        <InputNumber min={1} max={999} value={number} placeholder="按文件名" onChange={(value) => setNumber(value)} />
      </label>
      <FileSlot
        slot={{
          key: 'film',
          label: '上传一集',
          hint: `MP4、MOV、MKV，单个文件不超过 ${sizeText(one.filmMaximumBytes)}；中断后可续传。集号不填时取文件名中的数字，同一集号再传即替换`,
          accept: '.mp4,.m4v,.mov,.mkv,video/mp4,video/quicktime,video/x-matroska',
          maxBytes: one.filmMaximumBytes,
          many: true,
        }}
        files={[]}
        onFinished={(uploadId, file) => {
          void run({ caseId: one.id, number: number ?? numberIn(file.name, taken), uploadId });
          setNumber(null);
        }}
      />
      <ProblemView problem={problem} />
    </div>
  );
}
