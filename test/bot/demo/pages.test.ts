import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDemoClock, type DemoClock } from '../../../bot/demo/demo-clock.ts';
import { readDemoDirectory } from '../../../bot/demo/demo-directory.ts';
import { Html } from '../../../bot/demo/pages/html.ts';
import { type Pages, servePages } from '../../../bot/demo/pages/serve-pages.ts';
import { arrangeSeats, SEAT_IDS } from '../../../bot/demo/seat-config.ts';
import { showPages } from '../../../bot/demo/show-pages.ts';
import { toLocal } from '../../../src/kernel/clock.ts';
import { openSeededBranch, type SeededBranch } from '../../helpers/seeded-branch.ts';

const SEATS = arrangeSeats(readDemoDirectory().people, [1, 2, 3, 4, 5]);

let branch: SeededBranch;
let clock: DemoClock;
let pages: Pages;
let passes: number;
let origin: string;

beforeAll(async () => {
  branch = await openSeededBranch('2026-11-24T03:00:00Z');
  clock = createDemoClock(branch.clock);
  pages = await showPages({
    product: { ...branch.product, clock },
    clock,
    port: 0,
    seeded: true,
    seats: () => SEATS,
    runDue: async () => {
      passes += 1;
    },
  });
  origin = `http://127.0.0.1:${pages.port}`;
});

beforeEach(() => {
  clock.shiftBy(0);
  passes = 0;
});

afterAll(async () => {
  await pages?.close();
  await branch?.store.close();
});

async function read(path: string): Promise<string> {
  const answer = await fetch(`${origin}${path}`);
  expect(answer.status).toBe(200);
  return answer.text();
}

async function tokenOf(): Promise<string> {
  const [, token] = /name="token" value="([^"]+)"/.exec(await read('/')) ?? [];
  return token ?? '';
}

function post(fields: Record<string, string>, headers: Record<string, string> = { origin }) {
  const body = new URLSearchParams(fields);
  return fetch(`${origin}/clock`, { method: 'POST', body, headers, redirect: 'manual' });
}

function localTime(): string {
  return toLocal(clock.now(), 'Asia/Barnaul').toPlainDateTime().toString({ smallestUnit: 'minute' });
}

describe('the start page', () => {
  it('links the five seats and says what waits in each', async () => {
    const page = await read('/');

    for (const id of SEAT_IDS) expect(page).toContain(`href="/seat/${id}?lang=ru"`);
    expect(page).toContain('Марина Ковалёва');
    expect(page).toContain('просрочено: 1');
    expect(page).toContain('вторник, 24 ноября 2026, 09:10');
  });

  it('speaks English when asked to', async () => {
    const page = await read('/?lang=en');

    expect(page).toContain('<html lang="en">');
    expect(page).toContain('Personal manager');
    expect(page).not.toContain('Персональный менеджер');
  });

  it('needs nothing from elsewhere and runs no script', async () => {
    const answer = await fetch(`${origin}/`);
    const policy = answer.headers.get('content-security-policy') ?? '';

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(await answer.text()).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  });

  it('titles the page of a seat by who sits there, and frames that window alone', async () => {
    const answer = await fetch(`${origin}/seat/commercial-director`);
    const page = await answer.text();

    expect(page).toContain('<title>Коммерческий директор — VIP Desk</title>');
    expect(page).toContain('<iframe src="http://127.0.0.1:4/"');
    expect(answer.headers.get('content-security-policy')).toContain('frame-src http://127.0.0.1:4/;');
  });

  it.each(['/seat/nobody', '/clock', '/seat-config.ts', '/../package.json'])('knows no %s', async (path) => {
    expect((await fetch(`${origin}${path}`)).status).toBe(404);
  });
});

describe('buttons of the clock', () => {
  it('move business time, take up what is due, and come back to the page', async () => {
    const answer = await post({ token: await tokenOf(), move: 'morning', lang: 'ru' });

    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/?lang=ru&moved=1#clock');
    expect(localTime()).toBe('2026-11-25T09:05');
    expect(passes).toBe(1);
    expect(await read('/?moved=1')).toContain('Теперь среда, 25 ноября 2026, 09:05');
  });

  it('offer the next birthday by name', async () => {
    expect(await read('/')).toContain('День рождения: Гусев Павел Романович, 26 ноября');
    await post({ token: await tokenOf(), move: 'birthday' });

    expect(localTime()).toBe('2026-11-26T09:05');
  });

  it.each([
    ['without a token', {}, undefined, 403],
    ['with a wrong token', { token: 'guessed' }, undefined, 403],
    ['from another page', {}, { origin: 'http://127.0.0.1:1' }, 403],
    ['from nowhere', {}, {}, 403],
    ['from a frame without an origin', {}, { origin: 'null' }, 403],
  ])('do nothing %s', async (_, fields, headers, status) => {
    const token = headers ? { token: await tokenOf() } : {};
    const answer = await post({ ...token, move: 'morning', ...fields }, headers);

    expect(answer.status).toBe(status);
    expect([localTime(), passes]).toEqual(['2026-11-24T09:10', 0]);
  });

  it('refuse a move that the page does not offer, and a body that is no form of it', async () => {
    const token = await tokenOf();

    expect((await post({ token, move: 'yesterday' })).status).toBe(400);
    expect((await post({ token, move: 'x'.repeat(2_000) })).status).toBe(413);
    expect(passes).toBe(0);
  });

  it('are pressed, not read', async () => {
    expect((await fetch(`${origin}/clock?move=morning&token=${await tokenOf()}`)).status).toBe(404);
    expect((await fetch(`${origin}/`, { method: 'DELETE' })).status).toBe(405);
    expect(localTime()).toBe('2026-11-24T09:10');
  });
});

describe('a port that is taken', () => {
  it('is left to whoever has it', async () => {
    const html = new Html('');
    const page = async () => ({ html, frames: '' });
    const move = async () => false;
    const other = await servePages({ port: pages.port, token: '', page, move, onError: () => {} });

    expect(other.port).not.toBe(pages.port);
    await other.close();
  });
});

describe('who asks', () => {
  it('is refused under a name that was pointed at this machine', async () => {
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: `evil.example:${pages.port}` };
      request({ port: pages.port, host: '127.0.0.1', headers }, (res) => resolve(res.resume().statusCode))
        .on('error', reject)
        .end();
    });

    expect(status).toBe(403);
  });
});
