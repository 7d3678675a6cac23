import type { z } from 'zod';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { useGo } from '../../../web/router.tsx';
import { reservePoolEndpoints as at } from '../endpoints.ts';
import { DeferEntry, MoveStage, PromoteEntry, RemoveEntry, RestoreEntry, TakeBackEntry } from '../schema.ts';
import type { ChoicesOut, EntryOut } from '../views.ts';
import { optionsOf } from './words.ts';

type Props = { one: z.output<typeof EntryOut>; choices: z.output<typeof ChoicesOut> };
const without = { entryId: true, version: true } as const;
const deferForm = DeferEntry.omit(without);
const restoreForm = RestoreEntry.omit(without);
const takeBackForm = TakeBackEntry.omit(without);

const stageForm = ({ one, choices }: Props) =>
  MoveStage.omit(without).extend({
    stage: MoveStage.shape.stage.meta({
      ...MoveStage.shape.stage.meta(),
      options: optionsOf(choices.stages.filter(({ code }) => code !== one.stage)),
    }),
  });
const removeForm = ({ choices }: Props) =>
  RemoveEntry.omit(without).extend({
    code: RemoveEntry.shape.code.meta({ ...RemoveEntry.shape.code.meta(), options: optionsOf(choices.removals) }),
  });
const promoteForm = ({ choices }: Props) =>
  PromoteEntry.omit(without).extend({
    batchId: PromoteEntry.shape.batchId.meta({
      ...PromoteEntry.shape.batchId.meta(),
      options: Object.fromEntries(choices.batches.map(({ id, name, submitBy }) => [id, `${name}（${submitBy} 截止）`])),
    }),
  });

/** The stage after the present one: proposed first. */
const nextStage = ({ one, choices }: Props): string | undefined =>
  choices.stages[choices.stages.findIndex(({ code }) => code === one.stage) + 1]?.code;

/** What may be done with an entry now. */
export function EntryMoves(props: Props) {
  const { one, choices } = props;
  const go = useGo();
  if (one.moves.length === 0) return null;
  const move = (act: string) => one.moves.find((found) => found.act === act);
  const input = { entryId: one.id, version: one.version };
  const looks = one.promotionFindings.filter(({ weight }) => weight === 'look').map(({ message }) => message);
  const next = nextStage(props);
  const [batch] = choices.batches;
  return (
    <MovesBar
      moves={one.moves.filter(({ act }) => act === 'promote' || act === 'take_back')}
      quiet={
        <>
          <MoveButton move={move('remove')} endpoint={at.remove} input={input} form={{ schema: removeForm(props) }} />
          <MoveButton
            move={move('defer')}
            endpoint={at.defer}
            input={input}
            form={{ schema: deferForm, title: `延长停留期限（一次最长 ${choices.deferDaysMost} 天）` }}
          />
          <MoveButton
            move={move('restore')}
            endpoint={at.restore}
            input={input}
            form={{ schema: restoreForm }}
            primary
          />
          <MoveButton move={move('take_back')} endpoint={at.takeBack} input={input} form={{ schema: takeBackForm }} />
          <MoveButton
            move={move('move_stage')}
            endpoint={at.moveStage}
            input={input}
            form={{ schema: stageForm(props), ...(next ? { initial: { stage: next } } : {}) }}
            primary={one.stage !== choices.stages.at(-1)?.code}
          />
        </>
      }
      act={
        <MoveButton
          move={move('promote')}
          endpoint={at.promote}
          input={input}
          form={{ schema: promoteForm(props), ...(batch ? { initial: { batchId: batch.id } } : {}) }}
          effect={{
            title: `《${one.title}》转申报`,
            who: `${one.producerName}得到一份申报草稿，剧名、备案号、类别、资金和梗概已带入，由其填报并提交`,
            sends: '不发公文；记入本项目和申报的办理过程',
            takeBack: '申报撤回、不予受理或未入选后，可退回储备库',
            ...(looks.length > 0 ? { checks: looks.join('；') } : {}),
            act: '转申报',
          }}
          onDone={() => go({ path: '/reserve/$entryId', params: { entryId: one.id } })}
        />
      }
    />
  );
}
