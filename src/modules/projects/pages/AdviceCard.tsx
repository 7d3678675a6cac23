import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { guidanceEndpoints as guide } from '../endpoints.ts';
import { AnswerForm, AskAgainForm, CloseAdviceForm } from '../guidance-schema.ts';
import { adviceStates, takes } from '../guidance-terms.ts';
import { FileLinks } from './Files.tsx';
import { FormButton } from './FormDialog.tsx';
import { adviceShapes, type Guidance } from './words.ts';

type Advice = Guidance['advice'][number];
const takeShapes = { taken: 'done', partly: 'warn', refused: 'off' } as const;

function Answer({ projectId, advice }: { projectId: string; advice: Advice }) {
  if (!advice.take) return null;
  return (
    <div className="advice-answer">
      <p className="row">
        <Status kind={takeShapes[advice.take]}>{takes[advice.take]}</Status>
        <span className="note">
          {advice.answeredByName} <When at={advice.answeredAt} form="short" />
        </span>
      </p>
      <p>{advice.answer}</p>
      <FileLinks projectId={projectId} files={advice.answerFiles} />
      {advice.closedAt ? (
        <p className="note">
          {advice.closedByName} <When at={advice.closedAt} form="short" /> 办结：{advice.closeNote}
        </p>
      ) : null}
    </div>
  );
}

/** One piece of advice: seen, advised, due; the answer under it, and what one may do. */
export function AdviceCard({ projectId, advice }: { projectId: string; advice: Advice }) {
  const move = (act: string) => advice.moves.find((one) => one.act === act);
  const input = { projectId, adviceId: advice.id, version: advice.version };
  return (
    <article className="advice">
      <p className="row">
        <b>第 {advice.serial} 条</b>
        <Status kind={advice.late ? 'bad' : adviceShapes[advice.state]}>
          {advice.late ? '逾期未答复' : adviceStates[advice.state]}
        </Status>
        <span className="note">
          {advice.writtenByName} {advice.seenOn}
          {advice.state === 'open' ? `　答复期限 ${advice.dueOn}` : ''}
        </span>
      </p>
      <dl className="report-words">
        <dt>看到</dt>
        <dd>{advice.seen}</dd>
        <dt>建议</dt>
        <dd>{advice.advice}</dd>
      </dl>
      <FileLinks projectId={projectId} files={advice.files} />
      <Answer projectId={projectId} advice={advice} />
      <p className="row">
        {move('answer') ? (
          <FormButton
            size="small"
            primary
            title={`答复第 ${advice.serial} 条意见`}
            act="答复"
            endpoint={guide.answerAdvice}
            schema={AnswerForm}
            fixed={input}
            initial={advice.take ? { take: advice.take, answer: advice.answer ?? '' } : {}}
            files="落实凭据"
          >
            <p className="note">建议：{advice.advice}</p>
          </FormButton>
        ) : null}
        <MoveButton
          move={move('close')}
          endpoint={guide.closeAdvice}
          input={input}
          form={{ schema: CloseAdviceForm }}
          size="small"
          primary
        />
        <MoveButton
          move={move('ask_again')}
          endpoint={guide.askAgain}
          input={input}
          form={{ schema: AskAgainForm }}
          size="small"
        />
      </p>
    </article>
  );
}
