import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFacesIn } from './papers/font-files.ts';
import { addedRoles, type FontFolders, type FontRole, shippedRoles } from './papers/fonts.ts';

/** What the main thread asks for, and what it gets back: the pages or the reason there are none. */
export type PdfRequest = { id: number; template: string; content: string };
export type PdfReply = { id: number; made?: Uint8Array; pages?: number; problem?: string };

const { folders, templates } = workerData as { folders: FontFolders; templates: string };
const added = fontFacesIn(folders.added);
const fontPaths = added.length > 0 ? [folders.shipped, folders.added] : [folders.shipped];
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths }] });
const fonts = JSON.stringify(rolesFor());

/** Licensed faces before the shipped ones; a spelling Typst does not know would silently become another font. */
function rolesFor(): Record<FontRole, string[]> {
  const candidates = addedRoles(added);
  const role = (name: FontRole) => [
    ...candidates[name].flatMap((spellings) => spellings.find(isKnownFamily) ?? []),
    ...shippedRoles[name],
  ];
  return { fang: role('fang'), kai: role('kai'), hei: role('hei'), title: role('title'), song: role('song') };
}

function isKnownFamily(family: string): boolean {
  const mainFileContent = '#set text(font: sys.inputs.family)\n.';
  return messages(compiler.compile({ mainFileContent, inputs: { family } }).takeWarnings()).length === 0;
}

function messages(report: NodeError | null): string[] {
  return (report?.shortDiagnostics ?? []).map((one: { message?: string }) => one.message ?? JSON.stringify(one));
}

/** PDF/A-2b: fonts inside, no date of making, so equal content gives equal bytes and the file suits the archive. */
function make({ id, template, content }: PdfRequest): PdfReply {
  const mainFileContent = readFileSync(path.resolve(templates, template), 'utf8');
  const compiled = compiler.compile({ mainFileContent, inputs: { data: content, fonts } });
  const problems = [...messages(compiled.takeError()), ...messages(compiled.takeWarnings())];
  if (!compiled.result || problems.length > 0) {
    return { id, problem: `${template}: ${problems.join('; ') || 'no document'}` };
  }
  const made = new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'a-2b' }));
  const pages = compiled.result.numOfPages;
  compiler.evictCache(10);
  return { id, made, pages };
}

parentPort?.on('message', (request: PdfRequest) => {
  let reply: PdfReply;
  try {
    reply = make(request);
  } catch (thrown) {
    reply = { id: request.id, problem: `${request.template}: ${String(thrown)}` };
  }
  parentPort?.postMessage(reply, reply.made ? [reply.made.buffer as ArrayBuffer] : []);
});
