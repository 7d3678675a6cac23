/** The map and the law: a module may import only modules listed before it. */
export const order = [
  'organizations', // 机构：申报单位、推荐单位、播出平台、主管部门
  'accounts', // 账号：人员、角色、登录、授权
  'documents', // 材料：文件、校验、公文编号
  'plans', // 计划：五个一批、微短剧+、工作日历
  'classification', // 分类分层：题材、层级、编号格式、代码表
  'calls', // 征集：通知、批次、截止日、表单、评审设置
  'quotas', // 名额：推荐单位每批次可推荐数
  'works', // 作品：一剧一档、备案号、入选名单、其他财政支持
  'applications', // 申报：填报、提交、受理、补正
  'first-review', // 初评：打分、推荐名单、报送
  'experts', // 专家库：专长、聘期、回避
  'expert-review', // 复评终评：分组、打分、结论
  'publicity', // 公示：名单、期限、异议处理
  'projects', // 项目：里程碑、进度、指导、变更、风险
  'agreements', // 协议：三方协议、签署、变更、中止
  'funds', // 资金账：专款专用、到位、核销、追回、结转
  'funding-checks', // 重复资助核查
  'payments', // 拨付：支付条件、审批、支付批次、支出凭证
  'acceptance', // 验收：成片、检查、整改、证书
  'promotion', // 宣推：承诺位置、证明、优秀片单
  'reserve-pool', // 储备库：入库、阶段、滞留、出库、缺口
  'propositions', // 出题谋划：命题、认领、跟进
  'reports', // 报送：双周推进表、报送日历、缺报催报
  'ledgers', // 台账：播出平台与省级台账、报送包、回执
  'webhooks', // 推送：订阅、签名、重试
  'cross-checks', // 数据核对：差异、说明、核销
  'dispatch', // 月度调度：材料、会议、议定事项
  'evaluations', // 考核评价：指标、自评、核定、结果
  'notices', // 通知：待办、站内信、邮件
  'dashboards', // 工作台：按角色汇总、查找
] as const;
export type ModuleName = (typeof order)[number];
