import { Button, Select } from 'antd';
import { useState } from 'react';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { hrefOf } from '../../../web/server-state.ts';
import { evaluationSheetsEndpoints as at } from '../endpoints.ts';
import { pointsText } from '../rules.ts';
import { RaiseObjection, RejectObjection, UpholdObjection } from '../schema.ts';
import { objectionStates } from '../terms.ts';
import { objectionShapes, type Sheet } from './words.ts';

const plain = RaiseObjection.pick({ statement: true });
const upholdForm = UpholdObjection.pick({ score: true, answer: true });
const rejectForm = RejectObjection.pick({ answer: true });

function Raise({ it }: { it: Sheet }) {
  const [key, setKey] = useState<string>();
  const [file, setFile] = useState<SlotFile>();
  const act = useActForm({
    endpoint: at.object,
    schema: plain,
    fixed: { sheetId: it.id, key, ...(file ? { uploadId: file.id } : {}) },
    onDone: () => {
      setKey(undefined);
      setFile(undefined);
      act.setValues({});
    },
  });
  return (
    <div>
      <label className="row">
        指标
        <Select
          style={{ minWidth: 260 }}
          value={key}
          placeholder="选择有异议的指标"
          options={it.marks.map((mark) => ({ value: mark.key, label: `${mark.label}　${pointsText(mark.score)} 分` }))}
          onChange={setKey}
        />
      </label>
      <SchemaForm {...act.form} columns={1} />
      <FileSlot
        slot={{ key: 'objection', label: '证明材料', accept: '.pdf,.docx,.xlsx,.jpg,.jpeg,.png' }}
        files={file ? [file] : []}
        onFinished={(id, { name, size }) => setFile({ id, name, bytes: size })}
        onRemove={() => setFile(undefined)}
      />
      <ProblemView problem={act.problem} labelOf={act.labelOf} />
      <Button type="primary" disabled={!key} loading={act.busy} onClick={() => void act.submit()}>
        提出异议
      </Button>
    </div>
  );
}

/** Objections to marks: raised by the body, answered by the leader. */
export function Objections({ it }: { it: Sheet }) {
  if (it.objections.length === 0 && !it.mayObject) return null;
  return (
    <Block title="异议" note={it.objectionsUntil ? `异议期到 ${it.objectionsUntil} 为止` : undefined}>
      <ol className="basis-rows">
        {it.objections.map((one) => (
          <li key={one.id}>
            <span />
            <span>
              <b>{it.marks.find(({ key }) => key === one.key)?.label}</b>　{one.statement}　
              <Status kind={objectionShapes[one.state]}>{objectionStates[one.state]}</Status>
            </span>
            <small>
              {one.raisedByName}　<When at={one.raisedAt} />
              {one.fileName ? (
                <>
                  　<a href={hrefOf(at.objectionFile, { objectionId: one.id })}>{one.fileName}</a>
                </>
              ) : null}
              {one.answer
                ? `　答复：${one.answer}（${pointsText(one.scoreBefore)} → ${pointsText(one.scoreAfter)} 分，${one.decidedByName}）`
                : ''}
            </small>
            <span />
            <span className="row">
              <MoveButton
                move={one.moves.find(({ act }) => act === 'uphold')}
                endpoint={at.uphold}
                input={{ objectionId: one.id, version: one.version }}
                form={{ schema: upholdForm }}
                size="small"
                primary
              />
              <MoveButton
                move={one.moves.find(({ act }) => act === 'reject')}
                endpoint={at.reject}
                input={{ objectionId: one.id, version: one.version }}
                form={{ schema: rejectForm }}
                size="small"
              />
            </span>
          </li>
        ))}
      </ol>
      {it.mayObject ? <Raise it={it} /> : null}
    </Block>
  );
}
