import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMadeUpRegister, NEWCOMER_INN } from '../../../bot/demo/branch/made-up-register.ts';
import { readDemoDirectory } from '../../../bot/demo/demo-directory.ts';
import { onAgain } from '../../../bot/demo/on-again.ts';
import type { Client } from '../../../src/clients/client.ts';
import { isInn, isKpp, isOgrn } from '../../../src/forms/identifiers.ts';
import { type Inbox, openInbox } from '../../../src/inbox/open-inbox.ts';
import { toLocal } from '../../../src/kernel/clock.ts';
import { listMonth } from '../../../src/occasions/list-month.ts';
import { COLLECTIONS, openRepos } from '../../../src/product/repos.ts';
import { listProposals } from '../../../src/proposals/list-proposals.ts';
import { openStepOf, type RequestDoc } from '../../../src/requests/request.ts';
import type { Rec, Repo } from '../../../src/storage/store.ts';
import { visibleText } from '../../helpers/card-contents.ts';
import { demoPerson, openSeededBranch, type SeededBranch } from '../../helpers/seeded-branch.ts';
import { startTestBot, type TestBot } from '../../helpers/start-bot.ts';

const DAY = '2026-11-24T03:00:00Z';

let branch: SeededBranch;
let bot: TestBot;
/** Before anybody has written to the bot. */
let described: string[];

beforeAll(async () => {
  branch = await openSeededBranch(DAY);
  described = await describeBranch(branch);
  const at = new Date(branch.clock.now()).toISOString();
  bot = await startTestBot({ store: branch.store, people: [], units: [], commands: [onAgain], at });
});

afterAll(async () => {
  await bot?.close();
  await branch?.store.close();
});

async function all<T extends Rec>(repo: Repo<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const doc of repo.scan()) found.push(doc);
  return found;
}

async function requestsOf(type: string): Promise<RequestDoc[]> {
  return (await all(branch.product.requests)).filter((request) => request.type === type);
}

function inboxOf(person: string): Promise<Inbox> {
  return openInbox(bot.product, { actor: demoPerson(person) });
}

