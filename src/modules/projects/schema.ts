import { z } from 'zod';
import { idField, localDateField, PageIn } from '../../base/fields.ts';

export const ProjectById = z.object({ projectId: idField() });
export const ListProjects = PageIn.extend({
  state: z.string().max(60).default(''),
  stage: z.string().max(200).default(''),
  level: z.string().max(40).default(''),
  support: z.string().max(20).default(''),
  batchId: z.string().max(40).default(''),
  recommender: z.string().max(40).default(''),
  category: z.string().max(10).default(''),
  /** Who supports it: the national bureau, a province or a platform. */
  owner: z.string().max(40).default(''),
  /** Its milestone 播出 was reached on one of these days. */
  airedFrom: z.union([localDateField(), z.literal('')]).default(''),
  airedUntil: z.union([localDateField(), z.literal('')]).default(''),
  /** late, stalled, soon, risk or advice: cuts that follow the clock. */
  watch: z.string().max(20).default(''),
  words: z.string().max(100).default(''),
  sort: z.enum(['number', 'title', 'stage', 'awarded', 'next']).default('number'),
  direction: z.enum(['up', 'down']).default('up'),
});
