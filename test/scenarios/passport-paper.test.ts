import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { passportExport } from '../../src/exports/kinds/passport-export.ts';
import { figuresIdOf } from '../../src/figures/month-figures.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPerson } from '../helpers/build-person.ts';
import { allOf, visibleText } from '../helpers/card-contents.ts';
import { type ExportDesk, startExportDesk } from '../helpers/export-desk.ts';
import { SEATS } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';

let desk: ExportDesk;

beforeEach(async () => {
  desk = await startExportDesk({ people: [...SEATS, buildPerson('outsider')] });
  await desk.bot.product.clients.insert(buildClient({ status: 'client_notified', openRequest: null }));
  await desk.bot.product.figures.insert({
    _id: figuresIdOf(CLIENT, '2026-10'),
    client: CLIENT,
    unit: 'barnaul',
    period: '2026-10',
    lines: [
      {
        service: 'internet',
        quantity: 1,
        planned: null,
        charged: 1_500_050,
        paid: 0,
        owed: 1_500_050,
        overdue: 0,
      },
    ],
    at: '2026-11-01T00:00:00.000Z',
    by: 'branch-sales',
    earlier: [],
    pending: [],
    hasPending: false,
  });
});

afterEach(() => desk.close());

/** Tables of the paper as this person gets it, by their names. */
async function tablesFor(actor: string): Promise<Map<string, string>> {
  const texts = desk.bot.product.translator.in('ru');
  const today = Temporal.PlainDate.from('2026-11-24');
  const { sheets } = await passportExport.build(desk.bot.product, {
    actor,
    filters: { client: CLIENT },
    texts,
    today,
  });
  return new Map(sheets.map(({ name, rows }) => [name, JSON.stringify([...rows])]));
}

describe('the passport on paper', () => {
  it('is a PDF from the foot of the card, and stands in the log of the client', async () => {
    await desk.bot.say('manager', `открыть ${CLIENT}`);
    const buttons = allOf(desk.bot.cardsOf('manager').at(-1)?.card, 'Action.Execute');
    expect(buttons.at(-1)).toMatchObject({ title: 'Паспорт в PDF' });

    await desk.bot.click('manager', 'Паспорт в PDF');
    const offer = desk.lastOffer('manager');
    const content = desk.host.uploadTo(await desk.accept('manager', offer))?.content;

    expect(offer.name).toBe(`Паспорт ${CLIENT} 2026-11-24.pdf`);
    expect(content?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await desk.bot.hear('manager', `журнал ${CLIENT}`)).toContain(
      `Выгружено в PDF: Паспорт ${CLIENT}`,
    );
  });

  it('tells services, figures and who decides to who sees the contacts', async () => {
    const tables = await tablesFor('manager');

    expect(tables.get('Услуги')).toContain('Бизнес 100');
    expect(tables.get('Начисления и оплаты')).toContain('1500050');
    expect(tables.get('Люди')).toContain('Директоров Директор Директорович');
    expect(tables.has('Другие операторы')).toBe(false);
  });

  it('names nobody of the client to who does not see the contacts', async () => {
    const tables = await tablesFor('branch-sales');

    expect(tables.get('Услуги')).toContain('Бизнес 100');
    expect([...tables.values()].join()).not.toMatch(/Директор|3852|12-04/);
  });

  it('is not there for who may not see the client', async () => {
    const data = { export: 'passport', filters: { client: CLIENT }, format: 'pdf' };

    const answer = await desk.bot.act('outsider', 'activity-1', 'export.make', data);

    expect(answer.message).toContain('Не нашлось');
  });

  it('is not handed over once the client has gone to somebody else', async () => {
    await desk.bot.say('manager', `открыть ${CLIENT}`);
    await desk.bot.click('manager', 'Паспорт в PDF');
    const client = await desk.bot.product.clients.get(CLIENT);
    if (!client) throw new Error('no client');
    const appointment = { ...client.passport.appointment, manager: 'branch-sales' };
    await desk.bot.product.clients.replace({ ...client, passport: { ...client.passport, appointment } });

    const url = await desk.accept('manager', desk.lastOffer('manager'));

    expect(desk.host.uploadTo(url)?.ranges).toEqual([]);
    expect(visibleText(desk.bot.cardsOf('manager').at(-1)?.card)).toContain('Не нашлось');
  });
});
