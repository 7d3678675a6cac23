import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TrackingRules } from './tracking-terms.ts';

const file = path.resolve(import.meta.dirname, '../../../reference/tracking-rules.json');
let read: TrackingRules | undefined;
/** Days, files and approvers of tracking: data with their source, read once. */
export const trackingRules = (): TrackingRules => (read ??= JSON.parse(readFileSync(file, 'utf8')) as TrackingRules);
