import { type Finding, Problem } from '../../base/problem.ts';
import { type Instant, instant } from '../../base/time.ts';
import { digestOfText } from '../../platform/digest.ts';
import { type Container, innerContainers, measured, refuse, refuseWith, smallText } from './package-container.ts';
import { Description, partNames, readManifest } from './package-rules.ts';
import { signatureFinding, type Signing } from './package-signatures.ts';
import type { InnerHead, InnerSender, PackageHead } from './package-thread.ts';

export type OpenHead = { head: PackageHead; encodings: Map<string, string> };

/** Seal, signatures, list of files, digests of all of them, description: in this order, the first fault ends it. */
export async function headOf(container: Container, task: Signing): Promise<OpenHead> {
  for (const name of [partNames.manifest, partNames.signature, partNames.description]) {
    if (!container.entries.has(name)) refuse('file_missing', name);
  }
  const manifest = await smallText(container, partNames.manifest);
  const signatures = await smallText(container, partNames.signature);
  const unsigned = signatureFinding(manifest, signatures, task);
  if (unsigned) refuseWith(unsigned);
  const read = readManifest(manifest, (text) => digestOfText(text));
  if ('code' in read) return refuseWith(read);
  const encodings = await checkFiles(container, read.files);
  const description = Description.safeParse(jsonIn(await smallText(container, partNames.description)));
  if (!description.success) {
    const { path = [], message = '' } = description.error.issues[0] ?? {};
    return refuse('description_unreadable', `${path.join('.')} ${message}`.trim());
  }
  const listed = new Set(description.data.resources.map((one) => one.path));
  const lost = [...container.entries.keys()].find((name) => name.startsWith('data/') && !listed.has(name));
  if (lost) refuse('file_unknown', lost);
  for (const name of listed) if (!container.entries.has(name)) refuse('file_missing', name);
  const converted = [...encodings].filter(([, encoding]) => encoding !== 'utf-8').map(([name]) => name);
  const lines = signatures.trimEnd().split('\n');
  const head = { manifest, digest: read.digest, files: read.files, signatures: lines, converted };
  return { head: { ...head, description: description.data }, encodings };
}

export type OpenInner = Omit<InnerHead, 'head'> & OpenHead & { container: Container };
/** The packages that are passed on: each stands as if its sender had sent it, signed with a key of that sender. */
export async function innerHeadsOf(
  container: Container,
  { senders, now }: { senders: readonly InnerSender[]; now: Instant },
): Promise<OpenInner[]> {
  const opened: OpenInner[] = [];
  for (const [name, inner] of innerContainers(container)) {
    try {
      opened.push({ name, container: inner, ...(await innerHeadOf(inner, senders, now)) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const [first] = error.findings;
      if (!first) throw error;
      refuseWith(ofInner(name, first));
    }
  }
  return opened;
}
/** What speaks against a package that is passed on, with its name. */
export const ofInner = (name: string, finding: Finding): Finding => ({
  ...finding,
  path: `inner/${name}`,
  message: `转报的 ${name}：${finding.message}`,
});
async function innerHeadOf(
  inner: Container,
  senders: readonly InnerSender[],
  now: Instant,
): Promise<OpenHead & { orgId: string }> {
  // whose it says it is, so that it is known whose key to ask for; the signature covers the same bytes
  const said = jsonIn(await smallText(inner, partNames.description)) as { sender?: unknown; created?: unknown } | null;
  const name = Description.shape.sender.safeParse(said?.sender).data ?? '';
  const sender = senders.find(({ names }) => names.includes(name)) ?? refuse('inner_sender', name);
  const created = Description.shape.created.safeParse(said?.created).data;
  const madeAt = created === undefined ? undefined : instant(created);
  return { orgId: sender.orgId, ...(await headOf(inner, { keys: sender.keys, now, madeAt })) };
}

/** Every part but manifest and signature is on the list with its digests, and nothing else is. */
async function checkFiles(container: Container, files: PackageHead['files']): Promise<Map<string, string>> {
  const encodings = new Map<string, string>();
  const outside: string[] = [partNames.manifest, partNames.signature];
  const unlisted = [...container.entries.keys()].find(
    (name) => !outside.includes(name) && !files.some((file) => file.path === name),
  );
  if (unlisted) refuse('file_unknown', unlisted);
  for (const file of files) {
    if (outside.includes(file.path) || !container.entries.has(file.path)) refuse('file_missing', file.path);
    const found = await measured(container, file.path);
    const isSame = found.bytes === file.bytes && found.sha256 === file.sha256 && (file.sm3 ?? found.sm3) === found.sm3;
    if (!isSame) refuse('file_altered', file.path);
    encodings.set(file.path, found.encoding ?? refuse('encoding', file.path));
  }
  return encodings;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return refuse('description_unreadable');
  }
}
