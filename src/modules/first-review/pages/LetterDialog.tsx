import { Button, Modal } from 'antd';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import type { SealPreviewView } from '../list-views.ts';
import { Letter } from './Letter.tsx';

/** Exactly what a sealing would send, to be read on the screen or printed as a draft. */
export function LetterDialog({ listId, onClose }: { listId: string; onClose: () => void }) {
  const view = useView(firstReviewEndpoints.preview, { listId });
  const paper = (format: 'pdf' | 'docx') => hrefOf(firstReviewEndpoints.previewPaper, { listId, format });
  return (
    <Modal
      open
      title="推荐函预览"
      width={820}
      onCancel={onClose}
      transitionName=""
      maskTransitionName=""
      closable={false}
      footer={
        <div className="confirm-foot">
          <a className="button" href={paper('pdf')} download>
            下载 PDF
          </a>
          <a className="button" href={paper('docx')} download>
            下载 Word
          </a>
          <span className="grow" />
          <Button autoFocus onClick={onClose}>
            返回
          </Button>
        </div>
      }
    >
      {view.ready ? <Preview data={view.data} /> : <Waiting view={view} />}
    </Modal>
  );
}

function Preview({ data }: { data: SealPreviewView }) {
  return (
    <>
      <Letter letter={data.letter} works={data.works} draft />
      <ol className="letter-opinions">
        {data.works.map((one) => (
          <li key={one.applicationId} className="score-comment">
            <b>
              {one.rank}. 《{one.title}》
            </b>
            {one.opinion || <span className="bad-text">意见未写</span>}
          </li>
        ))}
      </ol>
    </>
  );
}
