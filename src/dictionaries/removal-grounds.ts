/** Grounds to leave the list (clause 3.5 of page 2), each branch's own: the document's are not known. */
export const REMOVAL_GROUNDS = [
  'below-threshold',
  'other-operator',
  'liquidation',
  'overdue-debt',
  'own-wish',
  'mistake',
] as const;
