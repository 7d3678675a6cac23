import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { contentOf } from '../../calls/index.ts';
import { takeUpload } from '../../documents/index.ts';
import { unlockedFields } from '../answering.ts';
import { commitmentVersionOf } from '../papers.ts';
import { applicationPolicy } from '../policy.ts';
import { AttachFile } from '../schema.ts';
import { insertSlotFile, lockApplication, replaceFiles } from '../store.ts';

/**
 * Puts an uploaded file into its slot. A single slot keeps the older file as replaced; a sealed paper must be our
 * edition.
 */
export const attachFile = useCase({
  act: 'application.attach',
  label: '上传附件',
  input: AttachFile,
  load: (tx, input) => lockApplication(tx, input.applicationId),
  view: applicationPolicy.view,
  allow: applicationPolicy.fill,
  async run(cx, application, { slot: slotKey, uploadId, versionCode }) {
    const { tx, actor, now, record } = cx;
    const content = await contentOf(tx, application.callVersionId);
    const slot = content.slots.find(({ key }) => key === slotKey);
    if (!slot) throw new Problem('applications.no_slot');
    const unlocked = await unlockedFields(cx, application);
    if (unlocked === 'none' || (unlocked !== 'all' && !unlocked.has(`files.${slot.key}`))) {
      throw new Problem('applications.field_locked', { label: slot.label });
    }
    if (slot.paper === 'commitment') await refuseOtherPaper(cx, application, versionCode);
    const file = await takeUpload(cx, uploadId, slot);
    if (!slot.many) await replaceFiles(tx, application.id, slot.key, now);
    await insertSlotFile(tx, {
      applicationId: application.id,
      slot: slot.key,
      fileId: file.id,
      addedBy: actor.personId,
      addedAt: now,
    });
    record({
      act: 'application.attach',
      subject: application.id,
      also: [file.id],
      after: { slot: slot.key, name: file.name, size: file.size, sha256: file.sha256, versionCode },
      note: `${slot.label}：${file.name}`,
    });
    return { id: file.id };
  },
});

/** The code read from the sealed scan (by QR or typed) must be the one that the present answers print. */
async function refuseOtherPaper(
  { tx }: Parameters<typeof commitmentVersionOf>[0],
  application: Parameters<typeof commitmentVersionOf>[1],
  versionCode: string,
): Promise<void> {
  const expected = await commitmentVersionOf({ tx }, application);
  if (versionCode.trim().toUpperCase() === expected.toUpperCase()) return;
  const message =
    versionCode === ''
      ? '请填写扫描件页脚的版本码'
      : `扫描件版本码为 ${versionCode}，系统当前版本为 ${expected}，请重新打印盖章`;
  throw new Problem('applications.paper_differs', {}, [{ code: 'paper_differs', path: 'versionCode', message }]);
}
