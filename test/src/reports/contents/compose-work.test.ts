import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ReportEntry, WorkSection } from '../../../../src/reports/contents/report-content.ts';
import { vipRemoval } from '../../../../src/requests/kinds/vip-removal.ts';
import { agreeSeats, buildRequest } from '../../../helpers/build-request.ts';
import { putRecord, putRequest } from '../../../helpers/overview-world.ts';
import {
  buildEntry,
  changed,
  createReportWorld,
  quietPassport,
  type ReportWorld,
} from '../../../helpers/report-world.ts';

let world: ReportWorld;

const blankHistory = {
  by: 'somebody',
  onBehalfOf: null,
  what: 'approved' as const,
  step: 'agree',
  seat: null,
  reason: null,
};

beforeEach(async () => {
  world = await createReportWorld();
});

async function sectionOf(section: WorkSection, period = '2026-11', entries: ReportEntry[] = []) {
  return (await world.compose(period, entries)).work.filter((line) => line.section === section);
}

describe('report 3', () => {
  it('tells of new clients from the day on which both directors had agreed', async () => {
    await world.addClient(1);
    await world.addClient(2);
    const agreed = { due: '2026-11-20', steps: 3 };
    await putRequest(world.app, 1, { ...agreed, opened: '2026-11-01', decided: '2026-11-01' });
    await putRequest(world.app, 2, { ...agreed, opened: '2026-10-31', decided: '2026-11-01' });

    expect(await sectionOf('new')).toMatchObject([
      { client: 'VIP-2026-1', name: 'Клиент 1', on: '2026-11-01', request: 'ST-2026-1' },
    ]);
    expect(await sectionOf('new', '2026-10')).toMatchObject([{ on: '2026-10-31', request: 'ST-2026-2' }]);
  });

  it('tells of removals with their ground, and of proposals that stood at the end', async () => {
    await world.addClient(1);
    const propose = async (n: number, at: string, decided: string | null) => {
      const values = { ground: 'liquidation', justification: 'Банкротство' };
      const raised = buildRequest(
        { type: 'vip-removal', client: 'VIP-2026-1', values },
        undefined,
        vipRemoval,
      );
      const directors = ['commercial-director', 'security-director'];
      const doc = decided ? agreeSeats(raised, ...directors) : raised;
      const decidedAt = `${decided}T03:00:00Z`;
      const steps = doc.steps.map((step) => ({
        ...step,
        seats: step.seats.map((seat) => ({
          ...seat,
          decision: seat.decision && { ...seat.decision, at: decidedAt },
        })),
      }));
      const last = decided ? [{ ...blankHistory, at: decidedAt }] : [];
      const dated = {
        createdAt: at,
        updatedAt: decided ? decidedAt : at,
        history: [...doc.history, ...last],
      };
      const { version: _, ...request } = { ...doc, _id: `RM-2026-${n}`, steps, ...dated };
      await world.app.requests.insert(request);
    };
    await propose(1, '2026-10-05T02:00:00Z', '2026-11-12');
    await propose(2, '2026-10-07T02:00:00Z', null);
    await propose(3, '2026-11-30T16:59:00Z', '2026-12-02');
    await propose(4, '2026-11-30T17:01:00Z', null);

    expect(await sectionOf('removed')).toMatchObject([
      {
        client: 'VIP-2026-1',
        on: '2026-11-12',
        request: 'RM-2026-1',
        what: 'liquidation',
        note: 'Банкротство',
      },
    ]);
    expect((await sectionOf('removal-proposed')).map(({ request, on }) => [request, on])).toEqual([
      ['RM-2026-2', '2026-10-07'],
      ['RM-2026-3', '2026-11-30'],
    ]);
    expect((await sectionOf('removal-proposed', '2026-10')).map(({ request }) => request)).toEqual([
      'RM-2026-1',
      'RM-2026-2',
    ]);
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

  it('counts visits and calls of a client and their author, and tells of each complaint without its words', async () => {
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

    await world.app.notes.insert({ _id: 'n5', kind: 'visit', on: '2026-11-09', ...note });
    const deputy = { ...note, by: 'deputy', onBehalfOf: 'manager' };
    await world.app.notes.insert({ _id: 'n6', kind: 'visit', on: '2026-11-10', ...deputy });
    await world.app.notes.insert({ _id: 'n7', kind: 'visit', on: '2026-11-10', ...note, by: 'former' });
    await world.app.notes.insert({ _id: 'n8', kind: 'visit', on: '2026-11-10', ...note, removed: true });

    const visits = await sectionOf('visits');
    expect(visits.map(({ what, manager, count, note: words }) => [what, manager, count, words])).toEqual([
      ['call', 'manager', 1, ''],
      ['visit', 'former', 1, ''],
      ['visit', 'manager', 3, ''],
    ]);
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
