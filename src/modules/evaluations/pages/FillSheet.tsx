import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { FileSlot } from '../../../web/parts/FileSlot.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { hrefOf, useAct } from '../../../web/server-state.ts';
import { evaluationSheetsEndpoints as at } from '../endpoints.ts';
import { MarkTable } from './MarkTable.tsx';
import type { Sheet, ShownMark } from './words.ts';

type Own = { selfScore: number | null; selfNote: string };
const ownOf = (mark: ShownMark): Own => ({
  selfScore: mark.selfScore === null ? null : mark.selfScore / 100,
  selfNote: mark.selfNote,
});

/** The body fills in its sheet: a score where it scores itself, words everywhere, evidence where it is asked for. */
export function FillSheet({ it }: { it: Sheet }) {
  const [own, setOwn] = useState<Record<string, Own>>({});
  const [summary, setSummary] = useState(it.summary);
  const save = useAct(at.save);
  const add = useAct(at.addEvidence);
  const drop = useAct(at.removeEvidence);
  const input = { sheetId: it.id, version: it.version };
  const valueOf = (mark: ShownMark) => own[mark.key] ?? ownOf(mark);
  const change = (mark: ShownMark, part: Partial<Own>) => setOwn({ ...own, [mark.key]: { ...valueOf(mark), ...part } });
  const changed = Object.keys(own).length > 0 || summary !== it.summary;
  const send = async () => {
    const marks = it.marks.filter(({ key }) => own[key]).map((mark) => ({ key: mark.key, ...valueOf(mark) }));
    if ((await save.run({ ...input, summary, marks })) !== undefined) setOwn({});
  };
  const submit = it.moves.find(({ act }) => act === 'submit');
  return (
    <>
      <Block title="工作综述">
        <Input.TextArea
          aria-label="工作综述"
          value={summary}
          maxLength={4000}
          autoSize={{ minRows: 4, maxRows: 12 }}
          onChange={(event) => setSummary(event.target.value)}
        />
      </Block>
      {it.pillars.map(({ key, label, weight }) => (
        <Block key={key} title={label} note={`${weight} 分`}>
          <MarkTable
            it={it}
            marks={it.marks.filter(({ pillar }) => pillar === key)}
            cells={{
              own: (mark) => (
                <>
                  {mark.basis === 'self' ? (
                    <InputNumber
                      aria-label={`${mark.label}自评分`}
                      min={0}
                      max={mark.weight}
                      step={0.5}
                      value={valueOf(mark).selfScore}
                      onChange={(selfScore) => change(mark, { selfScore })}
                      addonAfter="分"
                    />
                  ) : null}
                  <Input.TextArea
                    aria-label={`${mark.label}自评说明`}
                    value={valueOf(mark).selfNote}
                    maxLength={1000}
                    autoSize={{ minRows: 1, maxRows: 6 }}
                    placeholder={mark.basis === 'self' ? '自评说明（必填）' : '情况说明（选填）'}
                    onChange={(event) => change(mark, { selfNote: event.target.value })}
                  />
                </>
              ),
              evidence: (mark) => (
                <FileSlot
                  slot={{
                    key: mark.key,
                    label: '佐证',
                    need: mark.evidence,
                    accept: '.pdf,.docx,.xlsx,.jpg,.jpeg,.png',
                    many: true,
                  }}
                  locked={changed}
                  files={mark.files.map((file) => ({
                    id: file.fileId,
                    name: file.name,
                    bytes: file.size,
                    digest: file.sha256,
                    href: hrefOf(at.file, { sheetId: it.id, fileId: file.fileId }),
                  }))}
                  onFinished={(uploadId) => void add.run({ ...input, key: mark.key, uploadId })}
                  onRemove={(fileId) => void drop.run({ ...input, fileId })}
                />
              ),
            }}
          />
        </Block>
      ))}
      <ProblemView problem={save.problem ?? add.problem ?? drop.problem} />
      <MovesBar
        moves={submit ? [submit] : []}
        note={
          changed ? '有未保存的修改，保存后才能附佐证和提交' : submit ? undefined : '填写完成后由本单位签发人员提交'
        }
        quiet={
          <Button loading={save.busy} disabled={!changed} onClick={() => void send()}>
            保存
          </Button>
        }
        act={
          changed ? null : (
            <MoveButton
              move={submit}
              endpoint={at.submit}
              input={input}
              effect={{
                title: '提交自评',
                who: '广电总局',
                sends: '自评分、说明和佐证材料',
                takeBack: '提交后不能修改，总局可以在自评期内退回',
                act: '提交自评',
              }}
            />
          )
        }
      />
    </>
  );
}
