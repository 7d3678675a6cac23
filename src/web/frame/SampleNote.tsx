import { useFrame } from './use-frame.ts';

/** Says in the document itself, on screen or on paper, that a demonstration made it up. */
export function SampleNote({ className = '' }: { className?: string }) {
  const frame = useFrame();
  if (!frame.ready || !frame.data.demonstration) return null;
  return (
    <p className={`sample-note ${className}`}>
      <b>示例</b>　演示数据，不代表任何单位的真实情况
    </p>
  );
}
