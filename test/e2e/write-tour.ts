import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Screenshot of the browser run for each part of the README's tour. */
const TOUR = {
  absence: '61-absence-saved',
  application: '84-application',
  appointment: '82-appointment',
  channel: '36-channel-week',
  client: '92-client',
  contract: '80-contract-visas',
  decision: '87-reason-in-place',
  department: '57-department-answered',
  discount: '74-discount-commission',
  greeting: '98-greeting',
  headcount: '83-headcount',
  morning: '91-morning',
  'new-vip': '89-new-vip',
  note: '93-note',
  plan: '100-plan',
  'quarterly-list': '102-quarterly-list',
  register: '103-register',
  registration: '96-one-screen',
  removal: '85-removal',
  report: '105-report',
  start: '90-start',
  week: '86-week',
};

const SCREENSHOTS = new URL('./screenshots/', import.meta.url);
const PICTURES = new URL('../../docs/tour/', import.meta.url);

for (const [picture, screenshot] of Object.entries(TOUR)) {
  copyFileSync(
    fileURLToPath(new URL(`${screenshot}.png`, SCREENSHOTS)),
    fileURLToPath(new URL(`${picture}.png`, PICTURES)),
  );
}
