import { useFrame } from '../../../web/frame/use-frame.ts';
import { useBatch } from '../../../web/router.tsx';

/** The batch of the address, or the current one; undefined while it is not known. */
export function useBatchId(): string | undefined {
  const asked = useBatch();
  const frame = useFrame();
  if (asked) return asked;
  return frame.ready ? (frame.data.batches.find((one) => one.current) ?? frame.data.batches[0])?.id : undefined;
}
