import type { OrganizationKind } from '../../base/policy.ts';
import type { Instant, LocalDate } from '../../base/time.ts';

export const organizationStates = {
  pending: '待核验',
  returned: '已退回',
  verified: '已核验',
  suspended: '已暂停',
} as const;
export type OrganizationState = keyof typeof organizationStates;
/** Organisations whose standing is confirmed. */
export const verifiedStates: readonly OrganizationState[] = ['verified'];
/** Registrations that wait for their verification. */
export const unverifiedStates: readonly OrganizationState[] = ['pending'];
/** Registrations that came back to be mended. */
export const returnedStates: readonly OrganizationState[] = ['returned'];

/** Who may apply (方案六（一）1 names the three kinds). */
export const bodyKinds = {
  web_audiovisual: '互联网视听节目服务单位',
  programme_producer: '广播电视节目制作经营机构',
  film_and_tv: '相关影视制作机构',
} as const;
export type BodyKind = keyof typeof bodyKinds;

export const licenceKinds = {
  programme_production: '广播电视节目制作经营许可证',
  web_audiovisual: '信息网络传播视听节目许可证',
  broadcaster: '广播电视播出机构许可证',
  none: '无许可证（相关影视制作机构）',
} as const;
export type LicenceKind = keyof typeof licenceKinds;

/** First two digits of an administrative code (GB/T 2260); 10 stands for registration at the national authority. */
export const regions: Record<string, string> = {
  10: '国家登记机关',
  11: '北京',
  12: '天津',
  13: '河北',
  14: '山西',
  15: '内蒙古',
  21: '辽宁',
  22: '吉林',
  23: '黑龙江',
  31: '上海',
  32: '江苏',
  33: '浙江',
  34: '安徽',
  35: '福建',
  36: '江西',
  37: '山东',
  41: '河南',
  42: '湖北',
  43: '湖南',
  44: '广东',
  45: '广西',
  46: '海南',
  50: '重庆',
  51: '四川',
  52: '贵州',
  53: '云南',
  54: '西藏',
  61: '陕西',
  62: '甘肃',
  63: '青海',
  64: '宁夏',
  65: '新疆',
  71: '台湾',
  81: '香港',
  82: '澳门',
};

export type Organization = {
  id: string;
  version: number;
  kind: OrganizationKind;
  state: OrganizationState;
  name: string;
  shortName: string;
  code: string | null;
  licenceMark: string | null;
  regionCode: string | null;
  creditCode: string | null;
  bodyKind: BodyKind | null;
  licenceKind: LicenceKind | null;
  licenceNumber: string | null;
  licenceFrom: LocalDate | null;
  licenceUntil: LocalDate | null;
  homeOrgId: string | null;
  legalPerson: string | null;
  contactName: string | null;
  contactPhone: string | null;
  address: string | null;
  returnReason: string | null;
  source: string | null;
  confidence: string | null;
  synthetic: boolean;
  createdAt: Instant;
};
/** An organisation together with what decides who verifies it. */
export type OrganizationWithHome = Organization & { homeKind: OrganizationKind | null; homeName: string | null };

export const organizationsActs: Record<string, string> = {
  'organization.register': '注册机构',
  'organization.verify': '核验通过',
  'organization.return': '退回修改',
  'organization.resubmit': '重新提交核验',
  'organization.suspend': '暂停机构',
  'organization.resume': '恢复机构',
  'organization.amend': '更新机构信息',
  'organization.contact': '登记联系方式',
  'organization.rename': '变更名称',
  'organization.add': '新增单位',
};
