import { Problem } from '../../../base/problem.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { fileAnswer, fileById } from '../../documents/index.ts';
import { isMaterial } from '../material.ts';
import { sheetPolicy } from '../policy.ts';
import { SheetFile } from '../schema.ts';
import { hasOpened, lockSheet, noteOpening, sheetById } from '../store.ts';

/** The expert opens a paper of the work; who opened what and when is on record before a byte leaves. */
export const openMaterial = useCase({
  act: 'review.open_file',
  label: '查阅材料',
  input: SheetFile,
  view: sheetPolicy.material,
  allow: sheetPolicy.material,
  load: (tx, { sheetId }) => lockSheet(tx, sheetId),
  async run({ tx, now, record }, sheet, { fileId }) {
    if (!(await isMaterial(tx, sheet.applicationId, fileId))) throw new Problem('act.not_found');
    await noteOpening(tx, sheet.id, fileId, now);
    record({ act: 'review.open_file', subject: sheet.id, after: { fileId } });
    return { id: sheet.id };
  },
});

/** The bytes of a paper whose opening has been recorded. */
export const materialFile = reading({
  input: SheetFile,
  view: sheetPolicy.material,
  load: (tx, { sheetId }) => sheetById(tx, sheetId),
  async show({ tx, house }, sheet, { fileId }) {
    if (!(await isMaterial(tx, sheet.applicationId, fileId))) throw new Problem('act.not_found');
    if (!(await hasOpened(tx, sheet.id, fileId))) throw new Problem('review.file_not_opened');
    return fileAnswer(house, await fileById(tx, fileId));
  },
});
