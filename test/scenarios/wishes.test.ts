import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const QUESTION = {
  client: 'VIP-2026-0001',
  subject: 'Качество связи',
  question: 'Почему по утрам падает скорость в офисе?',
};

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [...SEATS, buildHolder('quality')],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
});

afterEach(() => bot.close());

async function ask(typed: Record<string, string>): Promise<string> {
  const { card } = await raiseRequest(bot, 'manager', 'department-quality', { ...QUESTION, ...typed });
  await bot.quiet();
  return visibleText(card);
}

it('shows what is urgent first among the tasks of today, and says by when it is wished', async () => {
  await ask({ subject: 'Обычный вопрос' });
  await ask({ subject: 'Срочный вопрос', priority: 'high', wishedOn: '2026-11-26', related: 'DI-2026-0004' });

  const card = visibleText(bot.cardsOf('quality').at(-1)?.card);
  expect(card).toContain('Срочно. Просят к 26 ноября');
  expect(card).toContain('С какими заявками связано: DI-2026-0004');
  const tasks = await bot.hear('quality', 'мои дела');
  expect(tasks.indexOf('Срочный вопрос')).toBeLessThan(tasks.indexOf('Обычный вопрос'));
  expect(tasks).toContain('срочно · просят к 26 ноября · через 7 дней');
});

it('tells in words how long ago the answer was wished, and nothing more once it is there', async () => {
  await ask({ priority: 'normal', wishedOn: '2026-11-25' });
  bot.clock.set('2026-11-27T05:00:00Z');

  expect(await bot.hear('quality', 'открыть DQ-2026-0001')).toContain('Просили к 25 ноября: прошло 2 дня');
  await answerStep(bot, 'quality', 'Ответить', { answer: 'Перегружен порт.' });
  await bot.quiet();
  const answered = await bot.hear('manager', 'открыть DQ-2026-0001');
  expect(answered).not.toContain('Просили');
  expect(answered).toContain('К какому дню хотелось бы: 25.11.2026');
});

it('refuses a wish for a day that is over', async () => {
  expect(await ask({ wishedOn: '2026-11-20' })).toContain('Эта дата уже прошла.');
  expect(await bot.product.requests.get('DQ-2026-0001')).toBeNull();
});
