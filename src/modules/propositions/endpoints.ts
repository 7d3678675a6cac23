import { get, nothing, post } from '../../base/endpoint.ts';
import {
  AcceptClaim,
  BeginProposition,
  CancelProposition,
  ClaimById,
  ClaimProposition,
  CompleteClaim,
  DeclineClaim,
  DropClaim,
  EndProposition,
  ExtendProposition,
  LinkProject,
  ListClaims,
  ListPropositions,
  PropositionById,
  PublicByNumber,
  ReportClaim,
  ReturnProposition,
  SaveProposition,
  ToReserve,
  VersionedProposition,
  WithdrawClaim,
} from './schema.ts';
import {
  ChoicesOut,
  ClaimOut,
  ClaimsOut,
  PropositionOut,
  PropositionsOut,
  PublicPropositionOut,
  PublicPropositionsOut,
} from './views.ts';

const one = '/propositions/:propositionId';
const claim = '/proposition-claims/:claimId';
const open = { access: 'open' } as const;

export const propositionsEndpoints = {
  list: get('/propositions', '命题', { input: ListPropositions, output: PropositionsOut }),
  choices: get('/propositions/choices', '命题的选项', { input: nothing, output: ChoicesOut }),
  begin: post('/propositions', '拟制命题', { input: BeginProposition }),
  detail: get(one, '命题详情', { input: PropositionById, output: PropositionOut }),
  save: post(`${one}/save`, '修改命题', { input: SaveProposition }),
  submit: post(`${one}/submit`, '报请签发', { input: VersionedProposition }),
  return: post(`${one}/return`, '退回命题', { input: ReturnProposition }),
  publish: post(`${one}/publish`, '签发并发布命题', { input: VersionedProposition }),
  extend: post(`${one}/extend`, '延长认领期', { input: ExtendProposition }),
  end: post(`${one}/end`, '结题', { input: EndProposition }),
  cancel: post(`${one}/cancel`, '撤销命题', { input: CancelProposition }),
  claim: post(`${one}/claims`, '认领命题', { input: ClaimProposition }),
  claims: get('/proposition-claims', '命题认领', { input: ListClaims, output: ClaimsOut }),
  claimDetail: get(claim, '认领详情', { input: ClaimById, output: ClaimOut }),
  withdraw: post(`${claim}/withdraw`, '撤回认领', { input: WithdrawClaim }),
  accept: post(`${claim}/accept`, '接受认领', { input: AcceptClaim }),
  decline: post(`${claim}/decline`, '不接受认领', { input: DeclineClaim }),
  toReserve: post(`${claim}/to-reserve`, '转入储备库', { input: ToReserve }),
  linkProject: post(`${claim}/link-project`, '关联项目', { input: LinkProject }),
  report: post(`${claim}/reports`, '报告进展', { input: ReportClaim }),
  complete: post(`${claim}/complete`, '确认完成', { input: CompleteClaim }),
  drop: post(`${claim}/drop`, '终止认领', { input: DropClaim }),
};

/** What anybody may read without log-in. */
export const publicPropositionEndpoints = {
  list: get('/public/propositions', '命题发布', { input: nothing, output: PublicPropositionsOut, ...open }),
  detail: get('/public/propositions/:number', '命题', {
    input: PublicByNumber,
    output: PublicPropositionOut,
    ...open,
  }),
};
