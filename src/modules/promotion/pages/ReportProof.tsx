import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { promotionEndpoints as at } from '../endpoints.ts';
import { ReportProof as Form } from '../schema.ts';
import { type Metric, metrics } from '../terms.ts';
import type { PromiseOut } from '../views.ts';

const plain = Form.omit({ promiseId: true, version: true, uploadId: true, figures: true });
const mostBytes = 200 * 2 ** 20;

/** The platform proves some days: address, capture, the figures it promised. */
export function ReportProof({ one }: { one: z.output<typeof PromiseOut> }) {
  const [file, setFile] = useState<SlotFile>();
  const [figures, setFigures] = useState<Partial<Record<Metric, number>>>({});
  const act = useActForm({
    endpoint: at.report,
    schema: plain,
    fixed: { promiseId: one.id, version: one.version, uploadId: file?.id, figures },
    onDone: () => {
      setFile(undefined);
      setFigures({});
    },
  });
  return (
    <Block title="提交证明" note="只报已经过去的日期；同一天多次展示只计一天">
      <SchemaForm {...act.form} columns={2} />
      {one.kept.figures.length > 0 ? (
        <div className="row proof-figures">
          {one.kept.figures.map(({ metric }) => (
            <label key={metric}>
              {metrics[metric]}（本期）
              <InputNumber
                min={0}
                precision={0}
                value={figures[metric] ?? null}
                onChange={(value) => {
                  const { [metric]: _, ...rest } = figures;
                  setFigures(value === null ? rest : { ...rest, [metric]: value });
                }}
              />
            </label>
          ))}
        </div>
      ) : null}
      <FileSlot
        slot={{
          key: 'capture',
          label: '截图或录屏',
          need: true,
          hint: '须看得到日期和位置。JPG、PNG、PDF、MP4、MOV',
          accept: '.jpg,.jpeg,.png,.pdf,.mp4,.mov',
          maxBytes: mostBytes,
        }}
        files={file ? [file] : []}
        onFinished={(id, { name, size }) => setFile({ id, name, bytes: size })}
        onRemove={() => setFile(undefined)}
      />
      <ProblemView problem={act.problem} labelOf={act.labelOf} />
      <div className="row promotion-moves">
        <Button type="primary" loading={act.busy} disabled={!file} onClick={() => void act.submit()}>
          提交证明
        </Button>
      </div>
    </Block>
  );
}
