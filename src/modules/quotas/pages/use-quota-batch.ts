import { useFrame } from '../../../web/frame/use-frame.ts';
import { useBatch, useParam } from '../../../web/router.tsx';

/** The batch of the address, else the one chosen in the top bar, else the current one. */
export function useQuotaBatch(): string | undefined {
  const fromPath = useParam('batchId');
  const chosen = useBatch();
  const frame = useFrame();
  if (fromPath) return fromPath;
  if (chosen) return chosen;
  if (!frame.ready) return undefined;
  const { batches } = frame.data;
  return (batches.find((one) => one.current) ?? batches.at(-1))?.id ?? '';
}
