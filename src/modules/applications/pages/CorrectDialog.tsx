import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { ConfirmAct } from '../../../web/parts/ConfirmAct.tsx';
import { DateInput } from '../../../web/parts/DateInput.tsx';
import { useAct } from '../../../web/server-state.ts';
import { applicationsEndpoints } from '../endpoints.ts';
import type { FilledForm } from '../views.ts';
import { type Reasons, reasonsFrom } from './correct-reasons.ts';
import { ofOrganization, nameOfSection } from './form-model.ts';

type Place = { path: string; label: string };
type Group = { key: string; label: string; places: Place[] };

/** Every field and attachment that a correction may open, by section. */
const groupsOf = ({ form, slots }: FilledForm): Group[] =>
  form.sections.map((section) => ({
    key: section.key,
    label: nameOfSection(section),
    places: [
      ...section.fields
        .filter((field) => ofOrganization(field) === undefined)
        .map((field) => ({ path: `${section.key}.${field.key}`, label: field.label })),
      ...slots
        .filter((slot) => slot.section === section.key)
        .map((slot) => ({ path: `files.${slot.key}`, label: `附件：${slot.label}` })),
    ],
  }));

const placesOf = (application: FilledForm): ReadonlySet<string> =>
  new Set(groupsOf(application).flatMap(({ places }) => places.map(({ path }) => path)));

function PlaceRow({
  path,
  label,
  reason,
  onReason,
}: Place & { reason: string | undefined; onReason: (reason: string | undefined) => void }) {
  return (
    <div>
      <Checkbox checked={reason !== undefined} onChange={(event) => onReason(event.target.checked ? '' : undefined)}>
        {label}
      </Checkbox>
      {reason === undefined ? null : (
        <Input
          size="small"
          aria-label={`${label} 补正要求`}
          placeholder="要求怎样改"
          maxLength={300}
          value={reason}
          onChange={(event) => onReason(event.target.value)}
          id={`correct-${path}`}
        />
      )}
    </div>
  );
}

/** 通知补正: only the named fields open, each with what is asked; until a due day of working days. */
export function CorrectDialog({
  application,
  onClose,
  onDone,
}: {
  application: FilledForm;
  onClose: () => void;
  onDone: () => void;
}) {
  const { run, busy, problem } = useAct(applicationsEndpoints.correct);
  const [reasons, setReasons] = useState<Reasons>(() => reasonsFrom(application.findings, placesOf(application)));
  const [dueOn, setDueOn] = useState<string>();
  const [find, setFind] = useState('');
  const chosen = Object.entries(reasons);
  const empty = chosen.filter(([, reason]) => reason.trim().length < 2).length;
  const write = (path: string, reason: string | undefined) =>
    setReasons((now) => {
      const rest = Object.entries(now).filter(([one]) => one !== path);
      return Object.fromEntries(reason === undefined ? rest : [...rest, [path, reason]]);
    });
  const act = async () => {
    if (chosen.length === 0 || empty > 0) return;
    const items = chosen.map(([field, reason]) => ({ field, reason: reason.trim() }));
    if (await run({ applicationId: application.id, items, ...(dueOn ? { dueOn } : {}) })) onDone();
  };
  return (
    <ConfirmAct
      open
      busy={busy}
      problem={problem}
      title={`通知《${application.title}》补正 ${chosen.length} 处`}
      act={`通知补正 ${chosen.length} 处`}
      who={`${application.applicant.name ?? ''}；只有选中的几处可以改`}
      sends="补正通知，写明每一处的要求和期限；期限内不计办理时间"
      takeBack="不能收回；申报机构重新提交后回到您这里，新旧对照"
      checks={
        chosen.length === 0
          ? '请选至少一处'
          : empty > 0
            ? `还有 ${empty} 处没写要求`
            : `${chosen.length} 处都写明了要求`
      }
      onConfirm={() => void act()}
      onCancel={onClose}
    >
      <div className="correct-head">
        <Input
          aria-label="找栏目"
          placeholder="找栏目，如 备案号"
          allowClear
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
        <label htmlFor="correct-due">补正期限</label>
        <DateInput id="correct-due" value={dueOn} onChange={setDueOn} />
        <span className="note">期限留空，按征集规定的工作日计算。</span>
      </div>
      <div className="correct-choice" tabIndex={0} role="region" aria-label="可以补正的栏目">
        {groupsOf(application).map(({ key, label, places }) => {
          const shown = places.filter(
            (place) => find === '' || place.label.includes(find.trim()) || reasons[place.path] !== undefined,
          );
          return shown.length === 0 ? null : (
            <section key={key}>
              <h3>{label}</h3>
              {shown.map((place) => (
                <PlaceRow
                  key={place.path}
                  {...place}
                  reason={reasons[place.path]}
                  onReason={(reason) => write(place.path, reason)}
                />
              ))}
            </section>
          );
        })}
      </div>
    </ConfirmAct>
  );
}
