/** Criteria of a large client or one of image (Appendix 1). Thresholds are each branch's own. */
export const CRITERIA = [
  'monthly-charge',
  'lines',
  'sites',
  'data-services',
  'years-with-us',
  'growth',
  'authority',
  'employer',
  'media',
  'city-forming',
] as const;
