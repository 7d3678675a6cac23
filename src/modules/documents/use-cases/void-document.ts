import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { documentsPolicy } from '../policy.ts';
import { VoidDocument } from '../schema.ts';
import { documentById, voidDocumentRow } from '../store.ts';
import { documentWorkflow } from '../workflow.ts';

/** A paper is voided with its reason; its number stays in the register and is not given again. */
export const voidDocument = useCase({
  act: 'document.void',
  label: '作废公文',
  input: VoidDocument,
  load: (tx, { documentId }) => documentById(tx, documentId, true),
  view: documentsPolicy.view,
  allow: documentsPolicy.void,
  async run({ tx, record }, document, { reason }) {
    const state = moveOn(documentWorkflow, 'void', document.state, undefined);
    await voidDocumentRow(tx, document.id, { state, reason });
    record({
      act: 'document.void',
      subject: document.id,
      also: [document.subject],
      before: { state: document.state },
      after: { state, reason },
      note: `${document.number}：${reason}`,
    });
    return { id: document.id };
  },
});
