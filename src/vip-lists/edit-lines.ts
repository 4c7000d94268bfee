import type { Client } from '../clients/client.ts';
import { isListed } from '../clients/client.ts';
import { loadDictionary } from '../dictionaries/load-dictionary.ts';
import { cleanText, lengthOf } from '../forms/clean-text.ts';
import { AppError } from '../kernel/errors.ts';
import { loadActor } from '../people/find-actor.ts';
import { changeList, getList, keeper, type ListClick, type VipListDeps } from './change-list.ts';
import { clientFacts, type DraftListDeps, draftLines } from './draft-list.ts';
import { inOrder, mergeDraft, newLine, withLine, withoutGround } from './list-rules.ts';
import { spanOf } from './quarter-rules.ts';
import type { ListLine, ListSection, VipList } from './vip-list.ts';

export type EditLinesDeps = VipListDeps & DraftListDeps;

export const MOST_LIST_NOTE = 500;

/** Reads the register again; words of people stay. Throws FORBIDDEN, NOT_FOUND, LIST_MOVED_ON. */
export async function refreshList(deps: EditLinesDeps, click: ListClick): Promise<VipList> {
  const who = await loadActor(deps, click.actor);
  keeper(who);
  await getList(deps, who, click.list);
  const fresh = await draftLines(deps, click.list);
  return changeList(deps, click, 'draft', (list) => {
    const lines = mergeDraft(list.lines, fresh);
    return { way: keeper(who), change: { lines }, event: { type: 'list.refreshed', lines: lines.length } };
  });
}

/** Puts words beside a line, and the ground of a removal. Throws LIST_LINE_GONE, and as above. */
export function changeLine(
  deps: VipListDeps,
  { line: id, note, ground, ...click }: ListClick & { line: string; note: string; ground: string },
): Promise<VipList> {
  return changeList(deps, click, 'draft', (list, { who }) => ({
    way: keeper(who),
    change: {
      lines: withLine(list, id, (line) => ({
        ...line,
        note: wordsOf(note),
        ground: line.section === 'remove' && ground !== '' ? ground : line.ground,
      })),
    },
    event: { type: 'list.line-changed', line: id },
  }));
}

/** Leaves a line out, with the reason. Throws REASON_REQUIRED, and as above. */
export function dropLine(
  deps: VipListDeps,
  { line: id, reason, ...click }: ListClick & { line: string; reason: string },
): Promise<VipList> {
  const dropped = reasonOf(reason);
  return changeList(deps, click, 'draft', (list, { who }) => ({
    way: keeper(who),
    change: { lines: withLine(list, id, (line) => ({ ...line, dropped })) },
    event: { type: 'list.line-dropped', line: id, reason: dropped },
  }));
}

export function restoreLine(deps: VipListDeps, click: ListClick & { line: string }): Promise<VipList> {
  const { line: id, ...rest } = click;
  return changeList(deps, rest, 'draft', (list, { who }) => ({
    way: keeper(who),
    change: { lines: withLine(list, id, (line) => ({ ...line, dropped: '' })) },
    event: { type: 'list.line-restored', line: id },
  }));
}

/** Adds a client of the register by hand. Throws LIST_NO_CLIENT, LIST_LINE_THERE, LIST_NOT_LISTED, and as above. */
export async function addLine(
  deps: EditLinesDeps,
  { client: number, section, ...click }: ListClick & { client: string; section: ListSection },
): Promise<VipList> {
  const client = await deps.clients.get(number.trim().toUpperCase());
  if (!client) throw new AppError('LIST_NO_CLIENT', { details: { number: number.trim().slice(0, 40) } });
  refuseUnlisted(client, section);
  const criteria = await loadDictionary(deps, 'criteria');
  const facts = await clientFacts(deps, client, section, spanOf(click.list), criteria);
  return changeList(deps, click, 'draft', (list, { who }) => {
    const known = list.lines.find(({ id }) => id === client._id);
    if (known && known.section === section) throw new AppError('LIST_LINE_THERE');
    const others: ListLine[] = list.lines.filter(({ id }) => id !== client._id);
    return {
      way: keeper(who),
      change: { lines: inOrder([...others, newLine(facts, '', true)]) },
      event: { type: 'list.line-added', line: client._id },
    };
  });
}

/** New ones and those to go are on the list of VIPs; nobody can be removed from where they are not. */
function refuseUnlisted(client: Client, section: ListSection): void {
  if (section !== 'potential' && !isListed(client)) throw new AppError('LIST_NOT_LISTED');
}

/** Sends the list to both directors. Throws LIST_EMPTY, LIST_GROUNDS with the lines that lack one. */
export function submitList(deps: VipListDeps, click: ListClick): Promise<VipList> {
  return changeList(deps, click, 'draft', (list, { who, act }) => {
    const way = keeper(who);
    const lines = list.lines.filter(({ dropped }) => dropped === '');
    if (lines.length === 0) throw new AppError('LIST_EMPTY');
    const bare = withoutGround(list);
    if (bare.length > 0) {
      throw new AppError('LIST_GROUNDS', { details: { names: bare.map(({ name }) => name).join(', ') } });
    }
    return {
      way,
      change: {
        status: 'agreeing',
        submitted: { ...act(way), revision: list.revision + 1 },
        agreed: {},
        lines: list.lines.map((line) => ({ ...line, refused: {} })),
      },
      event: { type: 'list.submitted', lines: lines.length },
      effects: [
        {
          name: 'tell',
          args: {
            audience: [
              { role: 'commercial-director', scope: 'branch' },
              { role: 'security-director', scope: 'branch' },
            ],
            content: { kind: 'vip-list', list: click.list },
          },
        },
      ],
    };
  });
}

/** Throws NOTE_LONG. */
export function wordsOf(said: string): string {
  const words = cleanText(said);
  if (lengthOf(words) > MOST_LIST_NOTE) throw new AppError('NOTE_LONG', { details: { max: MOST_LIST_NOTE } });
  return words;
}

/** Throws REASON_REQUIRED where nothing was said. */
export function reasonOf(said: string): string {
  const reason = wordsOf(said);
  if (reason === '') throw new AppError('REASON_REQUIRED');
  return reason;
}
