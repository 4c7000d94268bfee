import { today, toEpochMs } from '../kernel/clock.ts';
import type { Product } from '../product/product.ts';
import { type HoldDeps, holdDelivery } from '../reminders/held-delivery.ts';
import { secretWarning } from './secret-rules.ts';

export interface WarnOfSecretDeps extends HoldDeps, Pick<Product, 'directory' | 'log'> {
  /** ISO date on which the bot's secret runs out; null when nobody has said. */
  secretExpires?: string | null;
}

const HOUR = '09:00';

/** Tells every admin, once at each step, that the bot will soon be unable to send, or is. */
export async function warnOfSecret(deps: WarnOfSecretDeps): Promise<void> {
  const { secretExpires: expires } = deps;
  if (!expires) return;
  for (const admin of await deps.directory.findByRole('admin')) {
    const zone = await deps.directory.zoneOf(admin);
    const date = today(deps.clock, zone);
    const warning = secretWarning(expires, date);
    if (!warning) continue;
    const written = await holdDelivery(deps, {
      id: `alarm:secret-expires:${expires}:${warning.step}:${admin._id}`,
      recipient: { kind: 'person', id: admin._id },
      content: {
        kind: 'alarm',
        alarm: warning.step === 0 ? 'secret-expired' : 'secret-expires',
        args: { date: expires, days: warning.days },
      },
      releaseAt: toEpochMs(date, HOUR, zone),
    });
    if (written) deps.log.warn({ expires, days: warning.days }, 'the secret of the bot runs out');
  }
}
