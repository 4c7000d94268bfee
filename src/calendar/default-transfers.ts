import type { TransfersByYear } from './work-calendar.ts';

/** Known decrees. An admin's entry in the settings takes precedence over a year that stands here. */
export const DEFAULT_TRANSFERS: TransfersByYear = {
  '2026': [
    { from: '2026-01-03', to: '2026-01-09' },
    { from: '2026-01-04', to: '2026-12-31' },
  ],
  '2027': [
    { from: '2027-01-02', to: '2027-11-05' },
    { from: '2027-01-03', to: '2027-12-31' },
    { from: '2027-02-20', to: '2027-02-22' },
  ],
};
