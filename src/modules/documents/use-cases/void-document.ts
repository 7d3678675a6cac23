import { useCase } from '../../../platform/use-case.ts';
import { voidIssued } from '../issue.ts';
import { documentsPolicy } from '../policy.ts';
import { VoidDocument } from '../schema.ts';
import { documentById } from '../store.ts';

/** A paper is voided with its reason; its number stays in the register and is not given again. */
export const voidDocument = useCase({
  act: 'document.void',
  label: '作废公文',
  input: VoidDocument,
  load: (tx, { documentId }) => documentById(tx, documentId, true),
  view: documentsPolicy.view,
  allow: documentsPolicy.void,
  async run(cx, document, { reason }) {
    await voidIssued(cx, document.id, reason);
    return { id: document.id };
  },
});
