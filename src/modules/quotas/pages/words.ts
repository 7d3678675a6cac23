export const scopeWords = { batch: '按批次计', year: '按年度计' } as const;
