import { loadProfessionalDays } from '../occasions/load-professional-days.ts';
import type { Product } from '../product/product.ts';
import { type RefreshDeps, refreshAllReminders } from '../reminders/clock/refresh-reminders.ts';
import { REMINDER_KINDS } from '../reminders/kinds/index.ts';
import { loadTransfers } from '../settings/load-calendar.ts';
import { loadReminderSettings } from '../settings/reminder-settings.ts';
import { Conflict, DuplicateKey } from '../storage/store.ts';

const PLANNED_WITH_ID = 'planned-with';

/**
 * Plans every reminder again once the transfers, the rules of dates, the professional days, the units' zones or
 * the ladders of the release differ from those it was planned with. What was planned with is noted last, so a crash in between only repeats it.
 */
export async function followCalendar(
  deps: RefreshDeps & Pick<Product, 'marks' | 'reloadCalendar'>,
): Promise<void> {
  await deps.reloadCalendar();
  const transfers = await loadTransfers(deps);
  const days = await loadProfessionalDays(deps);
  const zones = (await deps.directory.listUnits()).map(({ _id, zone }) => [_id, zone]);
  const settings = await loadReminderSettings(deps);
  const ladders = Object.fromEntries(REMINDER_KINDS.map(({ id, ladder }) => [id, ladder]));
  const value = JSON.stringify({ transfers, settings, days, zones, ladders });
  const known = await deps.marks.get(PLANNED_WITH_ID);
  if (known?.value === value) return;
  if (known) await refreshAllReminders(deps);
  try {
    if (known) await deps.marks.replace({ ...known, value });
    else await deps.marks.insert({ _id: PLANNED_WITH_ID, value });
  } catch (error) {
    // Another process was first with the same.
    if (!(error instanceof Conflict) && !(error instanceof DuplicateKey)) throw error;
  }
}
