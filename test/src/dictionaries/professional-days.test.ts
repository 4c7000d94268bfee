import { describe, expect, it } from '@jest/globals';
import { readDayRule, typedDayRule } from '../../../src/dictionaries/dictionary-rules.ts';
import { editDictionary } from '../../../src/dictionaries/edit-dictionary.ts';
import { PROFESSIONAL_DAYS } from '../../../src/dictionaries/professional-days.ts';
import { followCalendar } from '../../../src/jobs/follow-calendar.ts';
import { loadProfessionalDays } from '../../../src/occasions/load-professional-days.ts';
import { buildClient } from '../../helpers/build-client.ts';
import { buildPassport } from '../../helpers/build-passport.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const NAMED = { nameRu: 'Санатории', nameEn: 'Sanatoriums' };
const BASE = { actor: 'admin', dictionary: 'spheres' as const, version: 0 };

describe('readDayRule', () => {
  it.each([
    ['a date', { day: '22.12' }, { rule: { day: '12-22' } }],
    [
      'a weekday by its place',
      { nth: '-1', weekday: '7', month: '8' },
      { rule: { nth: -1, weekday: 7, month: 8 } },
    ],
    ['nothing', {}, { rule: null }],
    ['half a rule', { nth: '1' }, { errors: { nth: { code: 'whole-day-rule' } } }],
    ['two rules', { day: '22.12', month: '8' }, { errors: { nth: { code: 'one-day-rule' } } }],
    ['no date', { day: '31.02' }, { errors: { day: { code: 'day' } } }],
  ])('reads %s', (_what, typed, expected) => {
    expect(readDayRule(typed)).toEqual(expected);
  });

  it.each(Object.entries(PROFESSIONAL_DAYS).filter(([, rule]) => !('dayOfYear' in rule)))(
    'reads what it shows of %s',
    (_sphere, rule) => {
      expect(readDayRule(typedDayRule(rule))).toEqual({ rule });
    },
  );
});

describe('professional days of a branch', () => {
  it('are added, changed and taken away from the card of a sphere', async () => {
    const { app } = await createRegisterWorld();

    await editDictionary(app, { ...BASE, entry: null, typed: { ...NAMED, day: '15.03' } });
    const version = (await app.dictionaries.get('spheres'))?.version ?? 0;
    await editDictionary(app, {
      ...BASE,
      version,
      entry: 'medicine',
      typed: { nameRu: 'Медицина', nameEn: 'Medicine' },
    });

    const days = await loadProfessionalDays(app);
    const own = (await app.dictionaries.get('spheres'))?.entries.at(-1)?.id ?? '';
    expect(days[own]).toEqual({ day: '03-15' });
    expect(days.medicine).toBeUndefined();
    expect(days.telecom).toEqual(PROFESSIONAL_DAYS.telecom);
  });

  it('keep a rule that the form cannot show', async () => {
    const { app } = await createRegisterWorld();

    await editDictionary(app, { ...BASE, entry: 'it', typed: { nameRu: 'ИТ', nameEn: 'IT' } });

    expect((await loadProfessionalDays(app)).it).toEqual({ dayOfYear: 256 });
  });

  it('remind of a client without a restart', async () => {
    const { app } = await createRegisterWorld();
    await app.clients.insert(
      buildClient({ active: true, status: 'client_notified', passport: buildPassport({ sphere: 'other' }) }),
    );
    await followCalendar(app);

    await editDictionary(app, { ...BASE, entry: 'other', typed: { ...NAMED, day: '15.03' } });
    await followCalendar(app);

    expect(await app.reminderClocks.get('holiday:sphere-other:manager')).toMatchObject({
      occurrence: '2027-03-15',
    });
  });
});
