import { Problem, stops } from '../../../base/problem.ts';
import type { LocalDate } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { bureausIn, findByCreditCode } from '../queries.ts';
import { type Bureau, homeBureauOf, plainCreditCode, registrationFindings } from '../rules.ts';
import type { OrganizationForm } from '../schema.ts';
import type { NewOrganization } from '../store.ts';

/** Where a body belongs: the central direct unit it names, else the bureau of its region. */
function homeOf(form: OrganizationForm, bureaus: readonly Bureau[], pathPrefix: string): Bureau | undefined {
  if (!form.directUnitId) return homeBureauOf(form.regionCode, bureaus);
  const unit = bureaus.find((one) => one.id === form.directUnitId && one.kind === 'central_direct_unit');
  if (!unit)
    throw new Problem('organization.unit_unknown', {}, [
      { code: 'unit_unknown', path: `${pathPrefix}directUnitId`, message: '请重新选择所属中央直属单位' },
    ]);
  return unit;
}

/** Reads a registration form as a row to store; refuses with every reason, or because the code is already here. */
export async function checkedRegistration(
  tx: Tx,
  form: OrganizationForm,
  { today, except, pathPrefix = '' }: { today: LocalDate; except?: string; pathPrefix?: string },
): Promise<Omit<NewOrganization, 'now'>> {
  const { directUnitId: _, ...fields } = form;
  const home = homeOf(form, await bureausIn(tx), pathPrefix);
  const findings = stops(registrationFindings(form, { today, home })).map((one) => ({
    ...one,
    path: `${pathPrefix}${one.path ?? ''}`,
  }));
  if (findings.length > 0) throw new Problem('organization.not_acceptable', {}, findings);
  const creditCode = plainCreditCode(form.creditCode);
  const taken = await findByCreditCode(tx, creditCode);
  if (taken && taken.id !== except) {
    throw new Problem('organization.registered_already', { name: taken.name }, [
      { code: 'credit_code_taken', path: `${pathPrefix}creditCode`, message: `已由“${taken.name}”注册` },
    ]);
  }
  const unlicensed = form.licenceKind === 'none';
  return {
    ...fields,
    creditCode,
    kind: 'producer',
    state: 'pending',
    homeOrgId: home?.id ?? null,
    licenceNumber: unlicensed ? null : form.licenceNumber,
    licenceFrom: unlicensed ? null : form.licenceFrom,
    licenceUntil: unlicensed ? null : form.licenceUntil,
  };
}
