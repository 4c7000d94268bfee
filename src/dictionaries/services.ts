/** Groups of services that a passport names. */
export const SERVICES = [
  'internet',
  'telephony',
  'vpn',
  'leased-lines',
  'pbx',
  'data-centre',
  'video-surveillance',
  'television',
  'mobile',
  'wifi',
  'toll-free',
  'security',
  'other',
] as const;
