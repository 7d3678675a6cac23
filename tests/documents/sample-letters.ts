import { localDate } from '../../src/base/time.ts';
import type { Block, Table } from '../../src/platform/papers/blocks.ts';
import type { OfficialLetter } from '../../src/platform/papers/official-letter.ts';

// Made up (示例), as everything in samples.ts.

const blocks: Block[] = [
  {
    kind: 'paragraph',
    text: '根据《微短剧创作扶持计划实施方案》要求，我局组织开展了2026年度第二批作品征集、初评和推荐工作。现将有关情况报告如下：',
  },
  { kind: 'heading', level: 1, text: '总体情况' },
  {
    kind: 'paragraph',
    text: '本批次共收到申报作品126部，经形式审查受理118部，初评通过42部，公示期内收到异议1件、已核实答复，拟推荐30部，申请扶持资金1,234.56万元。',
  },
  { kind: 'heading', level: 1, text: '工作组织' },
  { kind: 'heading', level: 2, text: '初评组织' },
  {
    kind: 'paragraph',
    text: '成立初评工作组，聘请专家15名，喆堃、玥珺、䶮某、镕某、翀某、赟某等6名同志因与申报单位存在利害关系主动回避。',
  },
  { kind: 'heading', level: 2, text: '纪律监督' },
  { kind: 'heading', level: 3, text: '全程留痕。' },
  { kind: 'paragraph', text: '打分、合议、回避均在系统内完成，记录不可更改。' },
  { kind: 'heading', level: 1, text: '下一步工作' },
  {
    kind: 'paragraph',
    text: '我局将坚持以人民为中心的创作导向，对推荐作品实行一剧一策跟踪指导，督促申报单位落实配套资金，专款专用，按节点报送推进情况；对进度滞后的及时提醒，对出现导向问题的一票否决。',
  },
  {
    kind: 'paragraph',
    text: '同时，建立推荐作品储备库，按季度组织剧本论证和拍摄探班，推动优秀作品在重点平台首页首屏推荐，扩大主流价值影响力。',
  },
  { kind: 'paragraph', text: '妥否，请批示。' },
];

export const upwardLetter: OfficialLetter = {
  issuerMark: '示例省广播电视局文件',
  documentNumber: '示广电发〔2026〕128号',
  urgency: '特急',
  signer: '欧阳喆',
  title: '关于报送2026年度微短剧创作扶持计划第二批推荐作品的请示',
  addressee: '国家广播电视总局',
  blocks,
  attachments: ['2026年度微短剧创作扶持计划第二批推荐作品汇总表', '推荐作品申报材料（30部）'],
  signedBy: '示例省广播电视局',
  date: localDate('2026-11-21'),
  contact: '联系人：李堃，联系电话：000-0000 0000',
  copyTo: '示例省委宣传部，示例省财政厅',
  printedBy: '示例省广播电视局办公室',
  printedOn: localDate('2026-11-21'),
};

export const chosen: Table = {
  columns: [
    { title: '序号', width: 1, align: 'center' },
    { title: '作品名称', width: 4 },
    { title: '申报单位', width: 4 },
    { title: '扶持额度（万元）', width: 3, align: 'right' },
  ],
  rows: [
    ['1', '《喆堃与玥珺的夏天》（示例）', '示例影视文化有限公司', '100.00'],
    ['2', '《山海来信》（示例）', '示例网络视听传媒有限公司', '80.00'],
    ['3', '《守灯人䶮叔》（示例）', '示例融媒体中心', '60.00'],
  ],
};

export const downwardLetter: OfficialLetter = {
  issuerMark: '示例省广播电视局文件',
  documentNumber: '示广电发〔2026〕131号',
  title: '示例省广播电视局关于公布2026年度微短剧创作扶持计划第二批入选作品的通知',
  addressee: '各设区市文化广电和旅游局，各有关单位',
  blocks: [
    { kind: 'paragraph', text: '经申报、推荐、评审、公示，现将2026年度第二批入选作品予以公布。' },
    { kind: 'table', table: chosen },
    { kind: 'paragraph', text: '各申报单位应当按照协议约定推进创作，专款专用；各推荐单位应当落实跟踪指导责任。' },
  ],
  attachments: ['入选作品节点计划表'],
  signedBy: '示例省广播电视局',
  date: localDate('2026-12-01'),
  contact: '此件公开发布',
  copyTo: '示例省财政厅',
  printedBy: '示例省广播电视局办公室',
  printedOn: localDate('2026-12-02'),
};

export const plainLetter: OfficialLetter = {
  form: 'letter',
  issuerMark: '示例省广播电视局',
  documentNumber: '示广电函〔2026〕57号',
  urgency: '加急',
  title: '关于督促补正微短剧扶持计划申报材料的函',
  addressee: '示例影视文化有限公司',
  blocks: [
    {
      kind: 'paragraph',
      text: '你单位申报的作品《喆堃与玥珺的夏天》（示例）材料不齐，请于2026年11月28日前补正下列材料：',
    },
    { kind: 'heading', level: 3, text: '规划立项备案凭证；' },
    { kind: 'heading', level: 3, text: '原著作者授权书及授权链条说明；' },
    { kind: 'heading', level: 3, text: '使用人工智能工具的说明。' },
    { kind: 'paragraph', text: '逾期不补正的，视为放弃本批次申报。特此函告。' },
  ],
  attachments: [],
  signedBy: '示例省广播电视局',
  date: localDate('2026-11-21'),
  contact: '联系人：赟某，联系电话：000-0000 0000',
  copyTo: '示例市文化广电和旅游局',
};
