/** One thing the public or a producer can have done here; times and amounts stand in the notice of each round. */
export type Guide = {
  key: string;
  title: string;
  who: string;
  when: string;
  ready: string;
  steps: readonly string[];
  after: string;
  start: { label: string; path: string };
};

export const guides: readonly Guide[] = [
  {
    key: 'register',
    title: '注册机构',
    who: '持有《广播电视节目制作经营许可证》等证照的制作机构、播出机构',
    when: '随时',
    ready: '统一社会信用代码、许可证种类和编号、首位管理员的姓名与手机',
    steps: [
      '打开“注册机构账号”，填写机构和首位管理员。',
      '信用代码当场校验；已有人注册的，请该机构管理员开通账号。',
      '提交后由所在地主管单位核验，核验期间可以先登录填写草稿。',
    ],
    after: '核验通过后可以申报；退回的写明理由，改好后重新提交。',
    start: { label: '注册机构', path: '/register' },
  },
  {
    key: 'apply',
    title: '申报作品',
    who: '已通过核验的机构，由机构管理员提交',
    when: '每批征集公布的申报期内，截止日24:00为止',
    ready: '申请书、版权承诺书和征集内容列出的附件',
    steps: [
      '看“征集”中该批的申报资格、材料和评分标准。',
      '登录后在“可申报批次”开始填报，系统自动保存。',
      '检查全篇，逐项承诺后提交；截止前可以撤回重填。',
    ],
    after: '得到编号和回执。由推荐单位受理、初评和推荐，再由总局组织复评、终评。',
    start: { label: '去申报', path: '/open-batches' },
  },
  {
    key: 'correct',
    title: '补正材料',
    who: '收到补正通知的申报机构',
    when: '通知所列的期限内',
    ready: '通知指出的各处材料',
    steps: [
      '登录后从“待办中心”打开补正通知。',
      '只有被指出的几处可以修改，其余锁定。',
      '改好后提交补正，由原经办人对照新旧两版。',
    ],
    after: '受理，或者写明规定的理由不予受理。逾期未补正的，推荐单位可以此为由不予受理。',
    start: { label: '登录办理', path: '/todo' },
  },
  {
    key: 'propose',
    title: '认领命题',
    who: '制作机构、播出平台和各推荐单位',
    when: '命题页所列的认领期内',
    ready: '拟定片名、创作设想、计划完成日期',
    steps: ['看“命题”中发布的题目和支持措施。', '登录后填写认领，由总局审核。', '接受后转入储备库，逐步落实为项目。'],
    after: '审核结果和理由发到本单位消息。',
    start: { label: '看命题', path: '/propositions' },
  },
  {
    key: 'check',
    title: '核验名单和证书',
    who: '任何人，不用登录',
    when: '随时',
    ready: '手中文件的版本码、摘要，或者证书上的二维码',
    steps: [
      '扫描纸面二维码，或者在“通知公告”找到该份文件。',
      '核对页脚版本码；粘贴摘要，点“核对”。',
      '验收证书扫码后显示证书编号、作品和现行效力。',
    ],
    after: '当场显示是否与公布的一致。',
    start: { label: '去核验', path: '/notices' },
  },
  {
    key: 'object',
    title: '提出异议',
    who: '任何人，可以实名、以单位名义或者匿名',
    when: '公示页所列的公示期内',
    ready: '异议的事实和依据；以单位名义的须加盖公章的扫描件',
    steps: [
      '在公示页或“异议”选定作品，选择方式和类型。',
      '写明事实和依据，可以附材料。',
      '提交后保存异议编号和查询码，查询码只显示一次。',
    ],
    after: '凭编号和查询码查进度和答复。提出人信息依规保密。',
    start: { label: '提出异议', path: '/objection' },
  },
];
