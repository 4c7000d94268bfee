import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { announce } from '../../../bot/demo/announce.ts';
import { DEMO_DIRECTORY_FILE, readDemoDirectory } from '../../../bot/demo/demo-directory.ts';
import { arrangeSeats, SEAT_IDS, seatConfig } from '../../../bot/demo/seat-config.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import { parseDirectoryFile } from '../../../src/imports/directory-file/directory-file.ts';
import { ROLES } from '../../../src/people/person.ts';
import { loadDemoConfig } from '../../../src/settings/config.ts';

const { people, tenantId } = readDemoDirectory();
const SEATS = arrangeSeats(people, [1, 2, 3, 4, 5]);

describe('demo directory', () => {
  it('is a directory that the product takes', () => {
    expect(parseDirectoryFile(JSON.parse(readFileSync(DEMO_DIRECTORY_FILE, 'utf8')))).toHaveProperty('file');
  });

  it('has somebody in every role', () => {
    const held = new Set(people.flatMap(({ roles }) => roles.map(({ role }) => role)));
    expect([...held].sort()).toEqual([...ROLES].sort());
  });

  it('seats a contract, the security visa included, in the five windows', () => {
    const seated = new Map(
      SEATS.flatMap(({ id, person }) => person.roles.map(({ role }) => [role, id] as const)),
    );
    const windows = ['legal', 'economics', 'technical', 'security-director'].map((role) => seated.get(role));
    expect(new Set(windows).size).toBe(4);
    expect(windows).not.toContain(undefined);
  });

  it('seats one person of each role of the main job', () => {
    expect(SEATS.map(({ id }) => id)).toEqual([...SEAT_IDS]);
    expect(new Set(SEATS.map(({ person }) => person.aadObjectId)).size).toBe(SEAT_IDS.length);
  });

  it('seats the manager and the sales head of one unit', () => {
    const units = SEATS.slice(0, 2).map(({ person }) => person.roles[0]?.scope);
    expect(new Set(units).size).toBe(1);
  });
});

describe('seatConfig', () => {
  it.each(SEATS)('puts exactly five others beside $id', (seat) => {
    const config = seatConfig(seat, tenantId, people) as {
      users: { id: string }[];
      currentUser: { id: string };
    };

    expect(config.users).toHaveLength(5);
    expect(config.users).not.toContainEqual(config.currentUser);
  });

  it('gives every seat conversations of its own', () => {
    const ids = SEATS.map(
      (seat) => (seatConfig(seat, tenantId, people) as { personalChat: { id: string } }).personalChat.id,
    );

    expect(new Set(ids).size).toBe(SEATS.length);
  });

  it('refuses a directory with too few people', () => {
    const [seat] = SEATS;
    expect(() => seat && seatConfig(seat, tenantId, people.slice(0, 5))).toThrow(/5 other people/);
  });
});

describe('announce', () => {
  const translator = createTranslator();
  const languages = [translator.in('ru'), translator.in('en')];
  const url = 'http://127.0.0.1:3978/api/messages';
  const demo = { url, startPage: 'http://127.0.0.1:56150/', seeded: true, close: async () => [] };

  it('prints the one address to open, in both languages', () => {
    const text = announce(demo, loadDemoConfig({}), languages);

    expect(text).toContain('Откройте в браузере: http://127.0.0.1:56150/');
    expect(text).toContain('Open in a browser: http://127.0.0.1:56150/');
    expect(text).toContain('/again');
  });

  it('says where the bot listens when there are no windows', () => {
    const text = announce({ ...demo, startPage: '' }, loadDemoConfig({}), languages);

    expect(text).toContain(url);
    expect(text).not.toContain('56150');
  });
});

describe('loadDemoConfig', () => {
  it('leaves production settings of the environment out', () => {
    const config = loadDemoConfig({
      NODE_ENV: 'production',
      MONGODB_URI: 'mongodb://db',
      MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
      MicrosoftAppPassword: 'secret',
      PORT: '4000',
    });

    expect(config).toMatchObject({ production: false, mongodbUri: '', credentials: null, port: 4000 });
    expect(config.host).toBe('127.0.0.1');
  });
});
