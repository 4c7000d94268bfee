import { describe, expect, it } from '@jest/globals';
import { createHandlers } from '../../../bot/index.ts';
import { createRouter } from '../../../bot/turn/router.ts';
import type { CommandHandler } from '../../../bot/turn/turn.ts';

function command(id: string, words: string[], takesArgument = false): CommandHandler {
  const handle = async () => ({ kind: 'text' as const, text: id });
  return { id, words, takesArgument, places: ['personal'], handle };
}

const router = createRouter(
  [
    command('list', ['список', 'list'], true),
    command('list-all', ['список всех']),
    command('find', ['найти', 'find'], true),
    command('new', ['новый клиент', 'new client']),
  ],
  [],
);

describe('findCommand', () => {
  it.each([
    ['список', 'list', ''],
    ['СПИСОК', 'list', ''],
    ['список барнаул', 'list', 'барнаул'],
    ['Список всех!', 'list-all', ''],
    ['список всех клиентов', 'list', 'всех клиентов'],
    ['найти Ёлка и Ко', 'find', 'Ёлка и Ко'],
    ['  new   CLIENT  ', 'new', ''],
  ])('hears %j as %s', (text, id, argument) => {
    const found = router.findCommand(text);

    expect([found?.handler.id, found?.argument]).toEqual([id, argument]);
  });

  it.each(['', 'новый', 'новый клиент ромашка', 'списки', 'find-me', '__proto__'])(
    'hears nothing in %j',
    (text) => {
      expect(router.findCommand(text)).toBeUndefined();
    },
  );
});

describe('createRouter', () => {
  it('refuses two handlers for the same words', () => {
    expect(() => createRouter([command('a', ['мой']), command('b', ['МОЙ'])], [])).toThrow('two handlers');
  });
});

describe('the handlers of the product', () => {
  const { router: whole } = createHandlers();

  it.each([
    'новый клиент',
    'new client',
    'мои клиенты',
    'my clients',
    'найти ромашка',
    'find daisy',
    'мои дела',
    'my tasks',
    'список',
    'list',
    'открыть VIP-2026-0001',
    'open ST-2026-0001',
    'помощь',
    'help',
    'русский',
    'english',
    'недоступные',
    'unreachable',
  ])('know %j', (text) => {
    expect(whole.findCommand(text)).toBeDefined();
  });
});
