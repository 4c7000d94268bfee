import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createDadata } from '../../../src/companies/dadata.ts';
import { captureLog } from '../../helpers/captured-log.ts';

const INN = '7707083893';
const TOKEN = '0123456789abcdef';

type Answer = (res: ServerResponse) => void;

interface Asked {
  method: string;
  headers: IncomingMessage['headers'];
  body: string;
}

let stop: () => Promise<void> = async () => {};
afterEach(() => stop());

/** The service on loopback, as far as the product asks it. */
async function startDadata(answer: Answer): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer(async (req, res) => {
    const parts: Buffer[] = [];
    for await (const part of req) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString('utf8');
    asked.push({ method: req.method ?? '', headers: req.headers, body });
    answer(res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/party`, asked };
}

function party(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    value: 'ПАО СБЕРБАНК',
    unrestricted_value: 'ПАО СБЕРБАНК',
    data: {
      kpp: '773601001',
      inn: INN,
      ogrn: '1027700132195',
      okved: '64.19',
      okved_type: '2014',
      type: 'LEGAL',
      branch_type: 'MAIN',
      state: { status: 'ACTIVE', registration_date: 677376000000 },
      management: { name: 'Греф Герман Оскарович', post: 'ПРЕЗИДЕНТ' },
      name: {
        full_with_opf: 'ПУБЛИЧНОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО "СБЕРБАНК РОССИИ"',
        short_with_opf: 'ПАО СБЕРБАНК',
      },
      address: {
        value: 'г Москва, ул Вавилова, д 19',
        unrestricted_value: '117312, г Москва, ул Вавилова, д 19',
      },
      ...more,
    },
  };
}

function json(value: unknown): Answer {
  return (res) => res.end(JSON.stringify(value));
}

function status(code: number, headers: Record<string, string> = {}): Answer {
  return (res) => {
    res.writeHead(code, headers);
    res.end('oops');
  };
}

/** A machine that is busy needs its time; how long the product waits is told by the tests of that. */
async function find(answer: Answer, timeoutMs = 30_000) {
  const { url, asked } = await startDadata(answer);
  const { log, lines } = captureLog();
  const started = Date.now();
  const facts = await createDadata({ token: TOKEN, log, url, timeoutMs }).find(INN);
  return { facts, asked, codes: lines.map(({ code }) => code), lines, ms: Date.now() - started };
}

describe('DaData', () => {
  it('is asked for one INN, with the key, and tells the requisites alone', async () => {
    const { facts, asked, codes } = await find(json({ suggestions: [party()] }));

    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: 'POST', headers: { authorization: `Token ${TOKEN}` } });
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ query: INN });
    expect(facts).toEqual({
      fullName: 'ПУБЛИЧНОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО "СБЕРБАНК РОССИИ"',
      shortName: 'ПАО СБЕРБАНК',
      kpp: '773601001',
      ogrn: '1027700132195',
      legalAddress: '117312, г Москва, ул Вавилова, д 19',
      okved: '64.19',
    });
    expect(codes).toEqual([]);
  });

  it('takes the head of the company before its branches, and the living before the gone', async () => {
    const gone = { kpp: '111111111', state: { status: 'LIQUIDATED' } };
    const branch = { kpp: '222202001', branch_type: 'BRANCH' };
    const stranger = { inn: '7707049388', kpp: '333301001' };
    const many = [gone, branch, stranger, {}].map((more) => party(more));

    expect((await find(json({ suggestions: many }))).facts?.kpp).toBe('773601001');
    await stop();
    expect((await find(json({ suggestions: [party(gone)] }))).facts?.kpp).toBe('111111111');
  });

  it('knows an entrepreneur, who has no KPP and may have no short name', async () => {
    const name = {
      full_with_opf: 'Индивидуальный предприниматель Иванов Иван Иванович',
      short_with_opf: null,
    };
    const { facts } = await find(json({ suggestions: [party({ kpp: null, branch_type: null, name })] }));

    expect(facts).toMatchObject({ kpp: '', shortName: name.full_with_opf });
  });

  it('knows nothing of a company that it does not have', async () => {
    const { facts, codes } = await find(json({ suggestions: [] }));

    expect(facts).toBeNull();
    expect(codes).toEqual([]);
  });

  it.each<[string, Answer, string]>([
    ['a refused key', status(403), 'HTTP_403'],
    ['a failure', status(500), 'HTTP_500'],
    ['a way elsewhere', status(302, { location: 'http://127.0.0.1:1/' }), 'HTTP_302'],
    ['no JSON', (res) => res.end('<html>'), 'NOT_JSON'],
    ['another answer', json({ suggestions: [{ data: { inn: 5 } }] }), 'OTHER_ANSWER'],
    ['an answer without end', (res) => void res.end('x'.repeat(600_000)), 'TOO_LARGE'],
    ['a broken connection', (res) => res.destroy(), 'UNREACHABLE'],
  ])(
    'says nothing after %s, and the log says why without a word of the answer',
    async (_what, answer, code) => {
      const { facts, codes, lines } = await find(answer);

      expect(facts).toBeNull();
      expect(codes).toEqual([code]);
      expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${INN}|${TOKEN}|oops|html`));
    },
  );

  it.each<[string, Answer]>([
    ['never', () => {}],
    ['without end', (res) => void res.write('{"suggestions":')],
  ])('is not waited for longer than its time where it answers %s', async (_what, answer) => {
    const { facts, codes, ms } = await find(answer, 100);

    expect(facts).toBeNull();
    expect(codes).toEqual(['TIMEOUT']);
    expect(ms).toBeLessThan(20_000);
  });
});
