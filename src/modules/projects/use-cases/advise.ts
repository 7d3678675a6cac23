import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { insist, insistRunning, keepEvidence, lockStanding } from '../evidence.ts';
import { adviceFindings, answerFindings } from '../guidance-rules.ts';
import { AnswerAdvice, AskAgain, CloseAdvice, WriteAdvice } from '../guidance-schema.ts';
import { takes } from '../guidance-terms.ts';
import { advicePolicy, projectsPolicy } from '../policy.ts';
import { insertAdvice, lockAdvice, saveAdvice } from '../store-guidance.ts';
import { nextSerial } from '../store-tracking.ts';
import { adviceWorkflow } from '../workflow.ts';

const nobodyYet = {
  take: null,
  answer: null,
  answeredByName: null,
  answeredAt: null,
  closedByName: null,
  closedAt: null,
  closeNote: null,
};

/** 提出指导意见: what the expert saw, what is advised, by when an answer is wanted (方案六（一）3 专项指导). */
export const writeAdvice = useCase({
  act: 'project.advice',
  label: '提出指导意见',
  input: WriteAdvice,
  load: async (tx, { projectId }) => {
    const project = await lockStanding(tx, projectId);
    return { ...project, writtenBy: '' };
  },
  view: projectsPolicy.view,
  allow: advicePolicy.write,
  async run(cx, project, { projectId, uploads, ...words }) {
    const { tx, actor, now, record } = cx;
    insistRunning(project);
    insist(adviceFindings(words, dayOf(now)));
    const id = newId();
    const serial = await nextSerial(tx, 'projectAdvice', projectId);
    const by = { writtenBy: actor.personId, writtenByName: actor.name, writtenAt: now };
    await insertAdvice(tx, {
      id,
      version: 1,
      projectId,
      serial,
      state: adviceWorkflow.start,
      ...words,
      ...by,
      ...nobodyYet,
    });
    const files = await keepEvidence(cx, projectId, { part: 'advice', place: id, uploads });
    record({
      act: 'project.advice',
      subject: projectId,
      also: [id],
      after: { serial, dueOn: words.dueOn, files },
      note: `第 ${serial} 条：${words.advice}`,
    });
    return { id };
  },
});

const load = async (tx: Tx, { projectId, adviceId }: { projectId: string; adviceId: string }) => {
  const project = await lockStanding(tx, projectId);
  const advice = await lockAdvice(tx, projectId, adviceId);
  return { ...project, writtenBy: advice.writtenBy, advice };
};

export const answerAdvice = useCase({
  act: 'project.advice_answer',
  label: '答复指导意见',
  input: AnswerAdvice,
  load,
  view: projectsPolicy.view,
  allow: advicePolicy.answer,
  async run(cx, { id: projectId, advice }, { version, take, answer, uploads }) {
    const { tx, actor, now, record } = cx;
    const state = moveOn(adviceWorkflow, 'answer', advice.state, {});
    insist(answerFindings({ take, answer }));
    const by = { answeredByName: actor.name, answeredAt: now };
    await saveAdvice(tx, { id: advice.id, version }, { state, take, answer, ...by });
    const files = await keepEvidence(cx, projectId, { part: 'answer', place: advice.id, uploads });
    record({
      act: 'project.advice_answer',
      subject: projectId,
      also: [advice.id],
      before: { take: advice.take, answer: advice.answer },
      after: { take, answer, files },
      note: `第 ${advice.serial} 条，${takes[take]}：${answer}`,
    });
    return { id: advice.id };
  },
});

export const askAgain = useCase({
  act: 'project.advice_ask_again',
  label: '请再说明',
  input: AskAgain,
  load,
  view: projectsPolicy.view,
  allow: advicePolicy.ask_again,
  async run({ tx, now, record }, { id: projectId, advice }, { version, reason, dueOn }) {
    const state = moveOn(adviceWorkflow, 'ask_again', advice.state, {});
    insist(adviceFindings({ dueOn, seenOn: advice.seenOn }, dayOf(now)));
    await saveAdvice(tx, { id: advice.id, version }, { state, dueOn });
    record({
      act: 'project.advice_ask_again',
      subject: projectId,
      also: [advice.id],
      before: { take: advice.take, answer: advice.answer, dueOn: advice.dueOn },
      after: { dueOn },
      note: `第 ${advice.serial} 条：${reason}`,
    });
    return { id: advice.id };
  },
});

export const closeAdvice = useCase({
  act: 'project.advice_close',
  label: '办结指导意见',
  input: CloseAdvice,
  load,
  view: projectsPolicy.view,
  allow: advicePolicy.close,
  async run({ tx, actor, now, record }, { id: projectId, advice }, { version, note }) {
    const state = moveOn(adviceWorkflow, 'close', advice.state, {});
    const by = { closedByName: actor.name, closedAt: now, closeNote: note };
    await saveAdvice(tx, { id: advice.id, version }, { state, ...by });
    record({
      act: 'project.advice_close',
      subject: projectId,
      also: [advice.id],
      note: `第 ${advice.serial} 条：${note}`,
    });
    return { id: advice.id };
  },
});
