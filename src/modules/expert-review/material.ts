import { dayOf, type LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { answerText, editionOf, optionLabels } from '../applications/index.ts';
import type { CallContent, FormField } from '../calls/contract.ts';
import { termsOn } from '../classification/index.ts';

/** Coded reasons for stepping back from one work: a tie to a party, or what also excuses from a seat. */
export async function recusalTerms(tx: Tx, on: LocalDate): Promise<{ code: string; label: string }[]> {
  const terms = [...(await termsOn(tx, 'conflict_kind', on)), ...(await termsOn(tx, 'expert_decline', on))];
  return [...new Map(terms.map(({ code, label }) => [code, { code, label }])).values()];
}

const tableOf = (field: FormField, value: unknown, labels: Record<string, string>) => {
  const columns = field.columns ?? [];
  const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
  return {
    heads: columns.map((column) => column.label),
    rows: rows.map((row) => columns.map((column) => answerText(column, row[column.key], labels))),
  };
};

/** What an expert reads of a work: the latest submitted edition, section by section, empty answers left out. */
export async function materialOf(tx: Tx, applicationId: string, content: CallContent) {
  const edition = await editionOf(tx, applicationId);
  if (!edition) return null;
  const { answers, files } = edition.content;
  const labels = await optionLabels(tx, content, dayOf(edition.submittedAt));
  const sections = content.form.sections
    .map((section) => ({
      key: section.key,
      label: section.label,
      answers: section.fields.flatMap((field) => {
        const value = answers[`${section.key}.${field.key}`];
        const table = field.kind === 'table' ? tableOf(field, value, labels) : null;
        const text = table ? '' : answerText(field, value, labels);
        if (text === '' && (table?.rows.length ?? 0) === 0) return [];
        return [{ key: field.key, label: field.label, text, table, long: field.kind === 'longText' }];
      }),
    }))
    .filter((section) => section.answers.length > 0);
  const slotLabel = new Map(content.slots.map((slot) => [slot.key, slot.label]));
  return {
    versionCode: edition.versionCode,
    sections,
    files: files.map((file) => ({
      fileId: file.fileId,
      slotLabel: slotLabel.get(file.slot) ?? file.slot,
      name: file.name,
      size: file.size,
      pdf: file.name.toLowerCase().endsWith('.pdf'),
    })),
  };
}

/** Whether a file belongs to the edition the reviewers read. */
export async function isMaterial(tx: Tx, applicationId: string, fileId: string): Promise<boolean> {
  const edition = await editionOf(tx, applicationId);
  return edition?.content.files.some((file) => file.fileId === fileId) ?? false;
}
