import type { FormSection } from '../../calls/contract.ts';
import type { FilledForm } from '../views.ts';
import { AnswerText } from './AnswerText.tsx';
import { type Answers, isShown, ofOrganization, nameOfSection } from './form-model.ts';
import { ordinal } from '../terms.ts';

const wideKinds = ['longText', 'table', 'choices', 'list'];

/** One section as it reads on paper. */
export function ReadingSection({
  application,
  section,
  answers,
  level = 2,
  changed = [],
  bare = false,
}: {
  application: FilledForm;
  section: FormSection;
  answers: Answers;
  level?: 2 | 3;
  /** Paths that the last correction changed. */
  changed?: readonly string[];
  /** Without its heading, where that stands already. */
  bare?: boolean;
}) {
  const Head = level === 2 ? 'h2' : 'h3';
  const index = application.form.sections.findIndex(({ key }) => key === section.key);
  const valueOf = (path: string, bound: string | undefined) => (bound ? application.applicant[bound] : answers[path]);
  return (
    <section id={`section-${section.key}`} aria-label={nameOfSection(section)}>
      {bare ? null : (
        <Head>
          {ordinal(index)}、{nameOfSection(section)}
        </Head>
      )}
      <dl>
        {section.fields.map((field) => {
          const path = `${section.key}.${field.key}`;
          const value = valueOf(path, ofOrganization(field));
          if (!isShown(field.required, answers, { section: section.key, value })) return null;
          const wide = wideKinds.includes(field.kind) || (field.kind === 'text' && (field.max ?? 0) > 60);
          return (
            <div key={path} className={`${wide ? 'wide' : ''} ${changed.includes(path) ? 'changed' : ''}`}>
              <dt>{field.label}</dt>
              <dd className={field.kind === 'longText' ? 'long' : ''}>
                <AnswerText field={field} value={value} application={application} />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** The whole form in reading type. */
export function ReadingSections({
  application,
  answers,
  level = 2,
  changed = [],
}: {
  application: FilledForm;
  answers: Answers;
  level?: 2 | 3;
  changed?: readonly string[];
}) {
  return (
    <article className="reading-form">
      {application.form.sections.map((section) => (
        <ReadingSection key={section.key} {...{ application, section, answers, level, changed }} />
      ))}
    </article>
  );
}
