import { Problem } from '../../base/problem.ts';
import { beijingTime, dayOf, longDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { formPaperPdf, type FormPaper } from '../../platform/papers/form.ts';
import { formPaperWord } from '../../platform/papers/index.ts';
import { versionCode } from '../../platform/papers/version.ts';
import type { ActCx, FileAnswer } from '../../platform/use-case.ts';
import { agreementInForce } from '../agreements/index.ts';
import { isVoid } from '../documents/contract.ts';
import { findDocument, issueDocument } from '../documents/index.ts';
import { organizationById } from '../organizations/index.ts';
import { allCategories } from '../plans/index.ts';
import type { CaseAt } from './case.ts';
import { roundOf } from './queries.ts';
import { totalMs } from './rules.ts';
import { type AcceptanceCase, type CertificateContent, numberKinds } from './terms.ts';
import { lengthText } from './wording.ts';

const mark = '微短剧验字';

/** What the certificate says, gathered from the record at the moment of acceptance. */
async function contentOf({ tx, actor, now }: ActCx, { it, project }: CaseAt): Promise<CertificateContent> {
  const { content, digest } = await roundOf(tx, it.id, it.round);
  const agreement = await agreementInForce(tx, project.id);
  const { statement, episodes } = content;
  if (!agreement || !statement.numberKind || !statement.numberOn) throw new Problem('acceptance.no_agreement');
  const names = await Promise.all(
    [project.producerOrgId, project.recommenderOrgId, project.ownerOrgId].map((id) => organizationById(tx, id)),
  );
  const [producer = '', recommender = '', issuer = ''] = names.map(({ name }) => name);
  const category = (await allCategories(tx)).find(({ code }) => code === project.categoryCode);
  return {
    format: 'jingwei-acceptance-certificate/1',
    projectNumber: project.number,
    title: project.title,
    producer,
    recommender,
    category: category?.shortLabel ?? '',
    agreementNumber: agreement.number,
    number: statement.number,
    numberKind: numberKinds[statement.numberKind],
    numberOn: statement.numberOn,
    episodeCount: episodes.length,
    totalMs: totalMs(episodes),
    aiUsed: statement.aiUsed === true,
    round: it.round,
    filmDigest: digest,
    acceptedOn: dayOf(now),
    issuer,
    signer: actor.name,
  };
}

type Issued = { documentId: string; certificateNumber: string; certificateCode: string };

/** Gives the certificate its number in the register; its code is printed on every page. */
export async function issueCertificate(cx: ActCx, at: CaseAt): Promise<Issued> {
  const content = await contentOf(cx, at);
  const certificateCode = versionCode(`acceptance:${at.it.id}`, content);
  const { id, number } = await issueDocument(cx, {
    organizationId: at.ownerOrgId,
    kind: 'acceptance_certificate',
    mark,
    title: `《${content.title}》验收证书`,
    subject: at.it.id,
    content,
  });
  return { documentId: id, certificateNumber: number, certificateCode };
}

/** The certificate as it stands in the register. */
export async function certificateOf(tx: Tx, it: AcceptanceCase) {
  const document = it.documentId ? await findDocument(tx, it.documentId) : undefined;
  if (!document || !it.certificateCode) throw new Problem('acceptance.no_certificate');
  return { document, code: it.certificateCode, content: document.content as CertificateContent };
}
type Certificate = Awaited<ReturnType<typeof certificateOf>>;

const half = (label: string, value: string) => ({ label, value, half: true });

/** The certificate on paper, the same for PDF and Word. */
export function certificatePaper({ document, code, content }: Certificate): FormPaper {
  const voided = isVoid(document);
  return {
    title: '微短剧扶持项目验收证书',
    subtitle: voided ? `（已作废：${document.voidReason ?? ''}）` : '',
    draft: false,
    number: document.number,
    versionCode: code,
    qrText: `/certificates/${code}`,
    sections: [
      {
        heading: '项目',
        rows: [
          { label: '作品', value: `《${content.title}》` },
          half('项目编号', content.projectNumber),
          half('类别', content.category),
          half('制作机构', content.producer),
          half('推荐单位', content.recommender),
          half('三方协议', content.agreementNumber),
          half(content.numberKind, content.number),
        ],
      },
      {
        heading: '成片',
        rows: [
          half('集数', `${content.episodeCount} 集`),
          half('总时长', lengthText(content.totalMs)),
          half('人工智能生成合成内容', content.aiUsed ? '使用，已按规定标识' : '未使用'),
          half('许可或批准日期', longDate(content.numberOn)),
          half('报送次数', `第 ${content.round} 次`),
          half('验收日期', longDate(content.acceptedOn)),
          { label: '成片校验值（SHA-256）', value: content.filmDigest },
        ],
      },
      {
        heading: '验收结论',
        rows: [
          {
            label: '结论',
            longText: '经组织专家审看并核对验收清单，该项目成片符合三方协议约定和有关规定，准予通过验收。',
            roomMm: 30,
          },
          half('签发', content.signer),
          half('单位（盖章）', content.issuer),
        ],
      },
    ],
    signatures: [],
  };
}

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** The certificate as a file; drawn after the transaction has ended. */
export function certificateAnswer(certificate: Certificate, format: keyof typeof types): FileAnswer {
  const paper = certificatePaper(certificate);
  const make = format === 'pdf' ? formPaperPdf : formPaperWord;
  const name = `验收证书_${certificate.content.title}_${beijingTime(certificate.document.issuedAt).slice(0, 10)}.${format}`;
  return { name, type: types[format], body: () => make(paper) };
}
