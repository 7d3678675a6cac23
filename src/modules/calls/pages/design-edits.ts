import type { CallContent, FormField, FormSection } from '../schema.ts';

export type Place = { section: number; field: number };
type Form = CallContent['form'];

/** The form with one section replaced. */
export const withSection = (form: Form, at: number, section: FormSection): Form => ({
  ...form,
  sections: form.sections.map((one, i) => (i === at ? section : one)),
});

/** The form with one field replaced. */
export function withField(form: Form, { section, field }: Place, next: FormField): Form {
  const it = form.sections[section];
  return it
    ? withSection(form, section, { ...it, fields: it.fields.map((one, i) => (i === field ? next : one)) })
    : form;
}

const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(to, 0, one);
  return next;
};

/** A field one place up or down inside its section. */
export function moveField(form: Form, { section, field }: Place, by: 1 | -1): Form {
  const it = form.sections[section];
  return it ? withSection(form, section, { ...it, fields: moved(it.fields, field, field + by) }) : form;
}
export const moveSection = (form: Form, at: number, by: 1 | -1): Form => ({
  ...form,
  sections: moved(form.sections, at, at + by),
});

const freshKey = (stem: string, taken: readonly string[]): string => {
  let n = taken.length + 1;
  while (taken.includes(`${stem}${n}`)) n += 1;
  return `${stem}${n}`;
};

/** The form with a new field at the end of a section; answers how to find it. */
export function addField(form: Form, section: number): { form: Form; place: Place } {
  const it = form.sections[section];
  if (!it) return { form, place: { section, field: 0 } };
  const key = freshKey(
    'field',
    it.fields.map((one) => one.key),
  );
  const fields = [...it.fields, { key, label: '新字段', kind: 'text' as const, required: false }];
  return { form: withSection(form, section, { ...it, fields }), place: { section, field: fields.length - 1 } };
}

export function removeField(form: Form, { section, field }: Place): Form {
  const it = form.sections[section];
  return it ? withSection(form, section, { ...it, fields: it.fields.filter((_, i) => i !== field) }) : form;
}

export function addSection(form: Form): Form {
  const key = freshKey(
    'section',
    form.sections.map((one) => one.key),
  );
  return {
    ...form,
    sections: [
      ...form.sections,
      { key, label: '新部分', fields: [{ key: 'field1', label: '新字段', kind: 'text', required: false }] },
    ],
  };
}
export const removeSection = (form: Form, at: number): Form => ({
  ...form,
  sections: form.sections.filter((_, i) => i !== at),
});
