import { instant, localDate } from '../../src/base/time.ts';
import type { CommitmentPaper } from '../../src/platform/papers/commitment.ts';
import type { FormPaper } from '../../src/platform/papers/form.ts';
import type { ListPaper } from '../../src/platform/papers/list.ts';
import type { NoticePaper } from '../../src/platform/papers/notice.ts';
import type { OpinionSheet } from '../../src/platform/papers/opinion.ts';
import type { ReceiptPaper } from '../../src/platform/papers/receipt.ts';
import { versionCode, versionDigest } from '../../src/platform/papers/version.ts';
import { chosen } from './sample-letters.ts';

export { downwardLetter, plainLetter, upwardLetter } from './sample-letters.ts';

// Everything here is made up (示例) and none of it is a real work, office or person.

const work = { work: '喆堃与玥珺的夏天' };
const code = versionCode('application', work, 3);
const version = { versionCode: code, qrText: `https://jingwei.example/check/${code}` };
/** Given names no common font set of the nineties holds. */
export const rareNames = ['喆堃', '玥珺', '䶮', '镕', '翀', '赟'];

export const formSample: FormPaper = {
  ...version,
  title: '2026年度微短剧创作扶持计划项目申报书',
  subtitle: '（示例）',
  draft: true,
  number: 'JW2026-02-0137',
  sections: [
    {
      heading: '一、作品基本情况',
      rows: [
        { label: '作品名称', value: '《喆堃与玥珺的夏天》' },
        { label: '作品形态', value: '真人实拍', half: true },
        { label: '屏幕方向', value: '竖屏', half: true },
        { label: '规划备案号', value: '（示）网微剧备字〔2026〕第1234号', half: true },
        { label: '备案日期', value: '2026年5月12日', half: true },
        { label: '集数', value: '24集', half: true },
        { label: '单集时长', value: '', half: true },
        { label: '拟播平台', value: '' },
        {
          label: '内容梗概',
          longText:
            '暑期，大学生喆堃回到海岛老家，与守灯人䶮叔的孙女玥珺一起整理灯塔旧档案，在三十年前的来信里读到两代人守岛、护渔、办学的往事。\n' +
            '两人决定把来信拍成短片，让离岛的年轻人看见家乡。拍摄中，他们与镇上的手艺人、渔民和返乡创业者结识，也与各自的父辈和解。',
        },
        { label: '创新点', longText: '' },
      ],
    },
    {
      heading: '二、资金概算',
      rows: [
        {
          label: '资金概算明细（单位：万元）',
          table: {
            columns: [
              { title: '序号', width: 1, align: 'center' },
              { title: '科目', width: 4 },
              { title: '金额', width: 2, align: 'right' },
              { title: '测算依据', width: 5 },
            ],
            rows: [
              ['1', '剧本创作', '12.00', '编剧合同'],
              ['2', '演员酬金', '60.00', '占总投资30%'],
              ['3', '摄制', '85.50', '18个拍摄日'],
              ['4', '后期制作', '42.50', '含人工智能辅助制作'],
            ],
          },
        },
        { label: '申请扶持', value: '100.00万元', half: true },
        { label: '自筹资金', value: '100.00万元', half: true },
        { label: '其他财政支持', value: '无' },
      ],
    },
  ],
  signatures: [
    {
      heading: '申报单位承诺',
      statement:
        '本单位承诺所填内容真实、完整，作品著作权清晰，未以同一内容重复申报财政资金。如有不实，愿承担相应责任。',
      lines: ['法定代表人（签字）'],
    },
    { heading: '推荐单位意见', lines: ['负责人（签字）'] },
    { heading: '主管部门意见', lines: ['负责人（签字）'] },
  ],
};

export const commitmentSample: CommitmentPaper = {
  ...version,
  annex: '附件2',
  title: '作品版权承诺书',
  fields: [
    { label: '承诺人', value: '示例影视文化有限公司' },
    { label: '统一社会信用代码', value: '' },
    { label: '作品名称', value: '《喆堃与玥珺的夏天》（示例）' },
  ],
  opening: '承诺人自愿申报2026年度微短剧创作扶持计划，就上述作品的著作权作出如下承诺：',
  clauses: [
    '作品系原创或者依法取得授权，不侵犯任何第三方的合法权益。',
    '承诺人享有完整著作权，或者已取得改编、摄制、信息网络传播等全部授权，授权链条完整。',
    '因作品著作权引起的争议，由承诺人独立承担全部责任。',
    '联合创作的，各方已就申报主体和资金接收方达成一致。',
    '主办单位可以为评审、宣传、展播等非商业目的无偿使用作品。',
    '使用肖像、声音或者人工智能工具的，已取得相应授权并如实标识。',
    '承诺内容不实的，同意取消资格并退回已拨付资金。',
  ],
  closing: '本承诺书自签署之日起生效。',
  signatures: [
    {
      lines: [
        { label: '承诺人（盖章）', value: '' },
        { label: '法定代表人（签字）', value: '' },
      ],
    },
  ],
};

