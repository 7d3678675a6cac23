import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { useCase } from '../../../platform/use-case.ts';
import { periodName } from '../calendar-rules.ts';
import { reportsPolicy } from '../policy.ts';
import { reportsOfPeriod, urgesOf } from '../queries.ts';
import { UrgeUnits } from '../schema.ts';
import { periodById } from '../store.ts';

/** 催报: on the record for each unit that has sent nothing, once a day; messages follow from it. */
export const urgeUnits = useCase({
  act: 'report.urge',
  label: '催报推进表',
  input: UrgeUnits,
  load: (tx, { periodId }) => periodById(tx, periodId),
  view: reportsPolicy.nation as typeof reportsPolicy.urge,
  allow: reportsPolicy.urge,
  async run({ tx, now, record }, period, { orgIds, note }) {
    const missing = (await reportsOfPeriod(tx, period.id)).filter(({ firstSubmittedAt }) => firstSubmittedAt === null);
    const chosen = orgIds === 'all' ? missing : missing.filter(({ orgId }) => orgIds.includes(orgId));
    if (chosen.length === 0) throw new Problem('reports.nothing_to_urge');
    const urged = await urgesOf(
      tx,
      chosen.map(({ id }) => id),
    );
    const isFresh = ({ id }: { id: string }) => {
      const last = urged.get(id);
      return !last || dayOf(last.at) !== dayOf(now);
    };
    const fresh = chosen.filter(isFresh);
    if (fresh.length === 0)
      throw new Problem('reports.urged_today', { names: chosen.map((one) => one.shortName).join('、') });
    const text = `${periodName(period)}推进表应于 ${period.dueOn} 前报送，请尽快办理${note ? `。${note}` : ''}`;
    for (const { id } of fresh) record({ act: 'report.urge', subject: id, also: [period.id], note: text });
    return { id: period.id, urged: fresh.length };
  },
});
