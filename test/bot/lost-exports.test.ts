import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { type ExportDesk, startExportDesk } from '../helpers/export-desk.ts';

let desk: ExportDesk;

beforeEach(async () => {
  desk = await startExportDesk();
  const shortName = '=HYPERLINK("http://x","ООО") {{DATE(1)}} <at>all</at> \u0007';
  await desk.bot.product.clients.insert(buildClient({ passport: buildPassport({ shortName }) }));
  await desk.bot.say('branch-sales', 'список');
});

afterEach(() => desk.close());

function last(): string {
  return visibleText(desk.bot.cardsOf('branch-sales').at(-1)?.card);
}

describe('a list whose process died on the way to OneDrive', () => {
  beforeEach(async () => {
    await desk.bot.click('branch-sales', 'Выгрузить');
    const offers = await desk.bot.product.fileOffers.find({
      index: 'status',
      eq: { status: 'offered' },
      limit: 1,
    });
    const [offer] = offers.items;
    if (!offer) throw new Error('nothing was offered');
    await desk.bot.product.fileOffers.replace({ ...offer, status: 'uploading', claimedUntil: 1 });
    await desk.bot.running.takeUpFiles();
    await desk.bot.quiet();
  });

  it('is told to who waited for it, once', async () => {
    const told = () =>
      desk.bot.cardsOf('branch-sales').filter(({ card }) => visibleText(card).includes('не дошёл'));
    expect(told()).toHaveLength(1);

    await desk.bot.running.takeUpFiles();
    await desk.bot.quiet();

    expect(told()).toHaveLength(1);
  });

  it('can be had anew from there', async () => {
    const { rows } = await desk.exported('branch-sales');

    expect(rows.some(([number]) => number === 'VIP-2026-0001')).toBe(true);
  });

  it('is not handed over by the card of before', async () => {
    const url = await desk.accept('branch-sales', desk.lastOffer('branch-sales'));

    expect(desk.host.uploadTo(url)?.ranges).toEqual([]);
    expect(last()).toContain('Это предложение устарело');
  });
});

describe('a list exported from a client without Universal Actions', () => {
  it('comes as a consent card, and the list stays', async () => {
    const before = last();

    await desk.bot.click('branch-sales', 'Выгрузить', {}, { submit: true });

    expect(desk.lastOffer('branch-sales').name).toContain('Единый список');
    expect(desk.bot.cardsOf('branch-sales').some(({ card }) => visibleText(card) === before)).toBe(true);
  });
});

describe('hostile names', () => {
  it('stay what they are, cell by cell', async () => {
    const { rows } = await desk.exported('branch-sales');

    const row = rows.find(([number]) => number === 'VIP-2026-0001');
    expect(row?.[1]).toBe('=HYPERLINK("http://x","ООО") {{DATE(1)}} <at>all</at>');
  });
});
