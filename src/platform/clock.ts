import { type Instant, instantOf } from '../base/time.ts';

/** The only place that asks what time it is; the demonstration and the tests hand in another one. */
export type Clock = () => Instant;
export const systemClock: Clock = () => instantOf(new Date());
