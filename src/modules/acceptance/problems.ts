import type { ProblemCatalogue } from '../../base/problem.ts';

export const acceptanceProblems = {
  'acceptance.no_agreement': {
    status: 422,
    title: '三方协议尚未生效，不能报送成片',
    detail: () => '验收以三方协议约定的集数、时长为准（方案六（一）3）',
  },
  'acceptance.project_not_running': { status: 422, title: '项目不在执行中，不能报送成片' },
  'acceptance.not_a_film': {
    status: 422,
    title: '不是可以接收的成片',
    detail: ({ accepted }) => `可接收：${String(accepted)}`,
  },
  'acceptance.no_episode': { status: 404, title: '没有这一集' },
  'acceptance.panel_refused': { status: 422, title: '有专家不能参加本次验收' },
  'acceptance.no_point': { status: 422, title: '验收清单里没有这一项' },
  'acceptance.no_certificate': { status: 409, title: '还没有验收证书' },
  'acceptance.certificate_unknown': { status: 404, title: '没有这份验收证书，请核对核验码' },
} satisfies ProblemCatalogue;
