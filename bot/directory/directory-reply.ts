import { listPeople } from '../../src/people/list-people.ts';
import { requireRight } from '../../src/people/require-right.ts';
import { loadDistinctNames } from '../requests/load-people-choices.ts';
import type { Reply, Turn } from '../turn/turn.ts';
import { presentPeople } from './directory-menu.ts';
import { type DirectoryView, MOST_PICKED, type Shown } from './directory-view.ts';

export async function peopleReply(turn: Turn, text: string, shown: Shown = {}): Promise<Reply> {
  const { app, texts } = turn;
  await requireRight(app, turn.person._id, 'keep-directory');
  const people = await listPeople(app, { state: 'all', text });
  const names = await loadDistinctNames(app, people, texts);
  const found = people
    .slice(0, MOST_PICKED)
    .map(({ _id, name: plain, active }) => {
      const name = names.get(_id) ?? plain;
      return { value: _id, title: active ? name : texts.t('directory.people.inactive', { name }) };
    })
    .sort((a, b) => texts.compare(a.title, b.title));
  const input = { found, total: people.length, text, rendering: app.newId(), shown };
  return directoryReply(turn, 'list', presentPeople(input, texts));
}

export function directoryReply(
  { app }: Turn,
  template: 'card' | 'department' | 'form' | 'greeting' | 'list' | 'person',
  view: DirectoryView,
): Reply {
  return { kind: 'card', card: app.cards.render(`directory/${template}`, view, view.header.title) };
}
