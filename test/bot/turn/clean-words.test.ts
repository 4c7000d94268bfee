import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanWords, type Mention, type SaidWhere } from '../../../bot/turn/clean-words.ts';

const BOT: Mention = { text: '<at>VIP Desk</at>', mentioned: { id: '28:bot', name: 'VIP Desk' } };
const BOT_WITHOUT_TEXT: Mention = { mentioned: { id: '28:bot', name: 'VIP Desk' } };
const IVAN: Mention = { text: '<at>Иван Петров</at>', mentioned: { id: '29:x', name: 'Иван Петров' } };

function inChannel(...mentions: Mention[]): SaidWhere {
  return { botId: '28:bot', mentions, isPersonal: false };
}

const personal: SaidWhere = { botId: '28:bot', mentions: [], isPersonal: true };

describe('words in a channel', () => {
  it.each<[string, string, Mention[]]>([
    ['a space that does not break', '<at>VIP Desk</at>&nbsp;напоминай здесь', [BOT]],
    ['a mention without its text', '<at>VIP Desk</at> напоминай здесь', [BOT_WITHOUT_TEXT]],
    ['a mention that nobody tells of', '<at>VIP Desk</at> напоминай здесь', []],
    ['a mention with an id in it', '<at id="0">VIP Desk</at> напоминай здесь', [BOT_WITHOUT_TEXT]],
    ['a comma behind', '<at>VIP Desk</at>, напоминай здесь', [BOT]],
    ['a colon behind', '<at>VIP Desk</at>: напоминай здесь', [BOT]],
    ['a dash behind', '<at>VIP Desk</at> — напоминай здесь', [BOT]],
    ['another person behind', '<at>VIP Desk</at> напоминай здесь <at>Иван Петров</at>', [BOT, IVAN]],
    ['another person before', '<at>Иван Петров</at> <at>VIP Desk</at> напоминай здесь', [BOT, IVAN]],
    ['the bot twice', '<at>VIP Desk</at> <at>VIP Desk</at> напоминай здесь', [BOT, BOT]],
    ['a mention without brackets', 'VIP Desk напоминай здесь', [{ ...BOT, text: 'VIP Desk' }]],
    ['rich text', '<p><at>VIP Desk</at>&nbsp;<b>напоминай</b> здесь</p>', [BOT]],
  ])('are the words alone: %s', (_, said, mentions) => {
    expect(cleanWords(said, inChannel(...mentions))).toBe('напоминай здесь');
  });
});

describe('words in the personal chat', () => {
  it.each([
    ['«мои дела»', 'мои дела'],
    ['"мои дела"', 'мои дела'],
    ['“мои дела”', 'мои дела'],
    ['„мои дела“.', 'мои дела'],
    ['`мои дела`', 'мои дела'],
    ['<div>мои&nbsp;дела</div>', 'мои дела'],
    ['<p>мои<br/>дела</p>\n', 'мои дела'],
    ['мои\u200b дела\u2060', 'мои дела'],
    ['\u202eмои дела', 'мои дела'],
    ['м\u200dои дела', 'мои дела'],
    ['мои дела...', 'мои дела'],
    ['мои дела…', 'мои дела'],
    ['мои дела!!!', 'мои дела'],
    ['  мои \t дела\r\n', 'мои дела'],
    [
      '<blockquote itemtype="http://schema.skype.com/Reply"><p>помощь</p></blockquote><p>мои дела</p>',
      'мои дела',
    ],
    ['> помощь\nмои дела', 'мои дела'],
    ['открыть №VIP-2026-0001', 'открыть VIP-2026-0001'],
    ['открыть № VIP-2026-0001.', 'открыть VIP-2026-0001'],
    ['найти &laquo;Ромашка&raquo;', 'найти «Ромашка»'],
    ['найти ООО «Ромашка»', 'найти ООО «Ромашка»'],
    ['«Ромашка» и «Лютик»', '«Ромашка» и «Лютик»'],
    ['скидка < 5 %', 'скидка < 5 %'],
    ['A&B', 'A&B'],
    ['?', '?'],
    ['...', ''],
    ['', ''],
  ])('%j are %j', (said, words) => {
    expect(cleanWords(said, personal)).toBe(words);
  });

  it('keep a person who is asked for, and lose the bot', () => {
    const where = { ...personal, mentions: [BOT, IVAN] };

    expect(cleanWords('<at>VIP Desk</at> найти <at>Иван Петров</at>', where)).toBe('найти Иван Петров');
  });

  it('are whole and without spaces around, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (said) => {
        const words = cleanWords(said, personal);
        expect(words.isWellFormed()).toBe(true);
        expect(words).toBe(words.trim());
      }),
    );
  });
});
