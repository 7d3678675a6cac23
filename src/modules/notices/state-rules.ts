import { inState } from '../../base/workflow.ts';
import { type ApplicationState, applicationStates, goneStates } from '../applications/contract.ts';
import { type ListState, roundStates } from '../expert-review/contract.ts';
import type { MailState } from './terms.ts';

/** Mails that wait for somebody to let them go. */
export const heldStates: readonly MailState[] = ['held'];
/** Mails that may leave. */
export const leavingStates: readonly MailState[] = ['released'];
/** Applications that take part in a batch. */
export const liveApplicationStates = (Object.keys(applicationStates) as ApplicationState[]).filter(
  (state) => !goneStates.includes(state),
);
/** Lies with its applicant to be corrected. */
export const waitsForCorrection = inState<ApplicationState>('correcting');
/** Lies with the intake of its unit. */
export const waitsForIntake = inState<ApplicationState>('submitted');
/** Lies with the secretary of its unit. */
export const waitsForReview = inState<ApplicationState>('accepted');
/** A round in which experts score. */
export const waitsForExperts = inState<keyof typeof roundStates>('open');
/** A list that waits for the signature. */
export const waitsForLeader = inState<ListState>('submitted');
