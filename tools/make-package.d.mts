export type Signer = { fingerprint: string; suite: string; sign: (bytes: Buffer) => string };
export type PackageWish = {
  sender: string;
  period: string;
  sequence: number;
  created: string;
  data?: Record<string, string>;
  formats?: Record<string, string>;
  totals?: Record<string, { rows: number; deleted: number; sums: Record<string, string> }>;
  signers: Signer[];
  previous?: string | null;
  correction?: { code: string; note: string } | null;
  checkpoint?: string;
  inner?: Buffer[];
  onBehalf?: { account: string; organization: string; workbook: string; sha256: string };
};
export function canonical(value: unknown): string;
export function rowsOf(text: string): string[][];
export function totalsOf(text: string): { rows: number; deleted: number; sums: Record<string, string> };
export function zipOf(files: Record<string, Buffer>): Buffer;
export function sealed(zip: Buffer): Buffer;
export function filesIn(zip: Buffer): Record<string, Buffer>;
export function signerOf(privatePem: string): Signer;
export function manifestOf(
  files: Record<string, Buffer>,
  rows: Record<string, number>,
): { digest: string; text: string };
export function makePackage(wish: PackageWish): { name: string; bytes: Buffer; digest: string };
export function innerParts(packages: readonly Buffer[]): Record<string, Buffer>;
export function checkPackage(zip: Buffer, publicPem: string, innerPems?: readonly string[]): string[];
