/** Why a client leaves the list (clause 3.5 of page 2); the document's own list is not known, so each branch keeps its own. */
export const REMOVAL_GROUNDS = [
  'below-threshold',
  'other-operator',
  'liquidation',
  'overdue-debt',
  'own-wish',
  'mistake',
] as const;
