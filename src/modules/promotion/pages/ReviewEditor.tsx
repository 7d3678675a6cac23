import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Work } from '../../../web/parts/Text.tsx';
import { useAct } from '../../../web/server-state.ts';
import { promotionReviewEndpoints as at } from '../endpoints.ts';
import { honours, type ReviewResult } from '../terms.ts';
import type { ReviewOut } from '../views.ts';

const options = Object.entries(honours).map(([value, label]) => ({ value, label }));

/** Writes down who took part, what was said and what each work got. */
export function ReviewEditor({ one }: { one: z.output<typeof ReviewOut> }) {
  const [participants, setParticipants] = useState(one.participants);
  const [summary, setSummary] = useState(one.summary);
  const [results, setResults] = useState<ReviewResult[]>(
    one.results.map(({ projectId, honour, comment }) => ({ projectId, honour, comment })),
  );
  const { run, busy, problem } = useAct(at.save);
  const change = (projectId: string, part: Partial<ReviewResult>) =>
    setResults(results.map((row) => (row.projectId === projectId ? { ...row, ...part } : row)));
  const titleOf = (id: string) => one.candidates.find(({ projectId }) => projectId === id)?.title ?? '';
  const free = one.candidates.filter(({ projectId }) => !results.some((row) => row.projectId === projectId));
  const { id: reviewId, version, title, heldOn } = one;
  return (
    <Block title="纪要和结果" note={`${results.length} 部`}>
      <div className="promise-form">
        <label>
          参加人员
          <Input value={participants} maxLength={500} onChange={(event) => setParticipants(event.target.value)} />
        </label>
        <label>
          点评纪要
          <Input.TextArea
            value={summary}
            maxLength={4000}
            autoSize={{ minRows: 4 }}
            onChange={(event) => setSummary(event.target.value)}
          />
        </label>
      </div>
      <ol className="choice-list">
        {results.map((row) => (
          <li key={row.projectId}>
            <p className="row">
              <Work title={titleOf(row.projectId)} />
              <span className="grow" />
              <Select
                aria-label={`《${titleOf(row.projectId)}》结果`}
                value={row.honour}
                options={options}
                onChange={(honour) => change(row.projectId, { honour })}
              />
              <Button
                size="small"
                type="text"
                onClick={() => setResults(results.filter(({ projectId }) => projectId !== row.projectId))}
              >
                移出
              </Button>
            </p>
            <Input
              aria-label={`《${titleOf(row.projectId)}》评语`}
              placeholder="评语"
              value={row.comment}
              maxLength={500}
              onChange={(event) => change(row.projectId, { comment: event.target.value })}
            />
          </li>
        ))}
      </ol>
      <div className="row promotion-moves">
        <Select
          className="grow"
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          aria-label="添加作品"
          placeholder="添加作品"
          disabled={free.length === 0}
          onChange={(projectId: string) => setResults([...results, { projectId, honour: 'commended', comment: '' }])}
          options={free.map((work) => ({ value: work.projectId, label: `《${work.title}》 ${work.producerName}` }))}
        />
        <Button
          type="primary"
          loading={busy}
          onClick={() => void run({ reviewId, version, title, heldOn, participants, summary, results })}
        >
          保存
        </Button>
      </div>
      <ProblemView problem={problem} />
    </Block>
  );
}
