import type { Texts } from '../../src/i18n/translate.ts';
import { listPeople } from '../../src/people/list-people.ts';
import type { Person } from '../../src/people/person.ts';
import { tellApart } from '../../src/people/tell-apart.ts';
import type { RequestDoc } from '../../src/requests/request.ts';
import { listAssignees } from '../../src/requests/rights/list-assignees.ts';
import type { ChoiceView } from '../cards/view.ts';
import type { App } from '../turn/app.ts';
import { unitName } from './request-words.ts';

/** More would not fit on a card; colleagues of the same scope are offered first. */
const MOST = 150;

/** Active people to choose from, with a word on who they are. */
export async function loadPeopleChoices(app: App, near: Person, texts: Texts): Promise<ChoiceView[]> {
  const scopes = new Set(near.roles.map(({ scope }) => scope));
  const people = await listPeople(app, { state: 'active' });
  const isNear = (person: Person) => person.roles.some(({ scope }) => scopes.has(scope));
  const offered = [...people.filter(isNear), ...people.filter((person) => !isNear(person))].slice(0, MOST);
  return peopleChoices(app, offered, texts);
}

/** People to whom an undecided seat may be given. */
export async function loadAssigneeChoices(
  app: App,
  request: RequestDoc,
  texts: Texts,
): Promise<ChoiceView[]> {
  return peopleChoices(app, await listAssignees(app, request), texts);
}

/** Names that tell these people apart, by id. */
export async function loadDistinctNames(
  app: App,
  people: Person[],
  texts: Texts,
): Promise<Map<string, string>> {
  const units = await app.directory.listUnits();
  return tellApart(people, (scope) => unitName(scope, units, texts));
}

/** Each by a title of their own, in order of the reader's language. */
async function peopleChoices(app: App, people: Person[], texts: Texts): Promise<ChoiceView[]> {
  const names = await loadDistinctNames(app, people, texts);
  return people
    .map(({ _id, name, roles: [grant] }) => {
      const title = names.get(_id) ?? name;
      return { value: _id, title: grant ? `${title} · ${texts.t(`people.roles.${grant.role}`)}` : title };
    })
    .sort((a, b) => texts.compare(a.title, b.title));
}
