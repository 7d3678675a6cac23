import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { ConfirmAct } from '../../../web/parts/ConfirmAct.tsx';
import { Field } from '../../../web/parts/Field.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { whenText, Work } from '../../../web/parts/Text.tsx';
import { useAct } from '../../../web/server-state.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import type { SealedListView } from '../list-views.ts';
import { scoreText } from './words.ts';

/** A work that could come in, with what stands against it. */
const labelOf = ({ title, applicant, score, against: [first] }: SealedListView['candidates'][number]): string =>
  `《${title}》${applicant}　均分 ${scoreText(score)}${first ? `（${first.message}）` : ''}`;

type Choice = { outId: string; inId: string; reason: string; opinion: string };

/** Changing one work of a list already sent: which goes, which comes, why; both stay on record. */
export function SwapButton({ list, latest }: { list: SealedListView; latest: boolean }) {
  const [open, setOpen] = useState(false);
  const move = list.moves.find((one) => one.act === 'swap');
  const stop = move?.findings[0];
  if (!latest) return <p className="none">这是已被更换的一版，只供查看。</p>;
  if (!move) return <p className="none">只有本单位签发人可以更换。</p>;
  if (stop)
    return (
      <p className="none">
        <Shape kind="lock" /> {stop.message}
      </p>
    );
  if (list.candidates.length === 0) return <p className="none">没有待初评的作品可以换入。</p>;
  return (
    <>
      <p className="gap-s">
        <Button onClick={() => setOpen(true)}>更换一部…</Button>
      </p>
      {open ? <SwapDialog list={list} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function SwapDialog({ list, onClose }: { list: SealedListView; onClose: () => void }) {
  const [choice, setChoice] = useState<Choice>({ outId: '', inId: '', reason: '', opinion: '' });
  const { run, busy, problem } = useAct(firstReviewEndpoints.swap);
  const out = list.works.find((one) => one.applicationId === choice.outId);
  const into = list.candidates.find((one) => one.applicationId === choice.inId);
  const set = (part: Partial<Choice>) => setChoice({ ...choice, ...part });
  const swap = async () => {
    if (await run({ listId: list.id, version: list.version, ...choice, checked: true })) onClose();
  };
  return (
    <ConfirmAct
      open
      title="更换 1 部推荐作品"
      act="用印并更换 1 部"
      promise="我已核对换出、换入作品与原因"
      busy={busy}
      problem={problem}
      who={
        out && into ? (
          <p>
            第 {out.rank} 席 <Work title={out.title} /> 换出，转回待初评；
            <Work title={into.title} /> 换入，转为已推荐。
          </p>
        ) : (
          <p>请在下面选定换出和换入的作品。</p>
        )
      }
      sends={<p>更换推荐作品的函 1 件（另取文号）和更新后的推荐名单；原推荐函与原名单（第 {list.edition} 版）保留。</p>}
      takeBack={
        <p>
          不能撤回；本名单此后尚可更换 {list.swapsLeft - 1} 部，{whenText(list.batch.recommendBy, 'prose')}24:00
          后不能更换。
        </p>
      }
      onConfirm={() => void swap()}
      onCancel={onClose}
    >
      <Field path="outId" label="换出作品" need findings={problem?.findings ?? []}>
        {(bind) => (
          <Select
            {...bind}
            className="w"
            value={choice.outId || null}
            onChange={(outId) => set({ outId: outId ?? '' })}
            options={list.works.map((one) => ({
              value: one.applicationId,
              label: `第 ${one.rank} 席《${one.title}》${one.applicant}`,
            }))}
          />
        )}
      </Field>
      <Field path="inId" label="换入作品" need findings={problem?.findings ?? []}>
        {(bind) => (
          <Select
            {...bind}
            className="w"
            value={choice.inId || null}
            onChange={(inId) =>
              set({
                inId: inId ?? '',
                opinion: list.candidates.find((one) => one.applicationId === inId)?.opinion ?? '',
              })
            }
            options={list.candidates.map((one) => ({
              value: one.applicationId,
              disabled: one.against.length > 0,
              label: labelOf(one),
            }))}
          />
        )}
      </Field>
      <Field path={`opinions.${choice.inId}`} label="换入作品的推荐意见" need findings={problem?.findings ?? []}>
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={2}
            value={choice.opinion}
            onChange={(event) => set({ opinion: event.target.value })}
          />
        )}
      </Field>
      <Field path="reason" label="更换原因" need hint="写入推荐函" findings={problem?.findings ?? []}>
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={2}
            maxLength={300}
            value={choice.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
    </ConfirmAct>
  );
}
