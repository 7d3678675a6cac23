import type { AgreementPaper } from '../../src/platform/papers/agreement.ts';

/** A made-up agreement with every part filled. */
export const agreementSample: AgreementPaper = {
  versionCode: 'A7F3-0412-v3',
  qrText: 'https://jingwei.example/v/A7F3-0412-v3',
  title: '《岭南灯火》“微短剧精品创作传播计划”扶持项目三方协议',
  number: '广电网扶协〔2026〕7号',
  parties: [
    { label: '甲方', name: '示例主管部门', lines: [{ label: '地址', value: '示例市示例路2号' }] },
    {
      label: '乙方',
      name: '南方示例影视有限公司',
      lines: [
        { label: '统一社会信用代码', value: 'TEST00000000000001' },
        { label: '法定代表人', value: '李某' },
      ],
    },
    { label: '丙方', name: '示例省广播电视局', lines: [] },
  ],
  opening: '三方协商一致，订立本协议。',
  clauses: [
    { heading: '扶持项目', text: '一、本协议扶持的作品为《岭南灯火》。\n二、计划24集，单集3分钟。' },
    { heading: '扶持金额', text: '甲方给予乙方扶持资金60.00万元（人民币陆拾万元整）。' },
    { heading: '生效与文本', text: '本协议经三方签署，且公示结果确定后生效。' },
  ],
  annexes: [
    {
      title: '资金拨付计划',
      note: '每期须同时满足付款条件并提交凭据。',
      table: {
        columns: [{ title: '期次' }, { title: '拨付条件' }, { title: '比例', align: 'right' }],
        rows: [
          ['第一期', '协议生效', '60%'],
          ['第二期', '后期制作', '30%'],
          ['第三期', '验收', '10%'],
        ],
      },
    },
  ],
  signatures: [
    { label: '乙方', name: '南方示例影视有限公司', signer: '李某', date: '2026年8月6日', how: '盖章扫描件已收存' },
    { label: '丙方', name: '示例省广播电视局', signer: '', date: '', how: '' },
    { label: '甲方', name: '示例主管部门', signer: '', date: '', how: '' },
  ],
  sealNote: '签署以系统版本 A7F3-0412-v3 为准，各页页脚版本号须一致。',
  draft: false,
};
