import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ReportEntry, WorkSection } from '../../../../src/reports/contents/report-content.ts';
import { putRecord, putRequest } from '../../../helpers/overview-world.ts';
import {
  buildEntry,
  changed,
  createReportWorld,
  quietPassport,
  type ReportWorld,
} from '../../../helpers/report-world.ts';

let world: ReportWorld;

beforeEach(async () => {
  world = await createReportWorld();
});

async function sectionOf(section: WorkSection, period = '2026-11', entries: ReportEntry[] = []) {
  return (await world.compose(period, entries)).work.filter((line) => line.section === section);
}

describe('report 3', () => {
  it('tells of new clients, those removed with the reason, and those proposed to be', async () => {
    await world.addClient(1, {
      statusHistory: [changed('agreed', '2026-10-31T17:30:00Z')],
      status: 'agreed',
    });
    await world.addClient(2, {
      status: 'removed',
      statusHistory: [
        changed('agreed', '2026-01-01T02:00:00Z'),
        changed('removed', '2026-11-30T16:59:00Z', 'ликвидация'),
      ],
    });
    await world.addClient(3, {
      status: 'removal_proposed',
      statusHistory: [changed('removal_proposed', '2026-11-05T02:00:00Z', 'мало начислений')],
    });

    expect(await sectionOf('new')).toMatchObject([
      { client: 'VIP-2026-1', on: '2026-11-01', request: 'ST-2026-7' },
    ]);
    expect(await sectionOf('removed')).toMatchObject([
      { client: 'VIP-2026-2', on: '2026-11-30', note: 'ликвидация' },
    ]);
    expect(await sectionOf('removal-proposed')).toMatchObject([
      { client: 'VIP-2026-3', note: 'мало начислений' },
    ]);
    expect(await sectionOf('new', '2026-10')).toEqual([]);
  });

  it('counts greetings done of those whose day it was, for who knows of being a VIP', async () => {
    const days = (n: number) =>
      quietPassport({
        unit: 'barnaul',
        shortName: `Клиент ${n}`,
        companyDays: [{ id: 'd', title: 'День', day: '11-20' }],
      });
    await world.addClient(1, {
      passport: days(1),
      statusHistory: [changed('client_notified', '2026-01-01T02:00:00Z')],
    });
    await world.addClient(2, {
      passport: days(2),
      statusHistory: [changed('client_notified', '2026-11-21T02:00:00Z')],
    });
    await putRecord(world.app, {
      client: 'VIP-2026-1',
      occasion: 'company-d',
      on: '2026-11-20',
      outcome: 'done',
    });

    expect(await sectionOf('greetings')).toMatchObject([
      // Unity day on 4 November, and the company's own.
      { client: 'VIP-2026-1', count: 1, planned: 2 },
    ]);
  });

  it('counts visits and calls of a client, and tells of each complaint without its words', async () => {
    const client = await world.addClient(1);
    const note = {
      unit: 'barnaul',
      client,
      text: 'секрет',
      by: 'manager',
      onBehalfOf: null,
      at: '',
      removed: false,
      revision: 1,
      pending: [],
      hasPending: false,
    };
    await world.app.notes.insert({ _id: 'n1', kind: 'visit', on: '2026-11-03', ...note });
    await world.app.notes.insert({ _id: 'n2', kind: 'call', on: '2026-11-30', ...note });
    await world.app.notes.insert({ _id: 'n3', kind: 'complaint', on: '2026-11-12', ...note });
    await world.app.notes.insert({ _id: 'n4', kind: 'visit', on: '2026-12-01', ...note });

    expect(await sectionOf('visits')).toMatchObject([{ client, count: 2 }]);
    expect(await sectionOf('complaints')).toMatchObject([{ client, on: '2026-11-12', note: '' }]);
  });

  it('has the words of managers, and nothing where they had none', async () => {
    const client = await world.addClient(1);

    const entries = [buildEntry(client, { risk: 'уходит к другому', proposals: '' })];

    expect(await sectionOf('risks', '2026-11', entries)).toMatchObject([
      { client, note: 'уходит к другому' },
    ]);
    expect(await sectionOf('proposals', '2026-11', entries)).toEqual([]);
  });

  it('does not tell of a request for the status, which is told as what became of the client', async () => {
    await world.addClient(1);
    await putRequest(world.app, 1, {
      opened: '2026-11-10',
      decided: '2026-11-12',
      due: '2026-11-20',
      steps: 2,
    });

    expect(await sectionOf('requests')).toEqual([]);
  });
});
