import { dayOf, type LocalDate } from '../../../base/time.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { reading } from '../../../platform/use-case.ts';
import { classificationPolicy } from '../policy.ts';
import { classRules, codedTerms, numberPatterns } from '../queries.ts';
import { classOf, isInForce, standardOn, stopsOf } from '../rules.ts';
import { JudgeIn, RulesIn, TermsIn } from '../schema.ts';
import { classificationActs, classificationSubject, type ClassRule, type CodedTerm } from '../terms.ts';

const labels: Record<string, string> = classificationActs;
const shown = (rule: ClassRule, forms: ReadonlyMap<string, string>, on: LocalDate, rules: readonly ClassRule[]) => ({
  ...rule,
  formLabel: rule.form === 'all' ? '各种形式' : (forms.get(rule.form) ?? rule.form),
  inForce: standardOn(rules, rule.form, on).some(({ id }) => id === rule.id),
});
const formNames = (terms: readonly CodedTerm[]) => new Map(terms.map(({ code, label }) => [code, label]));

/** Standards and number patterns, all of them, marked with what is in force on a day. */
export const ruleBrowser = reading({
  input: RulesIn,
  load: async () => null,
  view: classificationPolicy.view,
  async show({ tx, actor, now }, _, { on = dayOf(now) }) {
    const [rules, patterns] = [await classRules(tx), await numberPatterns(tx)];
    const forms = formNames(await codedTerms(tx, ['form']));
    const timeline = await timelineOf(tx, classificationSubject);
    return {
      on,
      rules: rules.map((rule) => shown(rule, forms, on, rules)),
      patterns: patterns.map((one) => ({ ...one, inForce: isInForce(on, one) })),
      stops: stopsOf([...rules, ...patterns]),
      mayAdd: classificationPolicy.add.test(actor, null),
      timeline: timeline.map((entry) => ({ ...entry, label: labels[entry.act] ?? entry.act })),
    };
  },
});

/** One work judged under the standards of several days, each answer naming its rule and clause. */
export const judgeWork = reading({
  input: JudgeIn,
  load: async () => null,
  view: classificationPolicy.judge,
  async show({ tx }, _, { dates, form, mainForm, investmentFen, specialSubject }) {
    const rules = await classRules(tx);
    const forms = formNames(await codedTerms(tx, ['form']));
    const work = { form, mainForm, investmentFen: investmentFen ?? null, specialSubject: specialSubject ?? null };
    const results = (dates ?? stopsOf(rules)).map((filingOn) => {
      const { rule, ...result } = classOf({ ...work, filingOn }, rules);
      return { ...result, on: filingOn, rule: rule && shown(rule, forms, filingOn, rules) };
    });
    return { results };
  },
});

/** Coded values with their times; those ended stay readable. */
export const termList = reading({
  input: TermsIn,
  load: async () => null,
  view: classificationPolicy.terms,
  async show({ tx, actor, now }, _, { kinds, on = dayOf(now) }) {
    const terms = (await codedTerms(tx, kinds)).map((one) => ({ ...one, inForce: isInForce(on, one) }));
    return { on, terms, mayAdd: classificationPolicy.add.test(actor, null) };
  },
});
