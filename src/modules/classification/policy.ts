import { anyPerson, everyone, holders } from '../../base/policy.ts';

/** Standards and codes are public knowledge; the national office adds to them and never rewrites. */
export const classificationPolicy = {
  view: anyPerson,
  judge: anyPerson,
  terms: everyone,
  add: holders('national_officer'),
  end: holders('national_officer'),
};
