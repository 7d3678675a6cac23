import { Problem } from '../../../base/problem.ts';
import { canonicalJson } from '../../../methods/canonical-json.ts';
import { agreementPaperPdf } from '../../../platform/papers/agreement.ts';
import { agreementPaperWord } from '../../../platform/papers/index.ts';
import { type FileAnswer, reading } from '../../../platform/use-case.ts';
import { fileAnswer, fileById } from '../../documents/index.ts';
import { paperCase } from '../case.ts';
import { differencesOf } from '../differences.ts';
import { evidenceOf } from '../evidence.ts';
import { agreementPaperOf } from '../papers.ts';
import { paperPolicy } from '../policy.ts';
import { signaturesOf } from '../queries.ts';
import { Compare, OfPaper, PaperFile, SignatureOfParty, SigningText } from '../schema.ts';
import { signingPayload } from '../signing.ts';
import { versionOf } from '../store.ts';
import { paperKinds } from '../terms.ts';
import { partyOf } from '../policy.ts';
import { triggerLabelIn } from '../wording.ts';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** Where two versions of a paper differ; version 0 of a change is the agreement in force. */
export const compareVersions = reading({
  input: Compare,
  load: (tx, input) => paperCase(tx, input),
  view: paperPolicy.view,
  async show({ tx }, { paper, agreement }, { from, to }) {
    const after = await versionOf(tx, paper.id, to);
    const before = from === 0 ? agreement.content : (await versionOf(tx, paper.id, from)).content;
    if (!before) throw new Problem('act.not_found');
    return {
      from,
      to,
      who: after.proposedByName,
      org: after.orgName,
      at: after.proposedAt,
      note: after.note,
      differences: differencesOf(before, after.content, triggerLabelIn(after.content.figures)),
    };
  },
});

/** A paper as PDF or Word; any version that is not the fixed one is marked 草稿. */
export const paperFile = reading({
  input: PaperFile,
  load: (tx, input) => paperCase(tx, input),
  view: paperPolicy.view,
  async show({ tx }, { paper }, { format, versionNo = paper.versionNo }): Promise<FileAnswer> {
    const version = await versionOf(tx, paper.id, versionNo);
    const signatures = versionNo === paper.versionNo ? await signaturesOf(tx, paper) : [];
    const printed = agreementPaperOf({ paper, version, signatures: paper.number ? signatures : [] });
    const make = format === 'pdf' ? agreementPaperPdf : agreementPaperWord;
    const name = `${paperKinds[paper.kind]}_${version.content.figures.title}_${version.code}.${format}`;
    return { name, type: types[format], body: () => make(printed) };
  },
});

/** The bytes that the asker's party signs; only of a text that has been fixed. */
export const signingText = reading({
  input: SigningText,
  load: (tx, input) => paperCase(tx, input),
  view: paperPolicy.view,
  async show({ tx, actor }, it): Promise<FileAnswer> {
    const party = partyOf(actor, it);
    if (!party || it.paper.number === null) throw new Problem('act.not_found');
    const version = await versionOf(tx, it.paper.id, it.paper.versionNo);
    const body = Buffer.from(signingPayload(version, party), 'utf8');
    return { name: `待签名_${version.code}.json`, type: 'application/json', body };
  },
});

export const signatureScan = reading({
  input: SignatureOfParty,
  load: (tx, input) => paperCase(tx, input),
  view: paperPolicy.view,
  async show({ tx, house }, { paper }, { party }): Promise<FileAnswer> {
    const signature = (await signaturesOf(tx, paper)).find((one) => one.party === party);
    if (!signature?.fileId) throw new Problem('act.not_found');
    return fileAnswer(house, await fileById(tx, signature.fileId));
  },
});

/** Everything needed to check the signatures without this system: `node tools/check-agreement.mjs <file>`. */
export const signingEvidence = reading({
  input: OfPaper,
  load: (tx, input) => paperCase(tx, input),
  view: paperPolicy.view,
  async show({ tx }, { paper, agreement }): Promise<FileAnswer> {
    const signatures = paper.number === null ? [] : await signaturesOf(tx, paper);
    if (signatures.length === 0) throw new Problem('agreements.no_evidence');
    const version = await versionOf(tx, paper.id, paper.versionNo);
    const evidence = await evidenceOf(tx, { paper, agreement, version, signatures });
    const name = `签署凭据_${version.code}.json`;
    return { name, type: 'application/json', body: Buffer.from(`${canonicalJson(evidence)}\n`) };
  },
});
