import type { z } from 'zod';
import { organizationKinds } from '../../../base/policy.ts';
import { FindingList } from '../../../web/parts/Findings.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import {
  bodyKinds,
  licenceKinds,
  organizationsEndpoints,
  organizationStates,
  type OrganizationState,
} from '../../organizations/contract.ts';
import { OrganizationMoves, OrganizationEdits } from './OrganizationMoves.tsx';
import { People } from './People.tsx';

export type OrganizationSeen = z.output<typeof organizationsEndpoints.detail.output>;
const confidence: Record<string, string> = { high: '高', medium: '中，待核', low: '低，待核' };
const shapes: Record<OrganizationState, Kind> = {
  pending: 'wait',
  returned: 'warn',
  verified: 'done',
  suspended: 'lock',
};

function About({ it }: { it: OrganizationSeen }) {
  const producer = it.kind === 'producer';
  return (
    <Block title="基本信息">
      <Facts
        columns={2}
        facts={
          producer
            ? [
                ['信用代码', it.creditCode],
                ['机构性质', it.bodyKind ? bodyKinds[it.bodyKind] : null],
                ['许可证', it.licenceKind ? licenceKinds[it.licenceKind] : null],
                ['许可证编号', it.licenceNumber],
                ['许可证有效期', it.licenceUntil ? `${it.licenceFrom ?? ''} 至 ${it.licenceUntil}` : null],
                ['主管单位', it.homeName],
                ['法定代表人', it.legalPerson],
                ['联系人', it.contactName],
                ['联系电话', it.contactPhone],
                ['通信地址', it.address],
              ]
            : [
                ['类别', organizationKinds[it.kind]],
                ['代码', it.code],
                ['行政区划', it.regionCode],
                ['许可证简称', it.licenceMark],
                ['资料来源', it.source],
                ['可信程度', confidence[it.confidence ?? ''] ?? it.confidence],
                ['联系人', it.contactName],
                ['联系电话', it.contactPhone],
                ['通信地址', it.address],
              ]
        }
      />
    </Block>
  );
}

function Names({ it }: { it: OrganizationSeen }) {
  return (
    <Block title="名称沿革" note="旧名称仍可检索到">
      <table className="plain-table">
        <caption className="sr">名称沿革</caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">启用</th>
            <th scope="col">停用</th>
          </tr>
        </thead>
        <tbody>
          {it.names.map((one) => (
            <tr key={one.validFrom}>
              <td>{one.name}</td>
              <td>
                <When at={one.validFrom} />
              </td>
              <td>{one.validUntil ? <When at={one.validUntil} /> : '沿用'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  );
}

function Alike({ it }: { it: OrganizationSeen }) {
  if (it.duplicates.length === 0) return null;
  return (
    <Block className="gap" title="可能是同一机构" note="核验前请比对">
      <ul className="tasks">
        {it.duplicates.map((one) => (
          <li key={one.id}>
            <Status kind="warn">{one.why}</Status>
            <To path="/organizations/$organizationId" params={{ organizationId: one.id }}>
              {one.name}
            </To>
            <span className="note">{one.creditCode}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** An organisation with its facts, names, people and what happened; what may be done stands at the foot. */
export function OrganizationOf({ organizationId }: { organizationId: string }) {
  const view = useView(organizationsEndpoints.detail, { organizationId });
  usePageTitle(view.ready ? view.data.name : '机构信息');
  if (!view.ready) return <Waiting view={view} />;
  const it = view.data;
  return (
    <>
      <PageHeader
        title={it.name}
        sub={
          <>
            <Status kind={shapes[it.state]}>{organizationStates[it.state]}</Status>
            {it.synthetic ? '　示例数据' : ''}
            {it.kind === 'producer' ? (
              <>
                {'　'}注册于 <When at={it.createdAt} form="day" />
              </>
            ) : null}
          </>
        }
        moves={<OrganizationEdits it={it} />}
      />
      {it.state === 'returned' && it.returnReason ? (
        <p className="gap">
          <Status kind="warn">退回理由：{it.returnReason}</Status>
        </p>
      ) : null}
      <div className="with-aside gap">
        <div>
          <About it={it} />
          {it.findings.length > 0 ? (
            <div className="gap">
              <FindingList title="核对结果" findings={it.findings} />
            </div>
          ) : null}
          <Alike it={it} />
          <People organizationId={it.id} list="organization-people" />
        </div>
        <aside>
          <Names it={it} />
          {it.timeline.length > 0 ? (
            <Block className="gap" title="办理记录">
              <Timeline events={it.timeline} />
            </Block>
          ) : null}
        </aside>
      </div>
      <OrganizationMoves it={it} />
    </>
  );
}
