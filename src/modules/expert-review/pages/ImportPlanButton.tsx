import { Button } from 'antd';
import { useRef, useState } from 'react';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { useAct } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import { PlanFile } from '../schema.ts';

/** Takes an assignment file; it is checked whole, and either all of it counts or nothing changes. */
export function ImportPlanButton({ roundId }: { roundId: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState('');
  const { run, busy, problem, clear } = useAct(expertReviewEndpoints.importPlan);
  const take = async (file: File | undefined) => {
    if (!file) return;
    clear();
    setUnreadable('');
    const read = PlanFile.safeParse(
      await file
        .text()
        .then(JSON.parse)
        .catch(() => undefined),
    );
    if (read.success) await run({ roundId, plan: read.data });
    else setUnreadable(`${file.name} 不是分派方案文件，请用“导出分派”的格式`);
    if (field.current) field.current.value = '';
  };
  return (
    <span className="move">
      <Button loading={busy} onClick={() => field.current?.click()}>
        导入分派文件…
      </Button>
      <input
        ref={field}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="分派方案文件"
        onChange={(event) => void take(event.target.files?.[0])}
      />
      {unreadable ? (
        <p className="note" role="alert">
          {unreadable}
        </p>
      ) : null}
      <ProblemView problem={problem} />
    </span>
  );
}
