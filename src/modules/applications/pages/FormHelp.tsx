import type { Finding } from '../../../base/problem.ts';
import { FindingList } from '../../../web/parts/Findings.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import type { FormSection } from '../../calls/contract.ts';
import type { ApplicationOut } from '../views.ts';
import { isMissing, labelOfPath, sectionOfPath } from './form-model.ts';

/** Right of the fields: this section's problems, then its rule and whom to ask. */
export function FormHelp({
  application,
  section,
  findings,
  strict,
  onGo,
}: {
  application: ApplicationOut;
  section: FormSection;
  findings: readonly Finding[];
  /** Whether what is merely empty is said to be a problem. */
  strict: boolean;
  onGo: (path: string) => void;
}) {
  const own = findings.filter((one) => sectionOfPath(application, one.path) === section.key);
  const missing = own.filter(isMissing).length;
  const shown = strict ? own : own.filter((one) => !isMissing(one));
  return (
    <aside className="form-help" aria-label="问题与填写说明" tabIndex={0}>
      <FindingList
        title="本节问题"
        findings={shown}
        labelOf={(path) => labelOfPath(application, path)}
        onGo={onGo}
        none={missing > 0 ? '已填的没有发现问题' : '没有发现问题'}
      />
      {!strict && missing > 0 ? (
        <p className="help-text">
          <Shape kind="idle" /> 还有 {missing} 项必填未填，检查全篇时逐项列出。
        </p>
      ) : null}
      <Block title="填写说明">
        {section.help ? <p className="help-text">{section.help}</p> : null}
        {section.clause ? <p className="help-text">依据：{section.clause}</p> : null}
        <p className="help-text">每填一栏，两秒内自动保存；断网时先存在本机，联网后续存。</p>
        <p className="help-text">不清楚？请咨询初评单位：{application.recommenderName}。</p>
      </Block>
    </aside>
  );
}