export const receiptSample: ReceiptPaper = {
  ...version,
  title: '申报材料接收回执',
  number: 'JW2026-02-0137',
  receivedAt: instant('2026-11-21T10:03:22+08:00'),
  fields: [
    { label: '申报单位', value: '示例影视文化有限公司' },
    { label: '作品名称', value: '《喆堃与玥珺的夏天》（示例）' },
  ],
  files: [
    { name: '申报书（盖章扫描件）.pdf', bytes: 5_234_567, sha256: 'a7f30412'.repeat(8) },
    { name: '剧本（第1—8集）_final_version_2026-11-20_revised.docx', bytes: 834, sha256: '0123456789abcdef'.repeat(4) },
  ],
  statement: '本回执证明系统已收到上述材料，不代表材料审查合格。请妥善保存回执编号。',
  issuedBy: '示例省广播电视局',
};

export const listSample: ListPaper = {
  ...version,
  annex: '附件1',
  title: '2026年度微短剧创作扶持计划第二批推荐作品汇总表',
  landscape: true,
  above: [
    { label: '推荐单位', value: '示例省广播电视局' },
    { label: '批次', value: '2026年第二批' },
    { label: '金额单位', value: '万元' },
  ],
  table: {
    columns: [
      { title: '排序', width: 1, align: 'center' },
      { title: '作品名称', width: 4 },
      { title: '申报单位', width: 4 },
      { title: '备案号', width: 4 },
      { title: '类别', width: 2, align: 'center' },
      { title: '集数', width: 1, align: 'right' },
      { title: '总投资', width: 2, align: 'right' },
      { title: '申请额度', width: 2, align: 'right' },
      { title: '初评得分', width: 2, align: 'right' },
    ],
    rows: Array.from({ length: 28 }, (_, index) => [
      `${index + 1}`,
      `《示例作品第${index + 1}部》`,
      '示例影视文化有限公司',
      `（示）网微剧备字〔2026〕第${1201 + index}号`,
      ['现实题材', '文旅融合', '科技科普'][index % 3] ?? '',
      `${12 + index}`,
      `${180 + index}.00`,
      `${100 - index}.00`,
      (92.5 - index * 0.75).toFixed(2),
    ]),
  },
  notes: ['注：按初评得分由高到低排列；名单与系统记载一致。'],
  signatures: [
    { label: '制表人', value: '' },
    { label: '审核人', value: '' },
    { label: '负责人', value: '' },
  ],
  sealedBy: '示例省广播电视局',
  date: localDate('2026-11-21'),
};

export const opinionSample: OpinionSheet = {
  ...version,
  title: '微短剧扶持计划事项审批单',
  number: '审2026-0088',
  fields: [
    { label: '事项', value: '第二批推荐名单报送', wide: true },
    { label: '承办处室', value: '网络视听节目管理处' },
    { label: '承办人', value: '李堃' },
    { label: '密级', value: '无' },
  ],
  reason: { label: '事由', text: '第二批初评、公示已完成，拟将30部作品推荐至国家广播电视总局。' },
  steps: [
    {
      step: '拟稿',
      person: '李堃',
      unit: '网络视听处',
      arrivedAt: '11-18 09:12',
      finishedAt: '11-18 15:40',
      taken: '6时28分',
      outcome: '提交',
      opinion: '材料齐备，请审核。',
    },
    {
      step: '审核',
      person: '玥珺',
      unit: '网络视听处',
      arrivedAt: '11-18 15:40',
      finishedAt: '11-19 10:05',
      taken: '1个工作日',
      outcome: '退回',
      opinion: '第17部作品授权书缺页，请补正后再报。',
    },
    {
      step: '复核',
      person: '翀某',
      unit: '法规处',
      arrivedAt: '11-19 16:20',
      finishedAt: '11-20 11:32',
      taken: '1个工作日',
      outcome: '同意',
      opinion: '经合法性审核，同意。',
    },
    { step: '签发', person: '欧阳喆', unit: '局领导', arrivedAt: '11-20 11:32' },
  ],
  notes: ['到达、办结均为北京时间；用时按工作日计，不含退回补正时间。'],
};

export const noticeSample: NoticePaper = {
  ...version,
  title: '关于2026年度微短剧创作扶持计划第二批拟入选作品的公示',
  blocks: [
    { kind: 'paragraph', text: '经申报、推荐、评审，拟将下列作品纳入扶持计划，现予公示。' },
    { kind: 'table', table: chosen },
  ],
  window: '公示期自2026年11月23日至2026年11月27日，共5个工作日。',
  objection:
    '公示期内，任何单位和个人对公示内容有异议的，可以以书面形式实名提出，写明事实和理由并附证据材料；匿名或者逾期提出的不予受理。',
  contacts: [
    { label: '联系电话', value: '000-0000 0000' },
    { label: '电子邮箱', value: 'objection@jingwei.example' },
    { label: '通讯地址', value: '示例省示例市示例路1号' },
  ],
  digest: versionDigest('application', work, 3),
  issuedBy: '示例省广播电视局',
  date: localDate('2026-11-21'),
};
