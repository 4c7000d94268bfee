import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Screenshot of the browser run for each part of the README's tour. */
const TOUR = {
  absence: '61-absence-saved',
  application: '84-application',
  appointment: '82-appointment',
  approval: '22-request-agree',
  channel: '36-channel-week',
  client: '42-client',
  confirmed: '26-request-notify',
  contract: '80-contract-visas',
  department: '57-department-answered',
  digest: '32-digest',
  discount: '76-discount-finished',
  form: '02-form-error',
  headcount: '83-headcount',
  removal: '85-removal',
  tasks: '43-my-tasks',
  welcome: '00-welcome',
};

const SCREENSHOTS = new URL('./screenshots/', import.meta.url);
const PICTURES = new URL('../../docs/tour/', import.meta.url);

for (const [picture, screenshot] of Object.entries(TOUR)) {
  copyFileSync(
    fileURLToPath(new URL(`${screenshot}.png`, SCREENSHOTS)),
    fileURLToPath(new URL(`${picture}.png`, PICTURES)),
  );
}
