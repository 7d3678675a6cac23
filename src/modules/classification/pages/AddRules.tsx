import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { useView } from '../../../web/server-state.ts';
import { classificationEndpoints } from '../endpoints.ts';
import { AddPattern, AddStandard } from '../schema.ts';

const blank = { planningFiling: null, finishedReview: null, resultDocument: null, otherTriggers: null };
const { form: _form, classes: _classes, ...bounds } = AddStandard.shape;
const standardForm = (forms: Record<string, string>) =>
  z.object({
    form: z.string('请选择').meta({ label: '制作形式', options: forms, widget: 'select' }),
    ...bounds,
  });

/** A new standard: three classes whose bounds meet; the labels are those of Order 16. */
export function AddStandardButton() {
  const [open, setOpen] = useState(false);
  const terms = useView(classificationEndpoints.terms, { kinds: ['form'] }, { when: open });
  const forms = terms.ready
    ? Object.fromEntries(
        terms.data.terms
          .filter((one) => one.inForce && one.code !== 'interactive')
          .map(({ code, label }) => [code, label]),
      )
    : {};
  const classes = ['一类微短剧', '二类微短剧', '三类微短剧'].map((label) => ({ ...blank, label }));
  return (
    <>
      <Button onClick={() => setOpen(true)}>新增分类标准…</Button>
      {open && terms.ready ? (
        <ActDialog
          open
          title="新增分类标准（自生效日期起适用，不改旧标准）"
          act="新增"
          endpoint={classificationEndpoints.addStandard}
          schema={standardForm(forms)}
          initial={{ specialSubjectForces: true, confidence: 'high' }}
          fixed={{ classes }}
          onCancel={() => setOpen(false)}
          onDone={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

export function AddPatternButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>新增编号格式…</Button>
      {open ? (
        <ActDialog
          open
          title="新增编号格式"
          act="新增"
          endpoint={classificationEndpoints.addPattern}
          schema={AddPattern}
          initial={{ confidence: 'high' }}
          onCancel={() => setOpen(false)}
          onDone={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
