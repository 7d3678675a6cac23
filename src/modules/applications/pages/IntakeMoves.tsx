import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { text } from '../../../base/fields.ts';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { whenText } from '../../../web/parts/Text.tsx';
import { applicationsEndpoints } from '../endpoints.ts';
import { AcceptApplications, UrgeApplication } from '../schema.ts';
import type { FilledForm } from '../views.ts';
import { QuietMove } from './QuietMove.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';

const moveOf = ({ moves }: FilledForm, act: string) => moves.find((one) => one.act === act);

/** The reasons a call lays down, as choices of the dialog. */
const refusalForm = ({ refusalReasons }: FilledForm) =>
  z.object({
    code: z.enum(refusalReasons.map(({ code }) => code) as [string, ...string[]]).meta({
      label: '理由',
      widget: 'select',
      options: Object.fromEntries(
        refusalReasons.map(({ code, label, clause }) => [code, clause ? `${label}（${clause}）` : label]),
      ),
    }),
    note: text(5, 500).meta({ label: '说明', widget: 'long', max: 500, hint: '写明事实和依据，申报机构会看到' }),
  });
const acceptForm = z.object({
  opinion: AcceptApplications.shape.opinion.meta({ label: '受理意见', widget: 'long', max: 300, hint: '可不填' }),
});

const urgeForm = UrgeApplication.pick({ note: true });

/** 受理、补正、催办、不予受理: whichever are open to this person now. */
export function IntakeMoves({
  application,
  size = 'middle',
  onDone,
}: {
  application: FilledForm;
  size?: 'small' | 'middle';
  onDone?: () => void;
}) {
  const [correcting, setCorrecting] = useState(false);
  const { id, title, batch, applicant } = application;
  const done = onDone ? { onDone } : {};
  const correct = moveOf(application, 'correct');
  return (
    <>
      <QuietMove
        move={moveOf(application, 'refuse')}
        endpoint={applicationsEndpoints.refuse}
        schema={refusalForm(application)}
        fixed={{ applicationId: id }}
        small={size === 'small'}
        {...done}
        effect={{
          title: `不予受理《${title}》`,
          who: applicant.name ?? '',
          sends: '不予受理通知，写明理由、依据和说明',
          takeBack: '不能收回；申报机构在本批次截止前可以另行申报',
          act: '不予受理 1 件',
        }}
      />
      <MoveButton
        move={moveOf(application, 'urge')}
        endpoint={applicationsEndpoints.urge}
        input={{ applicationId: id }}
        size={size}
        {...done}
        form={{ schema: urgeForm, title: `催办《${title}》补正` }}
      />
      {correct ? (
        <Button size={size} title={correct.basis} onClick={() => setCorrecting(true)}>
          {correct.label}…
        </Button>
      ) : null}
      <MoveButton
        move={moveOf(application, 'accept')}
        endpoint={applicationsEndpoints.accept}
        input={{ applicationId: id }}
        size={size}
        {...done}
        form={{ schema: acceptForm }}
        effect={{
          title: `受理《${title}》`,
          who: `${applicant.name ?? ''}；转初评秘书安排初评`,
          sends: '通知申报机构已受理',
          takeBack: `${whenText(batch.recommendBy, 'prose')}24:00 前可再通知补正，不能退回未受理`,
          act: '受理 1 件',
        }}
      />
      {correcting ? (
        <CorrectDialog
          application={application}
          onClose={() => setCorrecting(false)}
          onDone={() => {
            setCorrecting(false);
            onDone?.();
          }}
        />
      ) : null}
    </>
  );
}
