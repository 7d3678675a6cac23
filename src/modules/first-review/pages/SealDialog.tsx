import { useState } from 'react';
import { ConfirmAct } from '../../../web/parts/ConfirmAct.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { whenText, Work } from '../../../web/parts/Text.tsx';
import { To, useGo } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import type { SealPreviewView } from '../list-views.ts';
import { digestGroups, looks, suiteNames } from './words.ts';

/** What stands behind the sealing, all counted by the server from what it would send. */
function Checks({ preview }: { preview: SealPreviewView }) {
  const { works, allowed, composition, opinionsWritten, findings } = preview;
  const unmet = composition.filter((rule) => !rule.met);
  const notes = looks(findings);
  return (
    <div className="checks">
      <Status kind={works.length <= allowed ? 'done' : 'bad'}>
        名额 {works.length} / {allowed}
      </Status>
      {composition.length > 0 ? (
        <Status kind={unmet.length === 0 ? 'done' : 'warn'}>
          {unmet.length === 0 ? `构成 ${composition.length} 项全部满足` : `构成 ${unmet.length} 项未满足`}
        </Status>
      ) : null}
      <Status kind={opinionsWritten === works.length ? 'done' : 'bad'}>
        意见 {opinionsWritten} / {works.length}
      </Status>
      {notes.map((one) => (
        <Status key={one.message} kind="warn">
          {one.message}
          {one.path === 'unit.contact' ? (
            <>
              {'　'}
              <To path="/organization">去机构信息登记</To>
            </>
          ) : null}
        </Status>
      ))}
    </div>
  );
}

function Who({ preview }: { preview: SealPreviewView }) {
  const { works, left, batch } = preview;
  const until = whenText(batch.recommendBy, 'prose');
  const rest = left.length > 0 ? `；其余 ${left.length} 部仍为待初评，${until}24:00 后未列入的转为“未推荐”` : '';
  return (
    <>
      <ol className="seal-works">
        {works.map((one) => (
          <li key={one.applicationId}>
            <Work title={one.title} />
          </li>
        ))}
      </ol>
      <p>{`${works.length} 部报送总局${rest}。申报机构只看到自己作品的状态，看不到名次、分数与意见。`}</p>
    </>
  );
}

/** The dialog before a list is sealed: who, what is sent, how it is taken back, and the checks; focus starts on 返回. */
export function SealDialog({
  listId,
  onClose,
  onLetter,
}: {
  listId: string;
  onClose: () => void;
  onLetter: () => void;
}) {
  const { run, busy, problem } = useAct(firstReviewEndpoints.seal);
  const [sent, setSent] = useState(false);
  const view = useView(firstReviewEndpoints.preview, { listId }, { when: !sent }); // what was read is what is sealed
  const go = useGo();
  if (!view.ready) return <ProblemView problem={view.problem} onRetry={view.again} />;
  const preview = view.data;
  const n = preview.works.length;
  const until = whenText(preview.batch.recommendBy, 'prose');
  const seal = async () => {
    setSent(true);
    const done = await run({ listId, version: preview.version, previewDigest: preview.digest, checked: true });
    setSent(done !== undefined);
    if (done) go({ path: '/recommendations/lists/$listId', params: { listId } });
  };
  return (
    <ConfirmAct
      open
      title={`用印并报送 ${n} 部推荐作品`}
      act={`用印并报送 ${n} 部`}
      promise={`我已核对推荐函与 ${n} 份意见`}
      busy={busy}
      problem={problem}
      who={<Who preview={preview} />}
      sends={
        <>
          <p>
            {`推荐函 1 件（文号用印时取号，现为${preview.nextNumber}），附推荐名单 1 份、推荐意见 ${n} 份、申报书与版权承诺书各 ${n} 份。`}
            <button type="button" className="link" onClick={onLetter}>
              逐条预览
            </button>
          </p>
          <p className="digest">
            报送内容摘要 {suiteNames[preview.suite] ?? preview.suite}{' '}
            <code title={preview.digest}>{digestGroups(preview.digest)}</code>
          </p>
        </>
      }
      takeBack={
        <p>
          {`报送后推荐函、名单与次序不能改，也不能撤回。${until}24:00 前可更换 ${preview.swaps} 部，须写原因，都留存。`}
        </p>
      }
      checks={<Checks preview={preview} />}
      onConfirm={() => void seal()}
      onCancel={onClose}
    />
  );
}
