import type { z } from 'zod';
import { dayOf } from '../../base/time.ts';
import { movesOpenTo, type OpenMove } from '../../base/workflow.ts';
import { timelineOf } from '../../platform/audit.ts';
import { settingsIn } from '../../platform/settings.ts';
import type { Cx } from '../../platform/use-case.ts';
import { poolOf } from '../experts/index.ts';
import { organizationById } from '../organizations/index.ts';
import { type CaseAt, reasonsAgainst, statementOf, weigh } from './case.ts';
import { casePolicy, seesPanel } from './policy.ts';
import { checklistOf, panelOf, pointsOf, roundsOf } from './queries.ts';
import { totalMs } from './rules.ts';
import { avoidanceFindings } from './rules-decision.ts';
import { acceptanceActs, type CheckRow, type Episode, type Round } from './terms.ts';
import type { CaseOut, EpisodeOut } from './views.ts';
import { lengthText } from './wording.ts';
import { caseWorkflow, isLate, isWithProducer } from './workflow.ts';

type Shown = z.input<typeof CaseOut>;
const decided = ['accepted', 'rejected', 'rectifying'];
const labels: Readonly<Record<string, string>> = acceptanceActs;

type Face = Pick<Episode, 'number' | 'name' | 'size' | 'sha256' | 'facts' | 'visibleLabel'>;
function episodeShown({ number, name, size, sha256, facts, visibleLabel }: Face, checks: readonly CheckRow[]) {
  const { durationMs, container, width, height, videoCodec, hasAudio, labels: hiddenLabels } = facts;
  const own = checks.flatMap(({ findings }) => findings.filter(({ path }) => path === `episode.${number}`));
  const shown: z.input<typeof EpisodeOut> = {
    number,
    name,
    size,
    sha256,
    length: lengthText(durationMs),
    durationMs,
    container,
    width,
    height,
    videoCodec,
    hasAudio,
    hiddenLabels,
    visibleLabel,
    findings: [...facts.findings, ...own],
  };
  return shown;
}

/** Opinions as this asker may read them: the producer reads them once decided, and never whose they are. */
async function opinionsShown({ tx, actor }: Cx, at: CaseAt): Promise<Shown['opinions']> {
  const whole = seesPanel.test(actor, at);
  const officeSees = whole && !actor.roles.includes('expert');
  return (await panelOf(tx, at.it.id))
    .filter(({ round, personId }) => {
      if (officeSees || personId === actor.personId) return true;
      return round < at.it.round || decided.includes(at.it.state);
    })
    .map((one) => ({
      round: one.round,
      personId: officeSees || one.personId === actor.personId ? one.personId : '',
      who: whole ? one.personName : '',
      employer: officeSees ? one.employerName : '',
      verdict: one.verdict,
      opinion: one.opinion,
      at: one.at,
      mine: one.personId === actor.personId,
    }));
}

const roundShown = ({ content, ...round }: Round): Shown['rounds'][number] => ({
  ...round,
  episodeCount: content.episodes.length,
  length: lengthText(totalMs(content.episodes)),
});

/** Experts who may be called, each with what speaks against it; only for whoever may convene now. */
async function candidates({ tx, now }: Cx, at: CaseAt, moves: readonly OpenMove[]): Promise<Shown['candidates']> {
  if (!moves.some(({ act }) => act === 'convene')) return [];
  const { name, creditCode } = await organizationById(tx, at.producerOrgId);
  const avoiding = { producer: { name, creditCode }, guides: at.guides, today: dayOf(now) };
  return (await poolOf(tx, dayOf(now))).map((one) => ({
    personId: one.personId,
    name: one.name,
    employer: one.employerName,
    specialties: one.specialties,
    findings: avoidanceFindings(one, avoiding),
  }));
}

async function pointsShown({ tx }: Cx, { it }: CaseAt): Promise<Pick<Shown, 'points' | 'checklistEdition'>> {
  const checklist = await checklistOf(tx, it.checklistEdition);
  const ticks = await pointsOf(tx, it.id, it.round);
  const points = checklist.points.map((point) => {
    const tick = ticks.find(({ key }) => key === point.key);
    return { ...point, result: tick?.result ?? null, note: tick?.note ?? '', byName: tick?.byName ?? '' };
  });
  return { points, checklistEdition: checklist.edition };
}

async function movesShown(cx: Cx, at: CaseAt): Promise<OpenMove[]> {
  const open = movesOpenTo(caseWorkflow, casePolicy, { actor: cx.actor, subject: at, facts: { findings: [] } });
  const moves = [];
  for (const move of open) moves.push({ ...move, findings: await reasonsAgainst(cx, move.act as 'accept', at) });
  return moves;
}

const oneByOne = ['acceptance.tick', 'acceptance.put_episode', 'acceptance.label_episode'];
/** Single ticks stand in the checklist, single films in their table; when opinions came is for who may read names. */
const actsShownTo = ({ actor }: Cx, at: CaseAt): string[] =>
  Object.keys(acceptanceActs).filter(
    (act) => !oneByOne.includes(act) && (act !== 'acceptance.opine' || seesPanel.test(actor, at)),
  );

/** A case as somebody sees it: the film as it lies there while it is prepared, then exactly what was handed in. */
export async function caseShown(cx: Cx, at: CaseAt): Promise<Shown> {
  const { tx, now } = cx;
  const { it, project } = at;
  const filling = isWithProducer(it);
  const rounds = await roundsOf(tx, it.id);
  const [last] = rounds;
  const weighed = filling || !last ? await weigh(cx, at) : undefined;
  const content = weighed
    ? { ...weighed, episodes: weighed.film.episodes, statement: statementOf(it), agreement: weighed.film.agreement }
    : last?.content;
  if (!content) throw new Error(`acceptance ${it.id} was handed in without content`);
  const moves = await movesShown(cx, at);
  const entries = await timelineOf(tx, it.id, actsShownTo(cx, at));
  return {
    id: it.id,
    version: it.version,
    projectId: project.id,
    projectNumber: project.number,
    title: project.title,
    producerName: (await organizationById(tx, project.producerOrgId)).name,
    state: it.state,
    round: it.round,
    statement: content.statement,
    episodes: content.episodes.map((one) => episodeShown(one, content.checks)),
    totalLength: lengthText(totalMs(content.episodes)),
    agreed: content.agreement,
    checks: content.checks,
    ...(await pointsShown(cx, at)),
    opinions: await opinionsShown(cx, at),
    panelSize: (await panelOf(tx, it.id)).filter(({ round }) => round === it.round).length,
    rounds: rounds.map(roundShown),
    candidates: await candidates(cx, at, moves),
    returnReason: it.returnReason,
    rectifyBy: it.rectifyBy,
    overdue: isLate(it, dayOf(now)),
    decisionReason: it.decisionReason,
    decidedByName: it.decidedByName,
    decidedAt: it.decidedAt,
    certificate:
      it.certificateNumber && it.certificateCode ? { number: it.certificateNumber, code: it.certificateCode } : null,
    filmMaximumBytes: (await settingsIn(tx)).filmMaximumBytes,
    moves,
    timeline: entries.map((one) => ({ ...one, label: labels[one.act] ?? one.act })),
  };
}
