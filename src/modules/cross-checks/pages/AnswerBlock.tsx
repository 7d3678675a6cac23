import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { crossChecksEndpoints as at } from '../endpoints.ts';
import { AnswerDifference } from '../schema.ts';
import type { DifferenceOut } from '../views.ts';

const answerForm = AnswerDifference.pick({ verdict: true, answer: true });

/** The answer of the body that has to give one, with a file that shows it. */
export function AnswerBlock({ one }: { one: z.output<typeof DifferenceOut> }) {
  const [file, setFile] = useState<SlotFile>();
  const act = useActForm({
    endpoint: at.answer,
    schema: answerForm,
    fixed: { differenceId: one.id, version: one.version, ...(file ? { uploadId: file.id } : {}) },
  });
  return (
    <Block title="说明差异" note={`应由${one.answerName}说明`}>
      <SchemaForm {...act.form} columns={1} />
      <FileSlot
        slot={{
          key: 'evidence',
          label: '佐证材料',
          hint: '可附一份：PDF、Word、Excel 或图片',
          accept: '.pdf,.docx,.xlsx,.jpg,.png',
        }}
        files={file ? [file] : []}
        onFinished={(id, { name, size }) => setFile({ id, name, bytes: size })}
        onRemove={() => setFile(undefined)}
      />
      <ProblemView problem={act.problem} labelOf={act.labelOf} />
      <Button type="primary" loading={act.busy} onClick={() => void act.submit()}>
        提交说明
      </Button>
    </Block>
  );
}
