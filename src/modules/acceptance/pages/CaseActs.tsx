import { MoveButton } from '../../../web/parts/Moves.tsx';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import { AcceptCase, GiveOpinion, RectifyCase, RejectCase, ReturnCase } from '../schema.ts';
import { Convene } from './Convene.tsx';
import type { Case } from './words.ts';

const own = { caseId: true, version: true } as const;
const forms = {
  return: ReturnCase.omit(own),
  opine: GiveOpinion.omit(own),
  accept: AcceptCase.omit(own),
  rectify: RectifyCase.omit(own),
  reject: RejectCase.omit(own),
};

/** What this person may do now. */
export function CaseActs({ one }: { one: Case }) {
  const move = (act: string) => one.moves.find((found) => found.act === act);
  const input = { caseId: one.id, version: one.version };
  const ofMine = one.opinions.find(({ mine, round }) => mine && round === one.round);
  return (
    <div className="row case-moves">
      <MoveButton
        move={move('hand_in')}
        endpoint={at.handIn}
        input={input}
        effect={{
          title: `提交验收：《${one.title}》第 ${one.round + 1} 次报送`,
          who: '主管部门组织专家审看',
          sends: `${one.episodes.length} 集成片及说明按现在的内容封存，生成校验值`,
          takeBack: '提交后不能修改；主管部门可以退回补充或要求整改',
          promise: '成片为最终版本，声明和号码属实',
          act: '提交验收',
        }}
      />
      <Convene one={one} />
      <MoveButton move={move('return')} endpoint={at.return} input={input} form={{ schema: forms.return }} />
      <MoveButton
        move={move('opine')}
        endpoint={at.opine}
        input={input}
        form={{
          schema: forms.opine,
          ...(ofMine?.verdict ? { initial: { verdict: ofMine.verdict, opinion: ofMine.opinion } } : {}),
        }}
        primary
      />
      <MoveButton move={move('accept')} endpoint={at.accept} input={input} form={{ schema: forms.accept }} primary />
      <MoveButton move={move('rectify')} endpoint={at.rectify} input={input} form={{ schema: forms.rectify }} />
      <MoveButton move={move('reject')} endpoint={at.reject} input={input} form={{ schema: forms.reject }} />
    </div>
  );
}
