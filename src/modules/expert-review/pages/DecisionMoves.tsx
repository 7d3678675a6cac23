import { FindingList } from '../../../web/parts/Findings.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { useView } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import { ReturnList } from '../schema.ts';
import type { DecisionListView } from './DecisionListPage.tsx';

/** The foot of the list: the officer sends it up, the leader returns or releases it with the effect said first. */
export function DecisionMoves({ list }: { list: DecisionListView }) {
  const move = (act: string) => list.moves.find((one) => one.act === act);
  const release = move('release');
  const effect = useView(expertReviewEndpoints.effect, { listId: list.id }, { when: release !== undefined });
  const submit = move('submit');
  if (!submit && !release) return null;
  if (submit) {
    return (
      <MovesBar
        moves={[submit]}
        note="报送后由总局签发人签发；签发前不影响任何申报"
        act={
          <MoveButton
            primary
            move={submit}
            endpoint={expertReviewEndpoints.submitList}
            input={{ listId: list.id, version: list.version }}
          />
        }
      />
    );
  }
  const seen = effect.ready ? effect.data : undefined;
  const kinds = seen?.byKind.map((one) => `${one.label} ${one.count} 部`).join('，') ?? '';
  const ready = release && seen ? { ...release, findings: seen.findings } : undefined;
  return (
    <>
      {seen && seen.findings.length > 0 ? <FindingList title="签发前须处理" findings={seen.findings} /> : null}
      <MovesBar
        moves={ready ? [ready] : []}
        note="签发是一次办理：全部作品同时生效，两人同时点击只生效一次"
        quiet={
          <MoveButton
            move={move('return')}
            endpoint={expertReviewEndpoints.returnList}
            input={{ listId: list.id }}
            form={{ schema: ReturnList.omit({ listId: true }), title: '退回评定名单' }}
          />
        }
        act={
          seen ? (
            <MoveButton
              move={ready}
              endpoint={expertReviewEndpoints.release}
              input={{ listId: list.id, version: seen.version }}
              effect={{
                title: `签发${list.batchName}评定结论 ${seen.works} 部`,
                act: `签发 ${seen.works} 部`,
                who: `${kinds}；${seen.organisations} 家申报机构，${seen.recommenders} 家推荐单位`,
                sends: seen.sends,
                takeBack: seen.takesBack,
                checks: <Status kind={seen.findings.length === 0 ? 'done' : 'warn'}>{seen.checked}</Status>,
                promise: '我已逐项审阅名单',
              }}
            />
          ) : undefined
        }
      />
    </>
  );
}
