/** What makes a client large or gives it an image (Appendix 1). Thresholds are each branch's own. */
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
