import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readDemoDirectory } from '../../../bot/demo/demo-directory.ts';
import { findFreePort } from '../../../bot/demo/find-free-port.ts';
import { arrangeSeats, SEAT_IDS } from '../../../bot/demo/seat-config.ts';
import { startSeats } from '../../../bot/demo/seats.ts';

const { people, tenantId } = readDemoDirectory();
const ENDPOINT = 'http://127.0.0.1:9/api/messages';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vip-desk-seats-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function oneSeat() {
  const port = await findFreePort(0);
  return arrangeSeats(
    people,
    SEAT_IDS.map(() => port),
  ).slice(0, 1);
}

describe('startSeats', () => {
  it('opens a window on loopback and ends it', async () => {
    const seats = await oneSeat();
    const running = await startSeats({ seats, people, tenantId, endpoint: ENDPOINT, folder });
    const url = `http://127.0.0.1:${seats[0]?.port}/`;
    expect((await fetch(url)).ok).toBe(true);

    await running.stop();

    await expect(fetch(url)).rejects.toThrow();
  });

  it('opens one more window for somebody who has none, once', async () => {
    const seats = await oneSeat();
    const running = await startSeats({ seats, people, tenantId, endpoint: ENDPOINT, folder });
    const [director, manager] = [people[7], people[0]];
    if (!director || !manager) throw new Error('nobody there');

    const opened = await Promise.all([running.open(director), running.open(director)]);
    const url = `http://127.0.0.1:${opened[0].port}/`;

    expect(opened[1]).toBe(opened[0]);
    expect(await running.open(manager)).toBe(seats[0]);
    expect((await fetch(url)).ok).toBe(true);

    await running.stop();
    await expect(fetch(url)).rejects.toThrow();
  });

  it('tells why Playground refused its configuration', async () => {
    const seats = await oneSeat();
    const doubled = [...people.slice(0, 5), ...people.slice(1, 2)];
    const starting = startSeats({ seats, people: doubled, tenantId, endpoint: ENDPOINT, folder });

    await expect(starting).rejects.toThrow(/manager did not start on port \d+: .*must be unique/s);
  });
});

describe('findFreePort', () => {
  it('takes another port when the wished one is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };

    expect(await findFreePort(port)).not.toBe(port);

    server.close();
  });
});
