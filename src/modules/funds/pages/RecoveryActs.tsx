import { yuan } from '../../../base/money.ts';
import type { Fen } from '../../../base/money.ts';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { recoveriesEndpoints as on } from '../endpoints.ts';
import { CheckRecovery, DecideRecovery, PassUp, ProposeWriteOff, RecordReturn } from '../schema.ts';
import type { RecoveryShown } from './words.ts';

const rest = { recoveryId: true, version: true } as const;
const sum = (fen: number): string => `${yuan(fen as Fen)} 元`;

/** The acts open to this person; those that bind the outside ask first. */
export function RecoveryActs({ one }: { one: RecoveryShown }) {
  const move = (act: string) => one.moves.find((each) => each.act === act);
  if (one.moves.length === 0) return null;
  const input = { recoveryId: one.id, version: one.version };
  const decide = { schema: DecideRecovery.omit(rest) };
  const writeOff = { schema: ProposeWriteOff.omit(rest) };
  return (
    <MovesBar
      moves={one.moves}
      quiet={
        <>
          <MoveButton move={move('cancel')} endpoint={on.cancel} input={input} form={decide} />
          <MoveButton move={move('propose_write_off')} endpoint={on.proposeWriteOff} input={input} form={writeOff} />
          <MoveButton move={move('refuse_write_off')} endpoint={on.refuseWriteOff} input={input} form={writeOff} />
          <MoveButton
            move={move('pass_up')}
            endpoint={on.passUp}
            input={input}
            form={{ schema: PassUp.omit(rest), initial: { amountFen: one.returnedFen } }}
          />
        </>
      }
      act={
        <>
          <MoveButton
            move={move('check')}
            endpoint={on.check}
            input={input}
            primary={one.checkedByName === null}
            form={{
              schema: CheckRecovery.omit(rest),
              initial: { misusedFen: one.misusedFen, breachFen: one.breachFen, statement: one.statement },
            }}
          />
          <MoveButton
            move={move('decide')}
            endpoint={on.decide}
            input={input}
            form={decide}
            effect={{
              title: `决定追回《${one.title}》项目资金`,
              who: one.producerName,
              sends: `应追回 ${sum(one.amountFen)} 记入资金账；尚不通知对方，发函后生效`,
              takeBack: '决定后不能撤回，只能退回款项或另行决定核销',
              act: '决定追回',
            }}
          />
          <MoveButton
            move={move('demand')}
            endpoint={on.demand}
            input={input}
            effect={{
              title: '制发追回函',
              who: `${one.producerName}，抄送 ${one.recommenderName}`,
              sends: `取得发文字号，退回期限自次日起 ${one.dueDays} 个工作日；制作机构的待办立即可见`,
              takeBack: '发文字号不能收回',
              act: '制发',
            }}
          />
          <MoveButton
            move={move('record_return')}
            endpoint={on.recordReturn}
            input={input}
            primary
            form={{ schema: RecordReturn.omit(rest), initial: { amountFen: one.leftFen } }}
          />
          <MoveButton
            move={move('write_off')}
            endpoint={on.writeOff}
            input={input}
            form={decide}
            effect={{
              title: '决定核销损失',
              who: one.producerName,
              sends: `尚欠 ${sum(one.leftFen)} 不再追回，记入核销损失`,
              takeBack: '不能撤回',
              act: '决定核销',
            }}
          />
        </>
      }
    />
  );
}