describe('the seeded branch', () => {
  it('has forty made-up clients whose numbers pass every check', async () => {
    const passports = (await all(branch.product.clients)).map(({ passport }) => passport);

    expect(passports).toHaveLength(40);
    expect(new Set(passports.map(({ inn }) => inn)).size).toBe(40);
    expect(new Set(passports.map(({ sphere }) => sphere)).size).toBeGreaterThan(15);
    for (const { inn, kpp, ogrn, contacts } of passports) {
      expect([isInn(inn), isKpp(kpp), isOgrn(ogrn)]).toEqual([true, true, true]);
      expect(contacts.filter(({ birthday, consent }) => birthday && !consent)).toEqual([]);
    }
  });

  it('stands on the morning of the day, with the units and levels of a real branch', async () => {
    expect(toLocal(branch.clock.now(), 'Asia/Barnaul').toPlainDateTime().toString()).toBe(
      '2026-11-24T09:10:00',
    );
    const clients = await all(branch.product.clients);
    expect(new Set(clients.map(({ passport }) => passport.unit)).size).toBe(3);
    expect(new Set(clients.map(({ level }) => level)).size).toBe(2);
  });

  it('has decisions waiting in four of the five seats, one of them overdue', async () => {
    const overdue = (await all(branch.product.requests)).filter(
      (request) => (openStepOf(request)?.dueOn ?? '9999') < '2026-11-24',
    );
    expect(overdue.map(({ type }) => type)).toEqual(['vip-status']);
    expect((await inboxOf('commercial')).counts.overdue).toBe(1);
    for (const person of ['sales.barnaul', 'sales', 'commercial', 'security']) {
      const { entries } = await inboxOf(person);
      expect(entries.filter(({ kind }) => kind === 'task')).not.toEqual([]);
    }
  });

  it('has two birthdays this week, a draft and a returned card for the manager', async () => {
    const { days } = await listMonth(bot.product, demoPerson('manager.barnaul'));
    const birthdays = days.filter(({ kind, date }) => kind === 'birthday' && date <= '2026-11-29');
    expect(birthdays).toHaveLength(2);
    expect((await inboxOf('manager.barnaul')).counts.draft).toBe(1);
    const statuses = (await requestsOf('vip-status')).map(({ status }) => status);
    expect(statuses).toEqual(expect.arrayContaining(['approved', 'returned', 'refused', 'open']));
  });

  it('has a discount at the commission, and a granted one and a contract that end', async () => {
    const [granted, waiting] = await requestsOf('discount');
    expect(granted?.status).toBe('approved');
    expect(waiting && openStepOf(waiting)?.definition.id).toBe('commission');
    const [contract] = await requestsOf('contract');
    expect(contract?.status).toBe('approved');
    expect(await all(branch.product.notes)).not.toEqual([]);
  });

  it('has been greeting all month, and knows how it greeted last year', async () => {
    const greetings = await all(branch.product.greetings);
    expect(greetings.filter(({ date }) => date.startsWith('2026'))).not.toEqual([]);
    expect(greetings.filter(({ date }) => date.startsWith('2025')).map(({ date }) => date)).toEqual([
      '2025-11-24',
      '2025-11-26',
    ]);
  });

  it('has a plan of greetings that is signed, and one that waits with a greeting moved and one left out', async () => {
    const plans = await all(branch.product.greetingPlans);
    expect(plans.map(({ unit, state }) => `${unit} ${state}`).sort()).toEqual([
      'barnaul signed',
      'biysk submitted',
    ]);
    const outcomes = (await all(branch.product.greetings)).flatMap(({ entries }) => entries.at(-1)?.outcome);
    expect(outcomes).toEqual(expect.arrayContaining(['done', 'moved', 'skipped']));
    expect(await all(branch.product.greetingIntents)).not.toEqual([]);
  });

  it('has charges that propose a removal in Barnaul and a potential client in Biysk', async () => {
    const proposed = async (person: string) => {
      const { proposals } = await listProposals(branch.product, { actor: demoPerson(person) });
      return proposals.map(({ kind, name }) => `${kind} ${name}`);
    };

    expect(await proposed('sales.barnaul')).toEqual(['removal АО «Сибирская пряжа»']);
    expect(await proposed('sales.biysk')).toEqual(['candidate АО «Бийский порт»']);
    expect(await all(branch.product.potentialClients)).toHaveLength(2);
  });

  it('has the list of a quarter before both directors', async () => {
    const lists = await all(branch.product.vipLists);
    expect(lists.map(({ _id, status }) => `${_id} ${status}`)).toEqual(['2026-Q3 agreeing']);
    const sections = new Set(lists.flatMap(({ lines }) => lines.map(({ section }) => section)));
    expect([...sections]).toEqual(['new', 'remove', 'potential']);
    for (const person of ['commercial', 'security']) {
      const kinds = (await inboxOf(person)).entries.map((row) =>
        row.kind === 'reminder' ? row.facts.kind.id : row.kind,
      );
      expect(kinds).toContain('quarter-list');
    }
  });

  it('owes nothing, and every client is what its history says', async () => {
    const { clients, requests } = branch.product;
    const owing = [...(await all(clients)), ...(await all(requests))].filter(({ hasPending }) => hasPending);
    expect(owing).toEqual([]);
    for (const client of await all(clients)) {
      expect(client.statusHistory.at(-1)?.status).toBe(client.status);
      const key = await branch.product.clientKeys.get(client.key);
      expect(key?.client).toBe(client._id);
      expect(await openRequestOf(client)).toBe(client._id);
    }
  });

  it('owes everybody the messages of this morning alone, and the manager the news of a new VIP', async () => {
    const told = (await all(branch.product.deliveries)).filter(({ status }) => status === 'pending');
    const to = (person: string) => told.filter(({ recipient }) => recipient === demoPerson(person));

    expect(to('manager.barnaul').map(({ content }) => content.kind)).toHaveLength(2);
    for (const { email } of readDemoDirectory().people) {
      expect(to(email.split('@')[0] ?? '').length).toBeLessThanOrEqual(2);
    }
  });

  it('opens every card of a client and of a request', async () => {
    const numbers = [
      ...(await all(branch.product.clients)).map(({ _id }) => _id),
      ...(await all(branch.product.requests)).map(({ _id }) => _id),
    ];
    for (const number of numbers) {
      const opened = await bot.hear(demoPerson('sales'), `открыть ${number}`);
      expect(opened).toContain(number);
    }
  });

  it.each(readDemoDirectory().people.map(({ email }) => email.split('@')[0] ?? ''))(
    'has an inbox and a list of clients for %s',
    async (person) => {
      expect(await bot.hear(demoPerson(person), 'мои дела')).not.toContain('Не понял');
      expect(await bot.hear(demoPerson(person), 'мои клиенты')).not.toContain('Не понял');
    },
  );
});

