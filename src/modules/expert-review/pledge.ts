/**
 * The secrecy pledge of a round. Its wording follows ordinary review practice (domain 03 §6: 拟定, no published text was
 * found); what an expert signs is kept word for word with its digest.
 */
export const pledgeText = (batchName: string, stageLabel: string): string[] => [
  `本人接受${batchName}${stageLabel}评审工作，郑重承诺：`,
  '一、对申报材料、评审意见、评分、讨论内容和尚未公布的结果严格保密，不复制、不摄录、不外传，不用于评审以外的任何用途。',
  '二、不向任何单位和个人透露本人及其他专家的评审身份，不私下接触申报机构及有关人员，不接受请托、宴请和财物。',
  '三、如实申报利害关系，应当回避的主动回避；评审中发现新的回避情形立即申报。',
  '四、依照公布的评分标准独立、客观、公正评审，对本人的评审意见负责。',
  '五、评审结束后不保留评审材料，继续承担保密义务。违反承诺的，愿意承担相应责任，接受移出专家库等处理。',
];
