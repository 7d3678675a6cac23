import type { Tx } from '../../platform/database.ts';
import { answerText } from './papers.ts';
import { editionOf } from './queries.ts';
import type { ApplicationFacts } from './rules.ts';
import type { CorrectionRow, EditionRow } from './tables.ts';

type SlotFile = { slot: string; fileId: string; name: string; size: number; sha256: string };
type Now = {
  last: CorrectionRow | undefined;
  edition: EditionRow | undefined;
  files: readonly SlotFile[];
  /** The applicant compares with what is being typed, everybody else with what was handed in. */
  draft: boolean;
};

type Change = {
  field: string;
  label: string;
  before: string;
  after: string;
  files: Record<'before' | 'after', Pick<SlotFile, 'name' | 'size' | 'sha256'>[]> | null;
};

/** What the last correction changed, old beside new, attachments with their digests: one comparison for both sides. */
export async function changesOf(
  tx: Tx,
  { application, answers: typed, content }: ApplicationFacts,
  { last, edition, files, draft }: Now,
) {
  if (!last) return [];
  const former = (await editionOf(tx, application.id, last.editionBefore))?.content;
  const answers = draft ? typed : (edition?.content.answers ?? {});
  return last.fields.flatMap((path): Change[] => {
    const [sectionKey, fieldKey] = path.split('.');
    if (sectionKey === 'files') {
      const slot = content.slots.find(({ key }) => key === fieldKey);
      return slot ? [fileChange(path, slot, { before: former?.files ?? [], after: files })] : [];
    }
    const field = content.form.sections
      .find(({ key }) => key === sectionKey)
      ?.fields.find(({ key }) => key === fieldKey);
    if (!field) return [];
    const text = (value: unknown) =>
      field.kind === 'table' ? JSON.stringify(value ?? []) : answerText(field, value, {});
    const [before, after] = [text(former?.answers[path]), text(answers[path])];
    return [{ field: path, label: field.label, before, after, files: null }];
  });
}

const namesOf = (files: readonly SlotFile[]): string => files.map((file) => file.name).join('、');
const kept = ({ name, size, sha256 }: SlotFile) => ({ name, size, sha256 });

function fileChange(
  path: string,
  slot: { key: string; label: string },
  { before, after }: { before: readonly SlotFile[]; after: readonly SlotFile[] },
) {
  const [old, now] = [before, after].map((files) => files.filter((file) => file.slot === slot.key));
  return {
    field: path,
    label: `附件：${slot.label}`,
    before: namesOf(old ?? []),
    after: namesOf(now ?? []),
    files: { before: (old ?? []).map(kept), after: (now ?? []).map(kept) },
  };
}
