import type { Texts } from '../../src/i18n/translate.ts';
import { listPeople } from '../../src/people/list-people.ts';
import type { Person } from '../../src/people/person.ts';
import type { App } from '../app.ts';
import type { ChoiceView } from '../presenters/view.ts';

/** More would not fit on a card; colleagues of the same scope are offered first. */
const MOST = 150;

/** Active people to choose from, with a word on who they are. */
export async function listPeopleChoices(app: App, near: Person, texts: Texts): Promise<ChoiceView[]> {
  const scopes = new Set(near.roles.map(({ scope }) => scope));
  const people = await listPeople(app, { state: 'active' });
  const isNear = (person: Person) => person.roles.some(({ scope }) => scopes.has(scope));
  const offered = [...people.filter(isNear), ...people.filter((person) => !isNear(person))].slice(0, MOST);
  return offered
    .map((person) => ({ value: person._id, title: titleOf(person, texts) }))
    .sort((a, b) => texts.compare(a.title, b.title));
}

function titleOf(person: Person, texts: Texts): string {
  const [grant] = person.roles;
  return grant ? `${person.name} · ${texts.t(`people.roles.${grant.role}`)}` : person.name;
}
