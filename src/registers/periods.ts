export const PERIODS = ['all', 'month', 'last-month', 'quarter', 'year'] as const;

export type PeriodName = (typeof PERIODS)[number];
