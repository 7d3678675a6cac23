/** Digits of the unified social credit code, without I, O, S, V and Z (GB 32100-2015). */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = Array.from({ length: 17 }, (_, i) => 3 ** i % 31);
const orgWeights = [3, 7, 9, 10, 5, 8, 4, 2];

export type UsccFault = 'length' | 'charset' | 'checksum';

export const usccFaultWords: Record<UsccFault, string> = {
  length: '统一社会信用代码应为 18 位',
  charset: '统一社会信用代码含有不允许的字符（前 8 位为数字，后 10 位不含 I、O、S、V、Z）',
  checksum: '统一社会信用代码校验位不符，请核对是否抄错',
};

/** Full-width to half-width, upper case, without spaces and hyphens. */
export const usccNormalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−]/gu, '');

/** The check character that belongs to the first seventeen. */
export function usccCheckCharacter(first17: string): string {
  const sum = [...first17].reduce((total, digit, i) => total + alphabet.indexOf(digit) * (weights[i] ?? 0), 0);
  return alphabet[(31 - (sum % 31)) % 31] ?? '';
}

/** Why a normalised code is not a unified social credit code (GB 32100-2015); undefined when it is one. */
export function usccReason(code: string): UsccFault | undefined {
  if ([...code].length !== 18) return 'length';
  if (!/^\d{8}/.test(code) || [...code].some((digit) => !alphabet.includes(digit))) return 'charset';
  return usccCheckCharacter(code.slice(0, 17)) === code[17] ? undefined : 'checksum';
}

export const usccValid = (code: string): boolean => usccReason(code) === undefined;

/** Whether nine characters, or those within a code of eighteen, are an organisation code (GB 11714-1997). */
export function usccOrgCodeValid(text: string): boolean {
  const code = text.length === 18 ? text.slice(8, 17) : text;
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return false;
  const value = (character: string) => Number.parseInt(character, 36);
  const sum = orgWeights.reduce((total, weight, i) => total + weight * value(code[i] ?? '0'), 0);
  const check = 11 - (sum % 11);
  return code[8] === (check === 10 ? 'X' : check === 11 ? '0' : String(check));
}
