export const hardnessWords = { soft: '原则上（可申请例外）', hard: '硬性上限' } as const;
export const scopeWords = { batch: '按批次计', year: '按年度计' } as const;
