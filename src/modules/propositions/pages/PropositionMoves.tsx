import type { z } from 'zod';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { propositionsEndpoints as at } from '../endpoints.ts';
import { CancelProposition, EndProposition, ExtendProposition, ReturnProposition } from '../schema.ts';
import { audiences } from '../terms.ts';
import type { PropositionOut } from '../views.ts';

const without = { propositionId: true, version: true } as const;
const returnForm = ReturnProposition.omit(without);
const extendForm = ExtendProposition.omit(without);
const endForm = EndProposition.omit(without);
const cancelForm = CancelProposition.omit(without);

/** What the office may do with a topic now. */
export function PropositionMoves({ it }: { it: z.output<typeof PropositionOut> }) {
  const moves = it.moves.filter(({ act }) => act !== 'save');
  if (moves.length === 0) return null;
  const move = (act: string) => moves.find((found) => found.act === act);
  const input = { propositionId: it.id, version: it.version };
  const whom = it.audience.map((one) => audiences[one]).join('、');
  const places = it.unitNames.length > 0 ? `（限 ${it.unitNames.join('、')}）` : '';
  return (
    <MovesBar
      moves={moves}
      quiet={
        <>
          <MoveButton move={move('cancel')} endpoint={at.cancel} input={input} form={{ schema: cancelForm }} />
          <MoveButton move={move('return')} endpoint={at.return} input={input} form={{ schema: returnForm }} />
          <MoveButton move={move('extend')} endpoint={at.extend} input={input} form={{ schema: extendForm }} />
          <MoveButton move={move('submit')} endpoint={at.submit} input={input} primary />
          <MoveButton move={move('end')} endpoint={at.end} input={input} form={{ schema: endForm }} primary />
        </>
      }
      act={
        <MoveButton
          move={move('publish')}
          endpoint={at.publish}
          input={input}
          effect={{
            title: `发布命题“${it.title}”`,
            who: `${whom}${places}可以查看并在认领期内认领${it.isPublic ? '；在门户公开' : ''}`,
            sends: '列入各机构的命题；记入办理过程',
            takeBack: '发布后不能改内容；可延长认领期或写明理由撤销',
            act: '签发并发布',
          }}
        />
      }
    />
  );
}
