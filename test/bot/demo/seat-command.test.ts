import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readDemoDirectory } from '../../../bot/demo/demo-directory.ts';
import { createSeatCommand } from '../../../bot/demo/on-seat.ts';
import { seatOf } from '../../../bot/demo/seat-config.ts';
import { visibleText } from '../../helpers/card-contents.ts';
import { SEATS, startTestBot, type TestBot } from '../../helpers/start-bot.ts';

const directory = readDemoDirectory();
const { people } = directory;

let opened: string[];
let bot: TestBot;

beforeEach(async () => {
  opened = [];
  const openWindow = async (person: (typeof people)[number]) => {
    opened.push(person.name);
    return seatOf(person, 56_161);
  };
  bot = await startTestBot({
    commands: [
      createSeatCommand({ directory, pageOf: ({ id }) => `http://127.0.0.1:56150/seat/${id}`, openWindow }),
    ],
  });
});

afterEach(() => bot.close());

async function say(text: string): Promise<string> {
  return visibleText((await bot.say(SEATS[0]?._id ?? '', text)).at(-1)?.card);
}

describe('/seat', () => {
  it('names everybody of the demo', async () => {
    const said = await say('/seat');

    for (const { name } of people) expect(said).toContain(name);
    expect(said).toContain('11 — Дарья Ветрова, Персональный менеджер, Бийск');
    expect(opened).toEqual([]);
  });

  it.each(['/seat 8', '/seat директор филиала', '/seat северин'])('opens a window at «%s»', async (text) => {
    expect(await say(text)).toContain(`http://127.0.0.1:56150/seat/${people[7]?.aadObjectId}`);
    expect(opened).toEqual(['Виктор Северин']);
  });

  it.each(['/seat 99', '/seat менеджер'])('asks again when «%s» is nobody or several', async (text) => {
    expect(await say(text)).toContain('/seat 8');
    expect(opened).toEqual([]);
  });
});
