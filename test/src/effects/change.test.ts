import { describe, expect, it } from '@jest/globals';
import { changeDocument, insertDocument } from '../../../src/effects/change.ts';
import { AppError } from '../../../src/kernel/errors.ts';
import {
  type AggregateStore,
  type Note,
  openAggregateStore,
  redraw,
  refresh,
} from '../../helpers/aggregate-store.ts';

const A = { _id: 'a', text: 'first' };

function change(store: AggregateStore, decide: Parameters<typeof changeDocument<Note>>[4]): Promise<Note> {
  const load = async (): Promise<Note> => {
    const note = await store.notes.get('a');
    if (!note) throw new AppError('NOT_FOUND');
    return note;
  };
  return changeDocument(store.relay, store.notes, 'notes', load, decide);
}

describe('insertDocument', () => {
  it('carries the first effects out under ids of version 1 and clears them', async () => {
    const store = openAggregateStore();

    const note = await insertDocument(store.relay, store.notes, 'notes', A, [redraw, refresh]);

    expect(store.carriedOut).toEqual(['cards.redraw notes:a:1:0', 'reminders.refresh notes:a:1:1']);
    expect(note).toMatchObject({ text: 'first', pending: [], hasPending: false });
    expect(await store.notes.get('a')).toEqual(note);
  });

  it('writes once when nothing is owed', async () => {
    const store = openAggregateStore();

    const note = await insertDocument(store.relay, store.notes, 'notes', A, []);

    expect(note.version).toBe(1);
  });
});

describe('changeDocument', () => {
  it('stores the change with its effects before any of them runs', async () => {
    const store = openAggregateStore();
    await insertDocument(store.relay, store.notes, 'notes', A, []);
    let seen: Note | null = null;
    store.before['cards.redraw'] = async () => {
      seen = await store.notes.get('a');
    };

    await change(store, (note) => ({ doc: { ...note, text: 'second' }, effects: [redraw] }));

    expect(seen).toMatchObject({ text: 'second', hasPending: true, pending: [{ id: 'notes:a:2:0' }] });
  });

  it('decides again on the fresh document after a conflict', async () => {
    const store = openAggregateStore();
    await insertDocument(store.relay, store.notes, 'notes', A, []);

    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        change(store, (note) => ({ doc: { ...note, text: `${note.text} ${n}` }, effects: [redraw] })),
      ),
    );

    const words = (await store.notes.get('a'))?.text.split(' ').slice(1).map(Number) ?? [];
    expect(words.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n));
    expect(await store.notes.get('a')).toMatchObject({ pending: [], hasPending: false });
    expect(new Set(store.carriedOut).size).toBe(12);
  });

  it('returns the current document when nothing is to be changed', async () => {
    const store = openAggregateStore();
    const note = await insertDocument(store.relay, store.notes, 'notes', A, []);

    expect(await change(store, () => null)).toEqual(note);
  });

  it('passes a refusal on and writes nothing', async () => {
    const store = openAggregateStore();
    const note = await insertDocument(store.relay, store.notes, 'notes', A, []);

    const refused = change(store, () => {
      throw new AppError('FORBIDDEN');
    });

    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await store.notes.get('a')).toEqual(note);
  });

  it('stands, and is decided once, though an effect fails', async () => {
    const store = openAggregateStore();
    await insertDocument(store.relay, store.notes, 'notes', A, []);
    let decisions = 0;
    store.before['cards.redraw'] = () => {
      throw new Error('no network');
    };

    const note = await change(store, (current) => {
      decisions += 1;
      return { doc: { ...current, text: 'second' }, effects: [redraw] };
    });

    expect(decisions).toBe(1);
    expect(note).toMatchObject({ text: 'second', hasPending: true });
    expect(store.errors).toHaveLength(1);
  });
});
