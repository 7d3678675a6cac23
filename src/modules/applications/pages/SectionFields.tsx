import { Segmented } from 'antd';
import { useState } from 'react';
import type { Finding } from '../../../base/problem.ts';
import { goToField } from '../../../web/parts/Findings.tsx';
import { Facts } from '../../../web/parts/Page.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { To } from '../../../web/router.tsx';
import type { FormField, FormSection } from '../../calls/contract.ts';
import { asksFor } from '../form-rules.ts';
import type { FilledForm } from '../views.ts';
import { AnswerField } from './AnswerField.tsx';
import { isShown, ofOrganization, optionsOf, slotsOfSection, nameOfSection } from './form-model.ts';
import { ReadingSection } from './ReadingSections.tsx';
import { Slots } from './Slots.tsx';
import { TableAnswer } from './TableAnswer.tsx';
import type { Answering } from './use-answers.ts';
import { ordinal } from '../terms.ts';

type Props = { application: FilledForm; section: FormSection; answering: Answering; findings: readonly Finding[] };

/** Facts of the organisation's own record: read here, changed there. */
function OwnRecord({ application, fields }: { application: FilledForm; fields: readonly FormField[] }) {
  if (fields.length === 0) return null;
  return (
    <div className="span-6 own-record">
      <Facts
        columns={2}
        facts={fields.map((field) => [field.label, application.applicant[ofOrganization(field) ?? ''] ?? ''])}
      />
      <p className="field-hint">
        取自机构档案，此处不能改。有变化请由机构管理员到<To path="/organization">机构信息</To>更新。
      </p>
    </div>
  );
}

/** What a correction asks of this field, with the text before. */
function CorrectionNote({ application, path }: { application: FilledForm; path: string }) {
  const reason = application.correction?.reasons[path];
  const change = application.changes.find((one) => one.field === path);
  if (!reason) return null;
  return (
    <div className="answer-note">
      <div>
        <b>补正要求：</b>
        {reason}
      </div>
      {change && change.before !== '' && !change.before.startsWith('[') ? (
        <div>
          原填：<del>{change.before}</del>
        </div>
      ) : null}
    </div>
  );
}

function Answer({ application, section, field, answering, findings }: Props & { field: FormField }) {
  const path = `${section.key}.${field.key}`;
  const { answers, desk, state } = answering;
  const value = answers[path];
  const locked = application.unlocked !== null && !application.unlocked.includes(path);
  const asked = asksFor(field.required, answers);
  const onChange = (next: unknown) => desk.change(path, next);
  const held = state.held[path];
  const mine = held ? [...findings, held] : findings;
  if (field.kind === 'table') {
    return (
      <>
        <TableAnswer
          field={field}
          value={value}
          locked={locked}
          onChange={onChange}
          path={path}
          asked={asked}
          findings={mine}
          options={application.options}
        />
        <div className="span-6">
          <CorrectionNote application={application} path={path} />
        </div>
      </>
    );
  }
  return (
    <AnswerField
      field={field}
      value={value}
      options={optionsOf(field, application)}
      locked={locked}
      onChange={onChange}
      path={path}
      asked={asked}
      findings={mine}
      extra={<CorrectionNote application={application} path={path} />}
    />
  );
}

const moneyNote = (section: FormSection): string =>
  section.fields.some(({ kind, columns }) => kind === 'money' || columns?.some((one) => one.kind === 'money'))
    ? '金额单位：万元，保留两位小数'
    : '';

/** One section open for filling in: its fields, its tables, its attachments; 预览 shows it as it reads. */
export function SectionFields({ application, section, answering, findings }: Props) {
  const [preview, setPreview] = useState(false);
  const { answers } = answering;
  const index = application.form.sections.findIndex(({ key }) => key === section.key);
  const editing = application.sections.find(({ key }) => key === section.key)?.editingBy;
  const own = section.fields.filter((field) => ofOrganization(field) !== undefined);
  const asked = section.fields.filter(
    (field) =>
      ofOrganization(field) === undefined &&
      isShown(field.required, answers, { section: section.key, value: answers[`${section.key}.${field.key}`] }),
  );
  const lockedAt = (path: string) => application.unlocked !== null && !application.unlocked.includes(path);
  return (
    <>
      <div className="form-head">
        <h2>
          {ordinal(index)}、{nameOfSection(section)}
        </h2>
        <span className="note">{moneyNote(section)}</span>
        <span className="grow" />
        <Segmented
          size="small"
          aria-label="填写或预览"
          value={preview ? 'read' : 'fill'}
          options={[
            { value: 'fill', label: '填写' },
            { value: 'read', label: '预览' },
          ]}
          onChange={(value) => setPreview(value === 'read')}
        />
      </div>
      {editing ? (
        <p className="banner" role="status">
          <Shape kind="doing" /> {editing}正在编辑本节。不同栏目互不影响；同一栏目会请您对照两份再选。
        </p>
      ) : null}
      {preview ? (
        <div className="reading-form">
          <ReadingSection application={application} section={section} answers={answers} bare />
        </div>
      ) : (
        <>
          <div className="form-grid">
            <OwnRecord application={application} fields={own} />
            {asked.map((field) => (
              <Answer key={field.key} {...{ application, section, field, answering, findings }} />
            ))}
          </div>
          <Slots
            application={application}
            slots={slotsOfSection(application, { section: section.key, answers })}
            answers={answers}
            locked={lockedAt}
            findings={findings}
          />
        </>
      )}
    </>
  );
}

/** Goes to a field that may only appear with its section. */
export const focusSoon = (path: string): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => goToField(path)));
};
