import { Button } from 'antd';
import { serverNow } from '../clock.ts';
import { type ProblemReply, readAgain } from '../server-state.ts';
import { Empty, type EmptyKind } from './Empty.tsx';
import { Findings } from './Findings.tsx';
import { Shape } from './Shape.tsx';
import { whenText } from './Text.tsx';

type Props = {
  problem: ProblemReply | undefined;
  onRetry?: () => void;
  /** For row.changed: shows both texts side by side. */
  onCompare?: () => void;
  labelOf?: (path: string) => string | undefined;
  /** Fills the place of the page or list instead of standing above a form. */
  page?: boolean;
};

const sentences = (problem: ProblemReply) => {
  const now = serverNow();
  const fault = problem.status >= 500 || problem.status === 0;
  return [
    problem.detail ?? (fault ? '您填写的内容没有受影响。' : ''),
    fault && now ? `时间 ${whenText(now, 'clock')}。` : '',
    problem.reference ? `仍不行请联系技术支持，报编号 ${problem.reference}。` : '',
  ].filter(Boolean);
};

/** What to do where one may not look, or where nothing is. */
const elsewhere: Partial<Record<number, { kind: EmptyKind; why: string }>> = {
  401: { kind: 'no-right', why: '登录后再看。' },
  403: { kind: 'no-right', why: '需要时请联系本单位管理员。' },
  404: { kind: 'none-match', why: '地址有误，或不在您可以查看的范围。' },
};
const back = { label: '返回上一页', run: () => history.back() };

function PageProblem({ problem, onRetry }: Props & { problem: ProblemReply }) {
  const other = elsewhere[problem.status];
  const enter = { label: '去登录', to: { path: '/login', search: { next: location.pathname } } };
  const again = onRetry ? { label: '再试一次', run: onRetry } : undefined;
  const button = problem.status === 401 ? enter : other ? back : again;
  return (
    <Empty kind={other?.kind ?? 'fault'} title={problem.title} {...(button ? { button } : {})}>
      {sentences(problem).join('') || other?.why}
    </Empty>
  );
}

/** A refusal or fault: what, why with clauses, that nothing is lost, the number for the help line. */
export function ProblemView({ problem, onRetry, onCompare, labelOf, page }: Props) {
  if (!problem) return null;
  if (page) return <PageProblem problem={problem} {...(onRetry ? { onRetry } : {})} />;
  const changed = problem.code === 'row.changed';
  return (
    <div className="problem" role="alert">
      <p className="problem-title">
        <Shape kind="bad" /> <b>{changed ? '别人刚刚改过这条记录' : problem.title}</b>
      </p>
      {changed ? (
        <p>您的内容还在页面上，没有保存。可先重新读取，再对照着改。</p>
      ) : (
        sentences(problem).map((line) => <p key={line}>{line}</p>)
      )}
      {problem.findings.length > 0 ? <Findings findings={problem.findings} {...(labelOf ? { labelOf } : {})} /> : null}
      {changed || onRetry ? (
        <p className="row">
          {changed ? (
            <Button size="small" onClick={() => void readAgain()}>
              重新读取
            </Button>
          ) : null}
          {changed && onCompare ? (
            <Button size="small" onClick={onCompare}>
              对照两份
            </Button>
          ) : null}
          {onRetry && !changed ? (
            <Button size="small" onClick={onRetry}>
              再试一次
            </Button>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}
