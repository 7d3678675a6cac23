import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { objectionEndpoints as on } from '../endpoints.ts';
import { AskParty, DeclineCase, ProposeOutcome, ReplyClaimant, ReturnCase } from '../schema.ts';
import { Assign } from './Assign.tsx';
import type { Case } from './case-type.ts';
import { againstEffect, EffectBlock, upholdWords } from './EffectBlock.tsx';

const own = { objectionId: true, version: true } as const;
const forms = {
  decline: DeclineCase.omit(own),
  ask: AskParty.omit(own),
  reply: ReplyClaimant.omit(own),
  propose: ProposeOutcome.omit(own),
  return: ReturnCase.omit(own),
};

const rejectWords = (one: Case) => ({
  title: `签发：${one.number} 异议不成立`,
  who: `《${one.workTitle}》的申报机构和推荐单位，异议提出人`,
  sends: `提出人凭查询码看到结论和理由：${one.publicReason ?? ''}`,
  takeBack: '不能收回；名单不变',
  promise: '已审阅核查情况和各方说明',
  act: '签发：不成立',
});

/** What this person may do now; the two signatures of the leader show their effect first. */
export function CaseActs({ one }: { one: Case }) {
  const move = (act: string) => one.moves.find((found) => found.act === act);
  const input = { objectionId: one.id, version: one.version };
  const effect = useView(on.effect, { objectionId: one.id }, { when: one.maySeeEffect });
  const signing = move('uphold');
  const uphold = effect.ready && signing ? upholdWords(one, effect.data) : undefined;
  const against = effect.ready ? againstEffect(effect.data) : [];
  const seen = effect.ready ? effect.data.seen : '';
  return (
    <div>
      <Block title="办理">
        {one.moves.length === 0 ? (
          <Empty kind="no-right" title="现在没有您可办的事">
            {one.handlerName ? `由${one.handlerName}承办。` : '等待确定承办人。'}
          </Empty>
        ) : null}
        <div className="case-acts">
          <MoveButton move={move('accept')} endpoint={on.accept} input={input} primary />
          <MoveButton move={move('take_up')} endpoint={on.takeUp} input={input} primary />
          <MoveButton move={move('decline')} endpoint={on.decline} input={input} form={{ schema: forms.decline }} />
          <MoveButton move={move('shelve')} endpoint={on.shelve} input={input} />
          <MoveButton
            move={move('ask')}
            endpoint={on.ask}
            input={input}
            form={{ schema: forms.ask, initial: { party: 'applicant' } }}
          />
          <MoveButton move={move('reply')} endpoint={on.reply} input={input} form={{ schema: forms.reply }} />
          <MoveButton
            move={move('propose_uphold')}
            endpoint={on.proposeUphold}
            input={input}
            form={{ schema: forms.propose }}
          />
          <MoveButton
            move={move('propose_reject')}
            endpoint={on.proposeReject}
            input={input}
            form={{ schema: forms.propose }}
          />
          <MoveButton move={move('return')} endpoint={on.return} input={input} form={{ schema: forms.return }} />
          {uphold ? (
            <MoveButton
              move={signing && { ...signing, findings: [...signing.findings, ...against] }}
              endpoint={on.uphold}
              input={{ ...input, seen }}
              effect={uphold}
            />
          ) : null}
          <MoveButton move={move('reject')} endpoint={on.reject} input={input} effect={rejectWords(one)} />
        </div>
      </Block>
      {move('assign') ? <Assign one={one} /> : null}
      {effect.ready ? (
        <EffectBlock effect={effect.data} one={one} />
      ) : one.maySeeEffect ? (
        <Waiting view={effect} />
      ) : null}
    </div>
  );
}
