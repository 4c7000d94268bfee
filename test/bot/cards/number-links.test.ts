import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCardRenderer } from '../../../bot/cards/card-renderer.ts';
import { chatLink } from '../../../bot/cards/chat-link.ts';
import { linkNumbers } from '../../../bot/cards/number-links.ts';
import type { HeaderView } from '../../../bot/cards/view.ts';
import { REQUEST_KINDS } from '../../../src/requests/kinds/index.ts';
import { textsOf } from '../../helpers/card-contents.ts';

const BOT = '28:0a0b0c0d-1111-4222-8333-444455556666';
const inTeams = createCardRenderer(undefined, BOT);
const header: HeaderView = {
  kind: 'Карточка',
  number: 'VIP-2026-0001',
  title: '',
  status: '',
  tone: 'default',
};

function drawn(renderer: ReturnType<typeof createCardRenderer>, value: string, buttons: object[] = []) {
  const notice = { text: value, tone: 'default' };
  const facts = [{ title: 'Заявка', value }];
  return textsOf(renderer.render('messages/notice', { header, notice, facts, buttons }, 'x').card);
}

const linkOf = (number: string) => `[${number}](${chatLink(BOT, number)})`;

describe('a number on a card', () => {
  it('leads into the reader’s own chat with the bot, where the number alone opens it', () => {
    const texts = drawn(inTeams, 'Скидка DI-2026-0042.');

    expect(texts).toContain(`Скидка ${linkOf('DI-2026-0042')}.`);
    expect(texts).toContain(`Заявка: Скидка ${linkOf('DI-2026-0042')}.`);
    expect(chatLink(BOT, 'DI-2026-0042')).toBe(
      'https://teams.microsoft.com/l/chat/0/0?users=28%3A0a0b0c0d-1111-4222-8333-444455556666&message=DI-2026-0042',
    );
  });

  it('leads somewhere for a client and for every kind of request', () => {
    for (const prefix of ['VIP', ...REQUEST_KINDS.map((kind) => kind.prefix)]) {
      expect(drawn(inTeams, `${prefix}-2026-0007`)).toContain(linkOf(`${prefix}-2026-0007`));
    }
  });

  it.each([
    ['of the card itself', 'VIP-2026-0001'],
    ['of nothing that there is', 'XX-2026-0001'],
    ['within a longer word', 'MY-ST-2026-0001-B'],
  ])('%s stays plain', (_, text) => {
    expect(drawn(inTeams, text)).toContain(text);
  });

  it('that a button opens stays plain', () => {
    const data = { request: 'ST-2026-0003' };
    const open = { title: 'Открыть', verb: 'request.open', data, tone: 'default', withInputs: false };

    expect(drawn(inTeams, 'ST-2026-0003, ST-2026-0004', [open])).toContain(
      `ST-2026-0003, ${linkOf('ST-2026-0004')}`,
    );
  });

  it.each(['', '28:bot', 'https://evil.example', '28:bot&users=x'])(
    'stays plain where the bot is «%s» and no Teams is there',
    (botId) => {
      const outside = createCardRenderer(undefined, botId);

      expect(drawn(outside, 'DI-2026-0042')).toContain('DI-2026-0042');
    },
  );

  it('stays plain on a card that links would make too large', () => {
    const line = Array.from({ length: 400 }, (_, n) => `ST-2026-${String(n).padStart(4, '0')}`).join(' ');
    const lines = [line, line];
    const sections = [{ title: 'Заявки', facts: [], lines }];
    const data = { header, notice: null, text: 'x', sections, buttons: [] };

    expect(JSON.stringify(inTeams.render('messages/help', data, 'x').card)).not.toContain('](https');
  });

  it('never changes what anybody reads', () => {
    const word = fc.oneof(fc.constantFrom('ST-2026-0001', 'VIP-2026-00012', '](', 'x'), fc.string());
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join(' ').replaceAll('](', ' ');
        const card = linkNumbers({ type: 'TextBlock', text }, { botId: BOT, own: '' });
        const plain = String(card.text).replaceAll(/\[([A-Z]+-\d{4}-\d+)\]\(https:[^)]*\)/g, '$1');
        expect(plain).toBe(text);
      }),
    );
  });
});
