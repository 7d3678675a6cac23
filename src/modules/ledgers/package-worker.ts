// Reads a package away from the server's thread: a crafted one may cost time and memory, never the server.
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../../base/problem.ts';
import { digestOfText } from '../../platform/digest.ts';
import { type Container, measured, openContainer, refuse, refuseWith, smallText } from './package-container.ts';
import { readParts } from './package-records.ts';
import { Description, partNames, readManifest } from './package-rules.ts';
import { signatureFinding } from './package-signatures.ts';
import type { FromPackage, PackageHead, PackageTask } from './package-thread.ts';

const task = workerData as PackageTask;
const say = (message: FromPackage, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(message, moved);

/** Seal, signatures, list of files, digests of all of them, description: in this order, the first fault ends it. */
async function headOf(container: Container): Promise<{ head: PackageHead; encodings: Map<string, string> }> {
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

/** Waits for the other side to ask for more; a few pieces may be under way. */
function turns(ahead: number) {
  let allowed = ahead;
  let wake: (() => void) | undefined;
  parentPort?.on('message', (message) => {
    if (message === 'more') allowed += 1;
    wake?.();
  });
  return async () => {
    while (allowed === 0) await new Promise<void>((resolve) => (wake = resolve));
    allowed -= 1;
  };
}

async function work(): Promise<void> {
  const asked = new Promise<void>((resolve) => parentPort?.on('message', (message) => message === 'read' && resolve()));
  const turn = turns(2);
  const container = await openContainer(task.file, task.formats.limits);
  const { head, encodings } = await headOf(container);
  say({ say: 'head', head });
  await asked;
  const end = await readParts(container, { head, encodings, formats: task.formats }, async (chunk) => {
    await turn();
    say(
      { say: 'chunk', chunk },
      Object.values(chunk.columns).map(({ buffer }) => buffer),
    );
  });
  say({ say: 'end', end });
}

work().then(
  () => parentPort?.close(),
  (error: unknown) => {
    if (error instanceof Problem) say({ say: 'refused', findings: error.findings });
    else say({ say: 'broken', why: String(error) });
    parentPort?.close();
  },
);
