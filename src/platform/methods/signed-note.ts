import { createHash, createPublicKey, verify } from 'node:crypto';

export type NoteResult = { ok: true; text: string; names: string[] } | { ok: false; reason: string };
const refusal = (reason: string): NoteResult => ({ ok: false, reason });

type Verifier = { name: string; keyId: string; key: Buffer };

/** Reads a verifier key `name+keyId+base64(0x01‖key)` and checks that the id belongs to the key (C2SP signed-note). */
function verifierOf(text: string): Verifier | undefined {
  const [, name, keyId, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  if (!name || !keyId || !encoded) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== 33 || bytes[0] !== 1) return undefined;
  const digest = createHash('sha256').update(`${name}\n`).update(bytes).digest('hex');
  return digest.slice(0, 8) === keyId ? { name, keyId, key: bytes.subarray(1) } : undefined;
}

const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

function signedBy({ key }: Verifier, text: string, signature: Buffer): boolean {
  const publicKey = createPublicKey({ key: Buffer.concat([spkiPrefix, key]), format: 'der', type: 'spki' });
  return signature.length === 64 && verify(null, Buffer.from(text), publicKey, signature);
}

/** The text of a note and its signature lines; undefined when the note has another shape. */
function partsOf(note: string): { text: string; lines: { name: string; bytes: Buffer }[] } | undefined {
  const split = note.lastIndexOf('\n\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a signed note may hold no control character but LF
  if (split < 0 || !note.endsWith('\n') || !note.isWellFormed() || /[\0-\x09\x0b-\x1f]/.test(note)) return undefined;
  const lines = note
    .slice(split + 2, -1)
    .split('\n')
    .map((line) => /^— ([^+\s]+) ([A-Za-z0-9+/]+=*)$/.exec(line));
  if (lines.some((line) => line === null)) return undefined;
  return {
    text: note.slice(0, split + 1),
    lines: lines.map((line) => ({ name: line?.[1] ?? '', bytes: Buffer.from(line?.[2] ?? '', 'base64') })),
  };
}

/**
 * Opens a signed note: signatures of unknown keys are ignored, one good signature of a known key is needed, and a wrong
 * signature that claims a known key refuses the note.
 */
export function openNote(note: string, verifierKeys: readonly string[]): NoteResult {
  const parts = partsOf(note);
  if (!parts) return refusal('malformed');
  const verifiers = verifierKeys.map(verifierOf);
  if (verifiers.some((one) => one === undefined)) return refusal('verifier_key_invalid');
  const names: string[] = [];
  for (const { name, bytes } of parts.lines) {
    const keyId = bytes.subarray(0, 4).toString('hex');
    const known = verifiers.find((one) => one?.name === name && one.keyId === keyId);
    if (!known) continue;
    if (!signedBy(known, parts.text, bytes.subarray(4))) return refusal('signature_wrong');
    if (!names.includes(name)) names.push(name);
  }
  return names.length > 0 ? { ok: true, text: parts.text, names } : refusal('no_known_signature');
}

export type Checkpoint = { origin: string; size: number; root: string; extensions: string[] };

/** Opens a checkpoint (C2SP tlog-checkpoint): origin, size without leading zeros, base64 root, further lines. */
export function openCheckpoint(
  note: string,
  verifierKeys: readonly string[],
): (Checkpoint & { ok: true }) | { ok: false; reason: string } {
  const opened = openNote(note, verifierKeys);
  if (!opened.ok) return opened;
  const [origin = '', size = '', root = '', ...extensions] = opened.text.slice(0, -1).split('\n');
  const isRoot = /^[A-Za-z0-9+/]{43}=$/.test(root);
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || !isRoot)
    return { ok: false, reason: 'checkpoint_malformed' };
  return { ok: true, origin, size: Number(size), root, extensions };
}
