import type { Kind } from '../../../web/parts/Shape.tsx';
import type { AgreementState, PaperState, TemplateState } from '../terms.ts';

export const agreementShapes: Record<AgreementState, Kind> = {
  preparing: 'doing',
  in_force: 'done',
  suspended: 'warn',
  ended: 'off',
  cancelled: 'off',
};
export const paperShapes: Record<PaperState, Kind> = {
  negotiating: 'doing',
  fixed: 'wait',
  signed: 'wait',
  effective: 'done',
  void: 'off',
};
export const templateShapes: Record<TemplateState, Kind> = { draft: 'doing', published: 'done', retired: 'off' };
