import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isLoopbackService } from '../../../bot/teams/door.ts';
import { type RunningServer, startServer } from '../../../bot/teams/server.ts';
import { createLogger } from '../../../src/kernel/logger.ts';
import { buildMessage } from '../../helpers/activities.ts';
import { until } from '../../helpers/until.ts';

let server: RunningServer;
let sockets: Socket[];
let turns: number;

beforeEach(async () => {
  sockets = [];
  turns = 0;
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    door: { tenants: [], isServiceUrl: isLoopbackService },
    log: createLogger('silent'),
    // A turn that never ends.
    process: () => {
      turns += 1;
      return new Promise(() => {});
    },
    readiness: async () => ({
      status: 'ok',
      version: '1',
      sending: 'on',
      passAge: 1,
      roundAge: 1,
      oldestOwed: null,
    }),
    requestWithinMs: 200,
    closeWithinMs: 100,
  });
});

afterEach(() => {
  for (const socket of sockets) socket.destroy();
});

async function dial(said = ''): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => {});
  await once(socket, 'connect');
  if (said !== '') socket.write(said);
  return socket;
}

/** A reset is an end as well. */
function hungUp(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.resume().once('close', () => resolve()));
}

function request(body: string, length = Buffer.byteLength(body)): string {
  return [
    'POST /api/messages HTTP/1.1',
    'host: bot',
    'content-type: application/json',
    `content-length: ${length}`,
    '',
    body,
  ].join('\r\n');
}

describe('a server that closes', () => {
  it('hangs up on whoever holds it open', async () => {
    const activity = JSON.stringify(buildMessage({ id: 'manager', serviceUrl: 'http://127.0.0.1/' }, 'help'));
    const clients = [
      await dial(),
      await dial('POST /api/messages HTTP/1.1\r\nhost: bot\r\n'),
      await dial(request('{"type":', 1_000)),
      await dial(request(activity)),
      await dial('GET /ready HTTP/1.1\r\nhost: bot\r\n\r\n'),
    ];
    await until(() => turns > 0);
    const gone = clients.map(hungUp);

    await server.close();

    await Promise.all(gone);
    await expect(fetch(`http://127.0.0.1:${server.port}/ready`)).rejects.toThrow();
  });
});

describe('a connection', () => {
  it('is kept open longer than a proxy keeps its own end', async () => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/ready`);

    const [, seconds = '0'] = /timeout=(\d+)/.exec(answer.headers.get('keep-alive') ?? '') ?? [];
    expect(Number(seconds)).toBeGreaterThan(75);
    await answer.text();
    await server.close();
  });
});

describe('a client that sends a little at a time', () => {
  it.each([
    ['its headers', 'POST /api/messages HTTP/1.1\r\nhost: bot\r\n', 'x-a: b\r\n'],
    ['its body', request('{', 100_000), ' '],
  ])('is hung up on when it takes too long: %s', async (_, first, next) => {
    const client = await dial(first);
    const dripping = setInterval(() => client.write(next), 20);
    const gone = hungUp(client);

    await gone;

    clearInterval(dripping);
    expect(turns).toBe(0);
    await server.close();
  });

  it('does not end a connection that only waits for its next request', async () => {
    const client = await dial('GET /ready HTTP/1.1\r\nhost: bot\r\n\r\n');
    await once(client, 'data');
    // Four times the time that one request has.
    await new Promise((resolve) => setTimeout(resolve, 800));

    client.write('GET /ready HTTP/1.1\r\nhost: bot\r\n\r\n');
    const [answer] = await once(client, 'data');

    expect(String(answer)).toContain('200 OK');
    await server.close();
  });
});
