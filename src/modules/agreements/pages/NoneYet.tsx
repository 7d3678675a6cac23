import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { To } from '../../../web/router.tsx';
import { useAct } from '../../../web/server-state.ts';
import { agreementsEndpoints as at } from '../endpoints.ts';
import type { AgreementOfProjectOut } from '../views.ts';

type Offer = z.output<typeof AgreementOfProjectOut>;

/** 拟制: the office chooses the edition and the clauses; those not open to negotiation always stand. */
function Draft({ offer }: { offer: Offer }) {
  const { run, busy, problem } = useAct(at.draft);
  const [templateId, setTemplateId] = useState(offer.templates[0]?.id ?? '');
  const [without, setWithout] = useState<string[]>([]);
  const edition = offer.templates.find((one) => one.id === templateId);
  const kept = (key: string, keep: boolean) =>
    setWithout(keep ? without.filter((one) => one !== key) : [...without, key]);
  const clauses = edition?.clauses ?? [];
  return (
    <Block title="拟制三方协议" note="金额、期次、集数和自筹资金取自评审结果和申报书，无需重填">
      <ProblemView problem={problem} />
      <p className="row">
        <Select
          aria-label="协议模板"
          value={templateId}
          style={{ minWidth: 320 }}
          options={offer.templates.map((one) => ({
            value: one.id,
            label: `${one.name}　第 ${one.edition} 版（${one.stateLabel}）`,
          }))}
          onChange={(id) => {
            setTemplateId(id);
            setWithout([]);
          }}
        />
        <To path="/agreement-templates">看协议模板</To>
      </p>
      <fieldset className="clause-set">
        <legend>
          条款 {clauses.length - without.length} 条<span className="note">　不勾选的不列入；灰色的必须列入</span>
        </legend>
        {clauses.map(({ key, heading, negotiable }) => (
          <Checkbox
            key={key}
            checked={!without.includes(key)}
            disabled={!negotiable}
            onChange={(event) => kept(key, event.target.checked)}
          >
            {heading}
          </Checkbox>
        ))}
      </fieldset>
      <Button
        type="primary"
        loading={busy}
        onClick={() => void run({ projectId: offer.projectId, templateId, without })}
      >
        拟制三方协议
      </Button>
    </Block>
  );
}

/** Before there is an agreement: where it is drawn up, or who will do so. */
export function NoneYet({ offer }: { offer: Offer }) {
  if (offer.mayDraft && offer.templates.length > 0) return <Draft offer={offer} />;
  return (
    <Empty kind="none-yet" title="还没有三方协议">
      {offer.mayDraft
        ? offer.findings.map((one) => one.message).join('；')
        : '由总局业务人员拟制后，三方在这里协商、签署。'}
    </Empty>
  );
}
