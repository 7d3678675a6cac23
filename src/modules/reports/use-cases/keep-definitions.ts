import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { digestOf } from '../../../platform/digest.ts';
import { newId } from '../../../platform/ids.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { periodsView, reportsPolicy } from '../policy.ts';
import { definitionsAll, progressForm } from '../queries.ts';
import { AddDefinition } from '../schema.ts';
import { insertDefinition } from '../store.ts';
import { definitionFindings } from '../table-rules.ts';

const nobody = { orgId: '', preparedBy: null, checkedBy: null };

export const definitionList = reading({
  input: nothing,
  load: async () => null,
  view: periodsView,
  show: async ({ tx, actor }) => ({
    rows: await definitionsAll(tx),
    mayAdd: reportsPolicy.define.test(actor, nobody),
  }),
});

/** 新版: columns, stages and calendar from a day on; periods that have begun keep the edition they began with. */
export const addDefinition = useCase({
  act: 'report_definition.add',
  label: '发布推进表新版',
  input: AddDefinition,
  load: async () => nobody,
  view: periodsView,
  allow: reportsPolicy.define,
  async run({ tx, actor, now, record }, _, { validFrom, note, content }) {
    const findings = definitionFindings(content);
    if (findings.length > 0) throw new Problem('reports.definition_refused', {}, findings);
    const edition = Math.max(0, ...(await definitionsAll(tx)).map((one) => one.edition)) + 1;
    const id = newId();
    const digest = digestOf(content);
    const made = { createdByName: actor.name, createdAt: now };
    await insertDefinition(tx, { id, form: progressForm, edition, validFrom, content, digest, note, ...made });
    record({
      act: 'report_definition.add',
      subject: id,
      after: { edition, validFrom, digest },
      note: `第 ${edition} 版：${note}`,
    });
    return { id };
  },
});
