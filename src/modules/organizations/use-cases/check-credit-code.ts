import { settingsIn } from '../../../platform/settings.ts';
import { reading } from '../../../platform/use-case.ts';
import { nothing } from '../../../base/endpoint.ts';
import { organizationsPolicy } from '../policy.ts';
import { bureausIn, findByCreditCode } from '../queries.ts';
import { creditCodeFindings, homeBureauOf, plainCreditCode } from '../rules.ts';
import { CreditCodeIn } from '../schema.ts';
import { regions } from '../terms.ts';

/** What a code says while it is being typed: reasons against it, its region, its bureau, whether it is here already. */
export const checkCreditCode = reading({
  input: CreditCodeIn,
  load: async () => null,
  view: organizationsPolicy.checkCode,
  async show({ tx }, _, { code: typed, regionCode }) {
    const code = plainCreditCode(typed);
    const findings = creditCodeFindings(code);
    const taken = findings.length ? undefined : await findByCreditCode(tx, code);
    const inCode = regions[code.slice(2, 4)] ?? null;
    const home = homeBureauOf(regionCode || code.slice(2, 8), await bureausIn(tx));
    return {
      code,
      findings,
      region: findings.length ? null : inCode,
      registeredBy: taken?.name ?? null,
      home: home ? { id: home.id, name: home.name } : null,
    };
  },
});

/** Regions that have a bureau, and central direct units: the choices of the registration page. */
export const registrationChoices = reading({
  input: nothing,
  load: async () => null,
  view: organizationsPolicy.checkCode,
  async show({ tx }) {
    const units = await bureausIn(tx);
    return {
      regions: units
        .filter((one) => one.kind === 'provincial_bureau' && one.regionCode)
        .map((one) => ({ code: one.regionCode ?? '', name: one.shortName.replace(/局$/, ''), home: one.name })),
      directUnits: units.filter((one) => one.kind === 'central_direct_unit').map(({ id, name }) => ({ id, name })),
      passwordMinimum: (await settingsIn(tx)).passwordMinimum,
    };
  },
});
