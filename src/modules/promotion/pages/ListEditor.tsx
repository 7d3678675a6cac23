import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { Work } from '../../../web/parts/Text.tsx';
import { useAct } from '../../../web/server-state.ts';
import { selectedListEndpoints as at } from '../endpoints.ts';
import type { Choice } from '../terms.ts';
import type { ListOut } from '../views.ts';

export type Shown = z.output<typeof ListOut>;

/** The works of a list with their recommending words; every other fact comes from the record. */
export function ListEditor({ one }: { one: Shown }) {
  const [choices, setChoices] = useState<Choice[]>(one.choices);
  const [intro, setIntro] = useState(one.intro);
  const { run, busy, problem } = useAct(at.save);
  const work = (id: string) => one.candidates.find(({ projectId }) => projectId === id);
  const free = one.candidates.filter(
    ({ projectId, certificateNumber }) => certificateNumber && !choices.some((taken) => taken.projectId === projectId),
  );
  const say = (projectId: string, reason: string) =>
    setChoices(choices.map((choice) => (choice.projectId === projectId ? { ...choice, reason } : choice)));
  return (
    <Block title="作品" note={`${choices.length} 部`}>
      <Input.TextArea
        aria-label="说明"
        placeholder="片单说明（可不填）"
        value={intro}
        maxLength={1000}
        autoSize={{ minRows: 2 }}
        onChange={(event) => setIntro(event.target.value)}
      />
      <ol className="choice-list">
        {choices.map((choice) => {
          const found = work(choice.projectId);
          return (
            <li key={choice.projectId}>
              <p className="row">
                <Work title={found?.title ?? ''} />
                <span className="note">
                  {found?.producerName}　{found?.recommenderName}　{found?.certificateNumber}
                </span>
                <span className="grow" />
                <Button
                  size="small"
                  type="text"
                  onClick={() => setChoices(choices.filter(({ projectId }) => projectId !== choice.projectId))}
                >
                  移出
                </Button>
              </p>
              <Input
                aria-label={`《${found?.title}》推荐语`}
                value={choice.reason}
                maxLength={300}
                placeholder="推荐语"
                onChange={(event) => say(choice.projectId, event.target.value)}
              />
              {(found?.findings ?? []).map((finding) => (
                <p key={finding.code} className="note">
                  <Shape kind={finding.weight === 'look' ? 'warn' : 'bad'} size={9} /> {finding.message}
                </p>
              ))}
            </li>
          );
        })}
      </ol>
      {choices.length === 0 ? <p className="note">还没有选列作品。</p> : null}
      <div className="row promotion-moves">
        <Select
          className="grow"
          aria-label="添加作品"
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          placeholder={free.length > 0 ? '添加通过验收的作品' : '没有更多通过验收的作品'}
          disabled={free.length === 0}
          onChange={(projectId: string) => setChoices([...choices, { projectId, reason: '' }])}
          options={free.map(({ projectId, title, producerName }) => ({
            value: projectId,
            label: `《${title}》 ${producerName}`,
          }))}
        />
        <Button
          type="primary"
          loading={busy}
          onClick={() => void run({ listId: one.id, version: one.version, title: one.title, intro, choices })}
        >
          保存
        </Button>
      </div>
      <ProblemView problem={problem} />
    </Block>
  );
}
