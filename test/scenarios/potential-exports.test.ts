import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { type ExportDesk, startExportDesk } from '../helpers/export-desk.ts';
import { importLines } from '../helpers/import-table.ts';
import { SEATS } from '../helpers/start-bot.ts';
import { validInn } from '../helpers/valid-inn.ts';

let desk: ExportDesk;

beforeEach(async () => {
  desk = await startExportDesk({ mornings: 'off', people: SEATS, at: '2027-11-24T05:00:00Z' });
  const passport = buildPassport({ large: true, image: false, criteria: [] });
  await desk.bot.product.clients.insert(
    buildClient({ status: 'client_notified', active: true, openRequest: null, passport }),
  );
  const limits = ['id;nameRu;limit;limitUnit;limitMonths', 'monthly-charge;;100000;rubles;6'];
  await importLines(desk.bot.product, 'criteria', limits, { apply: true });
});

afterEach(() => desk.close());

async function rowsOf(person: string, head: string): Promise<string[][]> {
  const { rows } = await desk.exported(person);
  return rows.slice(rows.findIndex(([first]) => first === head) + 1);
}

describe('«Выгрузить»', () => {
  it('gives potential clients with their closeness as a number', async () => {
    await desk.bot.say('manager', 'потенциальный клиент');
    await desk.bot.click('manager', 'potential.save', {
      inn: validInn(3),
      name: '=2+2',
      estimate: '84 200,50',
    });
    await desk.bot.say('manager', 'потенциальные');

    expect(await rowsOf('manager', 'Номер')).toEqual([
      expect.arrayContaining(['POT-2027-0001', '=2+2', validInn(3), '84200.5', '84.2%', 'по оценке']),
    ]);
  });

  it('gives proposals with both quarters, and clients whose data nobody confirmed', async () => {
    const figures = [
      'Месяц;Клиент;Услуга;Начислено',
      ...['05', '08'].map((m) => `${m}.2027;VIP-2026-0001;internet;7${m}`),
    ];
    await importLines(desk.bot.product, 'figures', figures, { apply: true, units: 'all' });
    await desk.bot.say('unit-sales-head', 'предложения');

    expect(await rowsOf('unit-sales-head', 'Предложение')).toEqual([
      expect.arrayContaining(['Предложение исключить', 'VIP-2026-0001', '708', '705', '100000']),
    ]);
    await desk.bot.say('unit-sales-head', 'не подтверждены');
    expect(await rowsOf('unit-sales-head', 'Номер')).toEqual([
      expect.arrayContaining(['VIP-2026-0001', 'ООО «Ромашка»']),
    ]);
  });
});
