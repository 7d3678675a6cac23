import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { unlockedFields } from '../answering.ts';
import { applicationPolicy } from '../policy.ts';
import { currentFiles } from '../queries.ts';
import { DetachFile } from '../schema.ts';
import { dropFile, lockApplication } from '../store.ts';

/** Takes a file out of its slot; the file itself and its history stay. */
export const detachFile = useCase({
  act: 'application.detach',
  label: '移除附件',
  input: DetachFile,
  load: (tx, input) => lockApplication(tx, input.applicationId),
  view: applicationPolicy.view,
  allow: applicationPolicy.fill,
  async run(cx, application, { fileId }) {
    const { tx, now, record } = cx;
    const file = (await currentFiles(tx, application.id)).find((one) => one.fileId === fileId);
    if (!file) throw new Problem('act.not_found');
    const unlocked = await unlockedFields(cx, application);
    if (unlocked === 'none' || (unlocked !== 'all' && !unlocked.has(`files.${file.slot}`))) {
      throw new Problem('applications.field_locked', { label: file.name });
    }
    await dropFile(tx, application.id, fileId, now);
    record({
      act: 'application.detach',
      subject: application.id,
      before: { slot: file.slot, name: file.name },
      note: file.name,
    });
    return { id: application.id };
  },
});
