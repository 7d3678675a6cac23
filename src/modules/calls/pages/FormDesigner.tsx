import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { type FieldKind, fieldKinds, type FormSection } from '../schema.ts';
import {
  addField,
  addSection,
  moveField,
  moveSection,
  type Place,
  removeField,
  removeSection,
  withField,
  withSection,
} from './design-edits.ts';
import { FieldProperties } from './FieldProperties.tsx';
import { FieldPreview } from './FieldPreview.tsx';
import type { PartEditor } from './use-part.ts';

const titleForm = z.object({ title: z.string().optional().meta({ label: '表单标题', need: true }) });
const sectionForm = z.object({
  label: z.string().optional().meta({ label: '部分名称', need: true }),
  key: z.string().optional().meta({ label: '代码', need: true, hint: '已用于填报的代码不要改' }),
  clause: z.string().optional().meta({ label: '依据条款' }),
  help: z.string().optional().meta({ label: '填报说明', widget: 'long', max: 1000, rows: 2 }),
});

/** The application form as data: structure left, properties in the middle, the question as applicants see it right. */
export function FormDesigner({ editor }: { editor: PartEditor }) {
  const { content, set, findings, locked } = editor;
  const { form } = content;
  const [place, setPlace] = useState<Place>({ section: 0, field: -1 });
  const section = form.sections[place.section];
  const field = section?.fields[place.field];
  const change = (next: typeof form) => set({ form: next });
  return (
    <>
      <SchemaForm
        schema={titleForm}
        values={{ title: form.title }}
        onChange={({ title }) => change({ ...form, title: String(title ?? '') })}
        prefix="form"
        {...{ findings, locked }}
      />
      <div className="designer">
        <Outline editor={editor} place={place} onPlace={setPlace} />
        <div className="designer-middle">
          {section && field ? (
            <FieldProperties
              key={`${place.section}.${place.field}`}
              field={field}
              path={`form.sections.${place.section}.fields.${place.field}`}
              editor={editor}
              onChange={(next) => change(withField(form, place, next))}
            />
          ) : section ? (
            <Block title={`部分：${section.label}`}>
              <SchemaForm
                schema={sectionForm}
                values={section}
                prefix={`form.sections.${place.section}`}
                columns={2}
                {...{ findings, locked }}
                onChange={(next) => change(withSection(form, place.section, next as FormSection))}
              />
            </Block>
          ) : (
            <p className="note">请在左侧选一个部分或字段。</p>
          )}
          {locked || !section ? null : <PlaceActs {...{ editor, place, onPlace: setPlace }} />}
        </div>
        <Block title="申报机构看到的样子" className="designer-preview">
          {field ? (
            <FieldPreview field={field} />
          ) : (
            section?.fields.map((one) => <FieldPreview key={one.key} field={one} />)
          )}
        </Block>
      </div>
    </>
  );
}

type Placing = { editor: PartEditor; place: Place; onPlace: (place: Place) => void };

/** Moving, adding and removing what is chosen. */
function PlaceActs({
  editor: {
    content: { form },
    set,
  },
  place,
  onPlace,
}: Placing) {
  const { section, field } = place;
  const inField = field >= 0;
  const last = inField ? (form.sections[section]?.fields.length ?? 0) - 1 : form.sections.length - 1;
  const at = inField ? field : section;
  const move = (by: 1 | -1) => {
    set({ form: inField ? moveField(form, place, by) : moveSection(form, section, by) });
    onPlace(inField ? { section, field: field + by } : { section: section + by, field: -1 });
  };
  const add = () => {
    const added = addField(form, section);
    set({ form: added.form });
    onPlace(added.place);
  };
  const remove = () => {
    set({ form: inField ? removeField(form, place) : removeSection(form, section) });
    onPlace(inField ? { section, field: -1 } : { section: Math.max(0, section - 1), field: -1 });
  };
  return (
    <div className="row place-acts">
      <Button size="small" disabled={at <= 0} onClick={() => move(-1)}>
        上移
      </Button>
      <Button size="small" disabled={at >= last} onClick={() => move(1)}>
        下移
      </Button>
      <Button size="small" disabled={last === 0} onClick={remove}>
        {inField ? '删除此字段' : '删除此部分'}
      </Button>
      <span className="grow" />
      <Button size="small" onClick={add}>
        在本部分增加字段
      </Button>
    </div>
  );
}

function Outline({ editor, place, onPlace }: Placing) {
  const {
    content: { form },
    findings,
    set,
    locked,
  } = editor;
  const wrong = (path: string) => findings.some((one) => one.path === path || one.path?.startsWith(`${path}.`));
  return (
    <nav className="outline" aria-label="表单结构">
      {form.sections.map((section, s) => (
        <div key={section.key}>
          <button
            type="button"
            className="outline-section"
            aria-current={s === place.section && place.field < 0}
            onClick={() => onPlace({ section: s, field: -1 })}
          >
            {section.label}
            <span className="dim">　{section.fields.length}</span>
          </button>
          <ol>
            {section.fields.map((field, f) => (
              <li key={field.key}>
                <button
                  type="button"
                  aria-current={s === place.section && f === place.field}
                  onClick={() => onPlace({ section: s, field: f })}
                >
                  {wrong(`form.sections.${s}.fields.${f}`) ? <Shape kind="bad" size={9} /> : null} {field.label}
                  <span className="dim">
                    {fieldKinds[field.kind as FieldKind]}
                    {field.required === true ? '·必填' : field.required ? '·有条件' : ''}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </div>
      ))}
      {locked ? null : (
        <Button
          size="small"
          onClick={() => {
            set({ form: addSection(form) });
            onPlace({ section: form.sections.length, field: -1 });
          }}
        >
          增加部分
        </Button>
      )}
    </nav>
  );
}
