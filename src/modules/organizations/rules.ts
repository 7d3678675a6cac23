import { normalised } from '../../base/fields.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import type { BodyKind, LicenceKind, Organization } from './terms.ts';
import { regions } from './terms.ts';

/** The 31 characters of GB 32100-2015 4.4: digits and capital letters without I, O, S, V, Z. */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const clause = 'GB 32100-2015';
const length = 18;

/** As typed → as compared: half-width capitals without spaces or dashes. */
export const plainCreditCode = (typed: string): string => normalised(typed).replace(/[\s-]/g, '').toUpperCase();

/** The check character for the first 17 (GB 32100-2015 附录 A): weights 3^(i-1) modulo 31. */
export function creditCodeCheck(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const one of first17) {
    sum += characters.indexOf(one) * weight;
    weight = (weight * 3) % 31;
  }
  return characters[(31 - (sum % 31)) % 31] ?? '';
}

/** Why a unified social credit code is not one: length, a character, the region or the check character. */
export function creditCodeFindings(typed: string, path = 'creditCode'): Finding[] {
  const code = plainCreditCode(typed);
  const found = (one: string, message: string): Finding => ({ code: one, message, path, clause });
  const written = [...code];
  if (written.length !== length) {
    return [found('credit_code_length', `统一社会信用代码应为 ${length} 位，现为 ${written.length} 位`)];
  }
  const position = written.findIndex((one) => !characters.includes(one));
  if (position >= 0) {
    return [
      found('credit_code_character', `第 ${position + 1} 位“${written[position]}”不是代码用字（不用 I、O、S、V、Z）`),
    ];
  }
  const region = code.slice(2, 8);
  const expected = creditCodeCheck(code.slice(0, length - 1));
  return findingsOf(
    (!/^\d{6}$/.test(region) || !regions[region.slice(0, 2)]) &&
      found('credit_code_region', `第 3 至 8 位“${region}”不是行政区划代码`),
    code[length - 1] !== expected &&
      found('credit_code_check', `校验码不符：按前 17 位应为“${expected}”，现为“${code[length - 1]}”`),
  );
}

export type Bureau = {
  id: string;
  kind: Organization['kind'];
  regionCode: string | null;
  name: string;
  shortName: string;
};

/** An administrative code without the pairs of zeros at its end: what its districts begin with. */
const stem = (regionCode: string): string => regionCode.replace(/(00)+$/, '');

/** The bureau at home in a region: the one whose own code is the longest beginning of the region's. */
export function homeBureauOf(regionCode: string, bureaus: readonly Bureau[]): Bureau | undefined {
  return bureaus
    .filter((one) => one.kind === 'provincial_bureau' && one.regionCode && stem(one.regionCode).length > 0)
    .filter((one) => regionCode.startsWith(stem(one.regionCode ?? '')))
    .sort((a, b) => stem(b.regionCode ?? '').length - stem(a.regionCode ?? '').length)[0];
}

export type LicenceFacts = {
  bodyKind: BodyKind | null;
  licenceKind: LicenceKind | null;
  licenceNumber: string | null;
  licenceFrom: LocalDate | null;
  licenceUntil: LocalDate | null;
};
/** 方案六（一）1：持证机构须写明许可证号与有效期；相关影视制作机构可无许可证。 */
export function licenceFindings(facts: LicenceFacts, today: LocalDate): Finding[] {
  const { bodyKind, licenceKind, licenceNumber, licenceFrom, licenceUntil } = facts;
  const licensed = licenceKind !== 'none';
  const found = (code: string, path: string, message: string): Finding => ({
    code,
    path,
    message,
    clause: '方案六（一）1',
  });
  return findingsOf(
    !licensed &&
      bodyKind !== 'film_and_tv' &&
      found('licence_missing', 'licenceKind', '此类机构须持有许可证，请选择许可证种类'),
    licensed && !licenceNumber && found('licence_number_missing', 'licenceNumber', '请填写许可证编号'),
    licensed && !licenceUntil && found('licence_until_missing', 'licenceUntil', '请填写许可证有效期截止日'),
    licensed &&
      licenceFrom &&
      licenceUntil &&
      licenceUntil < licenceFrom &&
      found('licence_reversed', 'licenceUntil', '许可证截止日早于起始日'),
    licensed &&
      licenceUntil &&
      licenceUntil < today &&
      found('licence_expired', 'licenceUntil', `许可证已于 ${licenceUntil} 到期`),
  );
}

type Registered = LicenceFacts & { creditCode: string; regionCode: string };
/** Everything against taking in a registration, all at once. A code of another region is only to be looked at. */
export function registrationFindings(
  form: Registered,
  { today, home }: { today: LocalDate; home: Bureau | undefined },
): Finding[] {
  const inCode = plainCreditCode(form.creditCode).slice(2, 4);
  return [
    ...creditCodeFindings(form.creditCode),
    ...licenceFindings(form, today),
    ...findingsOf(
      !home && { code: 'home_missing', path: 'regionCode', message: '所在地没有对应的主管单位，请重新选择' },
      regions[inCode] &&
        inCode !== '10' &&
        inCode !== form.regionCode.slice(0, 2) && {
          code: 'region_differs',
          path: 'regionCode',
          weight: 'look',
          message: `信用代码登记地为${regions[inCode]}，与所选所在地不同`,
        },
    ),
  ];
}

export type NameRow = { name: string; validFrom: LocalDate; validUntil: LocalDate | null };
/** A new name begins after the present one began and not in the future. */
export function renameFindings(
  { name, from }: { name: string; from: LocalDate },
  current: NameRow | undefined,
  today: LocalDate,
): Finding[] {
  return findingsOf(
    current?.name === name && { code: 'name_same', path: 'name', message: '与现用名称相同' },
    from > today && { code: 'name_future', path: 'from', message: '启用日期不能晚于今天' },
    current &&
      from <= current.validFrom && {
        code: 'name_before',
        path: 'from',
        message: `须晚于现用名称的启用日期 ${current.validFrom}`,
      },
  );
}
