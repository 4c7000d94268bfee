import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finishCard } from '../../../bot/cards/card-finish.ts';
import { letterHref, mailLink, phoneLink } from '../../../bot/cards/contact-links.ts';
import { textsOf } from '../../helpers/card-contents.ts';

function drawn(text: string, href: string): string {
  const card = finishCard({ body: [{ type: 'TextBlock', text, href }] }, 's');
  return textsOf(card)[0] ?? '';
}

describe('links of contacts', () => {
  it.each([
    ['+7 3852 12-34-56', 'tel:+73852123456'],
    ['8 (3852) 12-34-56', 'tel:+73852123456'],
    ['+7 3852 12-34-56 доб. 12', 'tel:+73852123456'],
    ['спросить секретаря', ''],
  ])('ring %s at %s', (phone, href) => {
    expect(phoneLink(phone)).toEqual([{ text: `☎ ${phone}`, href }]);
  });

  it('write to an address, and nowhere where there is none', () => {
    expect(mailLink('ivan@example.ru')).toEqual([
      { text: '✉ ivan@example.ru', href: 'mailto:ivan@example.ru' },
    ]);
    expect([phoneLink(''), mailLink(''), letterHref('', 'a', 'b')]).toEqual([[], [], '']);
  });

  it('leave a long letter to be typed', () => {
    expect(letterHref('ivan@example.ru', 'С праздником', 'Поздравляю')).toContain('?subject=%D0%A1');
    expect(letterHref('ivan@example.ru', 'С праздником', 'ю'.repeat(800))).toBe('');
  });

  it('are drawn as markdown', () => {
    expect(drawn('☎ 12-34', 'tel:1234')).toBe('[☎ 12-34](tel:1234)');
  });

  it.each(['https://evil.example', 'javascript:alert(1)', 'mailto:a@b.ru) [x](https://evil.example', ''])(
    'open nothing else: %s',
    (href) => {
      expect(drawn('text', href)).toBe('text');
    },
  );

  it('hold whatever was typed into an address or a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (email, text) => {
        const [link] = mailLink(email);
        const hrefs = [link?.href ?? '', letterHref(email, text, text)].filter((href) => href !== '');
        return hrefs.every((href) => drawn('x', href) === `[x](${href})` && !/[()\s]/.test(href));
      }),
    );
  });
});
