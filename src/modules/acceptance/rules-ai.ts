import { type Finding, findingsOf } from '../../base/problem.ts';
import type { Check } from './rules.ts';
import type { Episode } from './terms.ts';
import { episodesText } from './wording.ts';

/** Forms of production that cannot be without AI: their declaration must say so. */
const madeByAi = ['ai_generated', 'digital_human'];
const faultWords: Record<string, string> = {
  'not-json': '不是 JSON',
  'not-object': '不是标识对象',
  'missing:Label': '缺 Label',
  'missing:ContentProducer': '缺 ContentProducer',
  'missing:ProduceID': '缺 ProduceID',
  'label-unknown': 'Label 取值不在标准内',
  'producer-not-coded': 'ContentProducer 不是标准编码',
  'producer-uscc-checksum': 'ContentProducer 中的统一社会信用代码校验不符',
  'labels-disagree': '同一文件内多个标识互相矛盾',
};
const numbersOf = (episodes: readonly Episode[]): string => episodesText(episodes.map(({ number }) => number));

const saidOf = (used: boolean | null): string => (used === null ? '未声明' : used ? '声明使用' : '声明未使用');
/** Declaration against application, dossier and files: every difference is listed (方法 05 之 7). */
const declared: Check = ({ statement: { aiUsed }, aiApplied, work, episodes }) => {
  const labelled = episodes.filter(({ facts }) => facts.labels.some(({ meaning }) => meaning === 'is'));
  const unsure = episodes.filter((one) => one.facts.labels.length > 0 && !labelled.includes(one));
  return {
    compared: `${saidOf(aiUsed)}${aiApplied === null ? '' : `，申报时${saidOf(aiApplied)}`}；${labelled.length} 集文件内有“属于人工智能生成合成内容”的隐式标识`,
    findings: findingsOf(
      aiUsed === null && { code: 'ai_not_stated', message: '未声明是否使用人工智能生成合成内容' },
      aiUsed === false &&
        madeByAi.includes(work.productionForm ?? '') && {
          code: 'ai_form_denied',
          message: '作品档案的制作形式为 AI 或数字真人，却声明未使用人工智能',
        },
      aiUsed === false &&
        labelled.length > 0 && {
          code: 'ai_label_denied',
          message: `声明未使用人工智能，${numbersOf(labelled)}文件内却有人工智能标识`,
        },
      aiUsed === false &&
        unsure.length > 0 && {
          code: 'ai_label_unsure',
          weight: 'look',
          message: `声明未使用人工智能，${numbersOf(unsure)}文件内有未写明“属于”的人工智能标识，请核对`,
        },
      aiUsed !== null &&
        aiApplied !== null &&
        aiUsed !== aiApplied && {
          code: 'ai_other_than_applied',
          weight: 'look',
          message: `申报书${saidOf(aiApplied)}人工智能，成片${saidOf(aiUsed)}，请核对`,
        },
    ),
  };
};

/** 每集显著位置提示 (总局令第16号第三十四条), stricter than the standard, which asks for the opening picture of the film. */
const visible: Check = ({ statement: { aiUsed }, episodes }) => {
  const without = episodes.filter(({ visibleLabel }) => visibleLabel.trim() === '');
  const wrong = episodes.filter(({ visibleLabel }) => visibleLabel.trim() !== '' && !namesAi(visibleLabel));
  if (aiUsed !== true) return null;
  return {
    compared: `${episodes.length - without.length} 集写明显著标识，共 ${episodes.length} 集`,
    findings: findingsOf(
      without.length > 0 && { code: 'visible_missing', message: `${numbersOf(without)}没有显著标识，每集都须提示` },
      wrong.length > 0 && {
        code: 'visible_words',
        message: `${numbersOf(wrong)}的标识文字须含“人工智能”或“AI”，并含“生成”或“合成”`,
      },
    ),
  };
};
/** Words of an explicit label (GB 45438-2025, 5): AI, and generated or synthesised. */
export const namesAi = (words: string): boolean => /人工智能|AI/i.test(words) && /生成|合成/.test(words);

const hidden: Check = ({ statement: { aiUsed }, episodes }) => {
  if (aiUsed !== true) return null;
  const without = episodes.filter(({ facts }) => facts.labels.length === 0);
  const faulty: Finding[] = episodes.flatMap(({ number, facts }) => {
    const faults = [...new Set(facts.labels.flatMap((one) => one.faults))];
    const words = faults.map((fault) => faultWords[fault] ?? fault).join('、');
    return faults.length > 0 ? [{ code: 'hidden_faulty', message: `第${number}集隐式标识有误：${words}` }] : [];
  });
  return {
    compared: `${episodes.length - without.length} 集文件内有隐式标识，共 ${episodes.length} 集`,
    findings: [
      ...findingsOf(
        without.length > 0 && { code: 'hidden_missing', message: `${numbersOf(without)}文件内没有隐式标识` },
      ),
      ...faulty,
    ],
  };
};

/** Checks of the AI declaration against what is seen and what the files carry. */
export const aiChecks: Record<string, Check> = { ai_declared: declared, ai_visible: visible, ai_hidden: hidden };
