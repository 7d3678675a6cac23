import { Dropdown, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { SavedMark } from '../../../web/parts/SavedMark.tsx';
import { problemOf } from '../../../web/request.ts';
import { ask, readAgain } from '../../../web/server-state.ts';
import { useAutosave } from '../../../web/use-autosave.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import type { BoardView, CandidateShown } from '../list-views.ts';
import { usePersonId } from './use-batch-id.ts';

/** Words that units begin an opinion with; the person goes on writing. */
const phrases = [
  '导向正确、主题鲜明，人物真实可信，制作方案可行，经费安排合理，同意推荐。',
  '扎根本地生活，故事完整、表达新颖，团队有同类作品经验，经初评择优推荐。',
  '版权清晰、备案齐全，已按初评意见修改完善，具备按期完成的条件，同意推荐。',
];

type Props = { board: BoardView; one: CandidateShown };

/** The opinion on a seated work: shown in Song, typed in place, kept as it is typed. */
export function OpinionField({ board, one }: Props) {
  const long = [...one.opinion.trim()].length;
  const fits = long >= board.rules.opinionMin && long <= board.rules.opinionMax;
  const [editing, setEditing] = useState(!fits);
  if (!board.mayArrange) return <p className="seat-opinion">{one.opinion || '未写意见'}</p>;
  if (editing) return <OpinionEditor board={board} one={one} onDone={() => setEditing(false)} />;
  return (
    <p className="seat-opinion">
      {one.opinion}{' '}
      <button
        type="button"
        className="link"
        onClick={() => setEditing(true)}
        aria-label={`改《${one.title}》的推荐意见`}
      >
        改
      </button>
    </p>
  );
}

/** Saves with the version last read, so that two people writing at once are told of each other. */
function useOpinion({ board, one }: Props) {
  const personId = usePersonId();
  const version = useRef(one.opinionVersion);
  useEffect(() => {
    version.current = Math.max(version.current, one.opinionVersion);
  }, [one.opinionVersion]);
  return useAutosave<string>({
    personId,
    subject: `opinion.${one.applicationId}`,
    save: async (opinion) => {
      try {
        const saved = await ask(firstReviewEndpoints.opinion, {
          listId: board.list?.id ?? '',
          applicationId: one.applicationId,
          version: version.current,
          opinion,
        });
        version.current = saved.version;
        await readAgain();
        return undefined;
      } catch (thrown) {
        return problemOf(thrown);
      }
    },
  });
}

function OpinionEditor({ board, one, onDone }: Props & { onDone: () => void }) {
  const { opinionMin: min, opinionMax: max } = board.rules;
  const [text, setText] = useState(one.opinion);
  const autosave = useOpinion({ board, one });
  const length = [...text.trim()].length;
  const ok = length >= min && length <= max;
  const type = (next: string) => {
    setText(next);
    if ([...next].length <= max) autosave.change(next);
  };
  const leave = async () => {
    if ((await autosave.flush()) && ok) onDone();
  };
  return (
    <div className="seat-field" id={`f-opinions-${one.applicationId}`}>
      <Input.TextArea
        aria-label={`《${one.title}》的推荐意见`}
        autoSize={{ minRows: 1, maxRows: 4 }}
        value={text}
        status={ok ? '' : 'warning'}
        placeholder={`写推荐意见（必填，${min} 至 ${max} 字）`}
        onChange={(event) => type(event.target.value)}
        onBlur={() => void leave()}
      />
      <div className="seat-field-foot">
        <span>
          {length > max
            ? `超出 ${length - max} 字`
            : length < min
              ? `${length} 字，还差 ${min - length}`
              : `${length} / ${max} 字`}
        </span>
        <Dropdown
          trigger={['click']}
          menu={{
            items: phrases.map((label, i) => ({ key: String(i), label })),
            onClick: ({ key }) => type(text + (phrases[Number(key)] ?? '')),
          }}
        >
          <button type="button" className="link">
            常用语
          </button>
        </Dropdown>
        <span className="grow" />
        {autosave.state === 'idle' ? null : <SavedMark autosave={autosave} />}
      </div>
    </div>
  );
}
