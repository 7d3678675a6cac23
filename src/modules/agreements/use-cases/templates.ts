import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { movesOpenTo, moveOn } from '../../../base/workflow.ts';
import { digestOf } from '../../../platform/digest.ts';
import { newId } from '../../../platform/ids.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { sameVersion } from '../case.ts';
import { templatePolicy } from '../policy.ts';
import { templatesAll } from '../queries.ts';
import { templateFindings } from '../rules.ts';
import { SaveTemplate, TemplateById, VersionedTemplate } from '../schema.ts';
import { insertTemplate, publishedTemplate, saveTemplate, templateById } from '../store.ts';
import { type Template, templateStates } from '../terms.ts';
import { clauseWords, triggersOf } from '../wording.ts';
import { templateWorkflow, isTemplateDraft } from '../workflow.ts';

const lineOf = ({ content: _, ...one }: Template & { used: number }) => ({
  ...one,
  stateLabel: templateStates[one.state],
});

export const templateList = reading({
  input: nothing,
  load: async () => null,
  view: templatePolicy.view,
  async show({ tx, actor }) {
    const all = await templatesAll(tx);
    return {
      rows: all.map(lineOf),
      mayDraft: templatePolicy.draft.test(actor, null) && !all.some((one) => isTemplateDraft(one)),
    };
  },
});

export const templateDetail = reading({
  input: TemplateById,
  load: (tx, { templateId }) => templateById(tx, templateId),
  view: templatePolicy.view,
  async show({ tx, actor }, template) {
    const used = (await templatesAll(tx)).find((one) => one.id === template.id)?.used ?? 0;
    const facts = { findings: templateFindings(template.content) };
    return {
      ...lineOf({ ...template, used }),
      content: template.content,
      words: Object.entries(clauseWords).map(([word, meaning]) => ({ word, meaning })),
      triggers: triggersOf(template.content.milestones),
      moves: movesOpenTo(templateWorkflow, templatePolicy, { actor, subject: template, facts }),
    };
  },
});

/** A new edition begins as a copy of the one in use; there is one draft at a time. */
export const draftTemplate = useCase({
  act: 'agreement_template.draft',
  label: '拟制协议模板',
  input: nothing,
  load: async (tx) => publishedTemplate(tx, true),
  view: templatePolicy.view,
  allow: templatePolicy.draft,
  async run({ tx, actor, now, record }, published) {
    const editions = (await templatesAll(tx)).map((one) => one.edition);
    if (!published) throw new Problem('agreements.no_template');
    const template: Template = {
      ...published,
      id: newId(),
      version: 1,
      edition: Math.max(0, ...editions) + 1,
      state: templateWorkflow.start,
      note: '',
      createdByName: actor.name,
      createdAt: now,
      publishedByName: null,
      publishedAt: null,
    };
    if (!(await insertTemplate(tx, template))) throw new Problem('agreements.template_draft_exists');
    record({ act: 'agreement_template.draft', subject: template.id, after: { edition: template.edition } });
    return { id: template.id };
  },
});

export const changeTemplate = useCase({
  act: 'agreement_template.save',
  label: '修改协议模板',
  input: SaveTemplate,
  load: (tx, { templateId }) => templateById(tx, templateId, true),
  view: templatePolicy.view,
  allow: templatePolicy.save,
  async run({ tx, record }, template, { version, name, note, content }) {
    const state = moveOn(templateWorkflow, 'save', template.state, { findings: [] });
    sameVersion(template, version);
    const digest = digestOf(content);
    await saveTemplate(tx, { ...template, state, name, note, content, digest });
    record({
      act: 'agreement_template.save',
      subject: template.id,
      before: { digest: template.digest },
      after: { digest },
      note,
    });
    return { id: template.id };
  },
});

/** The draft becomes the template in use; agreements already drawn up keep the edition they began with. */
export const publishTemplate = useCase({
  act: 'agreement_template.publish',
  label: '启用协议模板',
  input: VersionedTemplate,
  load: (tx, { templateId }) => templateById(tx, templateId, true),
  view: templatePolicy.view,
  allow: templatePolicy.publish,
  async run({ tx, actor, now, record }, template, { version }) {
    const findings = templateFindings(template.content);
    const state = moveOn(templateWorkflow, 'publish', template.state, { findings });
    sameVersion(template, version);
    const former = await publishedTemplate(tx, true);
    if (former) {
      const retired = moveOn(templateWorkflow, 'retire', former.state, { findings: [] });
      await saveTemplate(tx, { ...former, state: retired });
    }
    await saveTemplate(tx, { ...template, state, publishedByName: actor.name, publishedAt: now });
    record({
      act: 'agreement_template.publish',
      subject: template.id,
      before: { edition: former?.edition ?? null },
      after: { edition: template.edition, digest: template.digest },
      note: `第 ${template.edition} 版`,
    });
    return { id: template.id };
  },
});
