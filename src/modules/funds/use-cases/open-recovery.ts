import { useCase } from '../../../platform/use-case.ts';
import { openPolicy } from '../policy.ts';
import { openRecovery } from '../recovery.ts';
import { OpenRecovery } from '../schema.ts';
import { fundById } from '../store.ts';

/** 提出追回: by the office of the fund; acceptance and payments propose through the module's door. */
export const proposeRecovery = useCase({
  act: 'recovery.open',
  label: '提出追回',
  input: OpenRecovery,
  view: openPolicy.view,
  allow: openPolicy.open,
  load: (tx, { fundId }) => fundById(tx, fundId),
  async run(cx, fund, wish) {
    const { id } = await openRecovery(cx, { ...wish, fundId: fund.id });
    return { id };
  },
});
