import { Button, Modal } from 'antd';
import { useId, useState } from 'react';
import { z } from 'zod';
import { text } from '../../../base/fields.ts';
import { FieldScope, goToField } from '../../../web/parts/Findings.tsx';
import { findingsFrom, labelsOf } from '../../../web/parts/form-findings.ts';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { type FormValues, SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { useAct } from '../../../web/server-state.ts';
import { worksEndpoints } from '../endpoints.ts';
import { WorkForm } from '../schema.ts';
import type { Dossier } from './work-words.ts';

const names = [
  'title',
  'formerTitles',
  'filingNumber',
  'filingOn',
  'productionForm',
  'orientation',
  'episodeCount',
  'episodeMinutes',
  'subject',
  'firstAiredOn',
] as const;
/** The form as a person types it: former titles in one line. */
const Typed = WorkForm.extend({
  formerTitles: text(0, 400).default('').meta({ label: '曾用名', hint: '几个之间用顿号隔开' }),
});
const split = (line: unknown): string[] =>
  (typeof line === 'string' ? line : '')
    .split(/[、，,;；\n]/)
    .map((one) => one.trim())
    .filter(Boolean);
const orNull = (value: unknown): unknown => (value === '' || value === undefined ? null : value);

const initialOf = (dossier: Dossier): FormValues =>
  Object.fromEntries(
    names.map((name) => [
      name,
      name === 'formerTitles' ? dossier.formerTitles.join('、') : (dossier[name] ?? undefined),
    ]),
  );
const formOf = (values: FormValues, dossier: Dossier) => ({
  ...Object.fromEntries(names.map((name) => [name, name === 'title' ? values[name] : orNull(values[name])])),
  formerTitles: split(values.formerTitles),
  categoryCode: dossier.categoryCode,
});

/** The owner corrects the facts of its work; empty means not known. */
export function AmendDialog({ dossier, onClose }: { dossier: Dossier; onClose: () => void }) {
  const scope = useId();
  const { run, busy, problem } = useAct(worksEndpoints.amend);
  const [values, setValues] = useState<FormValues>(() => initialOf(dossier));
  const [findings, setFindings] = useState<ReturnType<typeof findingsFrom>>([]);
  const save = async () => {
    const form = formOf(values, dossier);
    const read = WorkForm.safeParse(form);
    const found = read.success ? [] : findingsFrom(read.error);
    setFindings(found);
    const first = found[0]?.path;
    if (first) return requestAnimationFrame(() => goToField(first, scope));
    const done = await run({ ...(form as z.input<typeof WorkForm>), workId: dossier.id, version: dossier.version });
    if (done) onClose();
  };
  return (
    <Modal
      open
      width={720}
      centered
      closable={false}
      mask={{ closable: false }}
      transitionName=""
      maskTransitionName=""
      title={`修改《${dossier.title}》的信息`}
      onCancel={onClose}
      footer={
        <div className="confirm-foot">
          <span className="note">改动留痕；已提交的申报不随之改变。</span>
          <span className="grow" />
          <Button onClick={onClose}>返回</Button>
          <Button type="primary" loading={busy} onClick={() => void save()}>
            保存
          </Button>
        </div>
      }
    >
      <FieldScope value={scope}>
        <ProblemView problem={problem} labelOf={labelsOf(Typed)} />
        <SchemaForm
          schema={Typed}
          values={values}
          onChange={setValues}
          only={names}
          columns={2}
          findings={[...findings, ...(problem?.findings ?? [])]}
        />
      </FieldScope>
    </Modal>
  );
}