describe('/again', () => {
  it('sends what waits once more, ten at most, and says what is beyond', async () => {
    const cards = await bot.say(demoPerson('manager.barnaul'), '/again');
    const { entries, counts } = await inboxOf('manager.barnaul');
    const waiting = Object.values(counts).reduce((sum, count) => sum + count, 0);

    expect(entries).toHaveLength(10);
    expect(cards).toHaveLength(11);
    expect(visibleText(cards.at(-1)?.card)).toContain(`${waiting - 10}`);
  });

  it('sends live cards, the one that waits longest first', async () => {
    const cards = (await bot.say(demoPerson('commercial'), '/again')).map(({ card }) => visibleText(card));

    expect(cards[0]).toContain('Рубцовский литейный двор');
    expect(cards).toHaveLength((await inboxOf('commercial')).entries.length);
  });

  it('says so when nothing waits', async () => {
    expect(await bot.hear(demoPerson('privacy'), '/again')).toContain('ничего не ждёт');
  });
});

describe('seeding', () => {
  it('comes to the same on the same day', async () => {
    const again = await openSeededBranch(DAY);
    try {
      expect(await describeBranch(again)).toEqual(described);
    } finally {
      await again.store.close();
    }
  });

  it.each(['2026-11-28T12:00:00Z', '2027-01-03T05:00:00Z', '2028-02-29T03:00:00Z'])(
    'tells the same story from a working morning at %s',
    async (at) => {
      const seeded = await openSeededBranch(at);
      try {
        const local = toLocal(seeded.clock.now(), 'Asia/Barnaul');
        expect(seeded.product.calendar().isWorkingDay(local.toPlainDate())).toBe(true);
        const { counts } = await openInbox(seeded.product, { actor: demoPerson('commercial') });
        expect(counts.overdue).toBe(1);
      } finally {
        await seeded.store.close();
      }
    },
  );
});

async function openRequestOf({ _id, openRequest }: Client): Promise<string | null> {
  if (openRequest === null) return _id;
  const request = await branch.product.requests.get(openRequest);
  return request && ['open', 'returned'].includes(request.status) ? request.client : null;
}

/** Every document as text, ids by chance left out. */
async function describeBranch({ store }: SeededBranch): Promise<string[]> {
  const repos = Object.values(openRepos(store)) as Repo<Rec>[];
  expect(repos.length).toBeLessThanOrEqual(COLLECTIONS.length);
  const documents = (await Promise.all(repos.map(all))).flat();
  return documents.map((doc) => JSON.stringify(doc).replaceAll(/[0-9A-HJKMNP-TV-Z]{26}/g, 'ID')).toSorted();
}

describe('the made-up register', () => {
  it('knows a company that nobody has registered yet, and no other', async () => {
    const { find } = createMadeUpRegister();
    const facts = await find(NEWCOMER_INN);

    expect(isInn(NEWCOMER_INN) && isKpp(facts?.kpp ?? '') && isOgrn(facts?.ogrn ?? '')).toBe(true);
    expect(facts?.shortName).toBe('ООО «Новый маяк»');
    expect(described.join()).not.toContain(NEWCOMER_INN);
    expect(await find('7707083893')).toBeNull();
  });
});
