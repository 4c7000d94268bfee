import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../../bot/renderers.ts';
import { buildAction } from '../../helpers/activities.ts';
import { captureLog, type LogLine } from '../../helpers/captured-log.ts';
import { registerClient, typedPassport } from '../../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../../helpers/start-bot.ts';

const NAMES = { ivanova: 'Иванова Мария', petrov: 'Петров Олег' };

let bot: TestBot;
let lines: LogLine[];

beforeEach(async () => {
  const captured = captureLog();
  lines = captured.lines;
  const people = SEATS.map((seat) => ({
    ...seat,
    name: seat._id === 'manager' ? NAMES.ivanova : NAMES.petrov,
    email: `${seat._id}@branch.example`,
  }));
  bot = await startTestBot({ log: captured.log, people, renderers: RENDERERS });
  for (const person of people) await bot.install(person._id);
  await bot.quiet();
  lines.length = 0;
});

afterEach(() => bot.close());

function act(verb: string, data: Record<string, unknown> = {}): Promise<unknown> {
  const from = { id: 'manager', serviceUrl: bot.connector.serviceUrl };
  return bot.post(buildAction(from, 'message-1', verb, data));
}

function turns(): LogLine[] {
  return lines.filter(({ msg }) => msg === 'turn');
}

describe('the line of a turn', () => {
  it('says what it was, what came of it, and how long it took, once', async () => {
    await bot.say('manager', 'мои дела');
    await bot.say('manager', 'Ромашка');
    await act('client.open', { client: 'VIP-2026-0999' });

    expect(turns().map(({ level, kind, what, code }) => [level, kind, what, code])).toEqual([
      ['info', 'message', 'my-tasks', 'OK'],
      ['info', 'message', 'words', 'OK'],
      ['info', 'action', 'client.open', 'NOT_FOUND'],
    ]);
    expect(turns().every(({ ms }) => typeof ms === 'number' && ms >= 0)).toBe(true);
    expect(new Set(turns().map(({ turn }) => turn)).size).toBe(3);
  });

  it('never repeats a verb that the wire has made up', async () => {
    await act('Иванова-Мария');

    expect(turns().map(({ what }) => what)).toEqual(['unknown']);
  });

  it('has the id of every line that its turn logs, and of none that only follows from it', async () => {
    await registerClient(bot, 'manager');
    bot.connector.fail({ status: 503, times: 1 });
    await bot.press('unit-sales-head', 'Присвоить статус');
    await bot.quiet();

    const sending = lines.filter(({ msg }) => /^delivery|^messages can/.test(msg));
    expect(sending.length).toBeGreaterThan(0);
    expect(sending.filter(({ turn }) => turn !== undefined)).toEqual([]);
  });
});

describe('the log', () => {
  it('holds nothing about people or clients, whatever goes wrong', async () => {
    await registerClient(bot, 'manager');
    await bot.hear('manager', 'найти Директоров');
    await bot.hear('manager', 'журнал Директоров Директор');
    await bot.hear('manager', 'открыть Директоров');
    await bot.press('unit-sales-head', 'Отклонить…');
    bot.connector.fail({ status: 400, times: 1 });
    await bot.press('unit-sales-head', 'Отклонить', { reason: 'Клиент Директоров передумал' });
    await bot.quiet();
    const passport = typedPassport();
    const typed = [passport.names, passport.places, ...passport.contacts, ...passport.services];

    const words = typed
      .flatMap((each) => Object.values(each))
      .filter((value) => value.length > 5 && !/^(?:barnaul|internet|organisation)$/.test(value));
    const told = JSON.stringify(lines);
    const people = [...Object.values(NAMES), '@branch.example', 'передумал'];
    expect(lines.length).toBeGreaterThan(10);
    expect([...words, ...people].filter((word) => told.includes(word))).toEqual([]);
  });
});
