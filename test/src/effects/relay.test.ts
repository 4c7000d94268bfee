import { describe, expect, it } from '@jest/globals';
import { changeDocument, insertDocument } from '../../../src/effects/change.ts';
import { type NewEffect, stampEffects } from '../../../src/effects/effect.ts';
import {
  type AggregateStore,
  auditNote,
  type Note,
  openAggregateStore,
  redraw,
  refresh,
} from '../../helpers/aggregate-store.ts';

/** Leaves behind what a process does that dies right after its write. */
async function leaveBehind(store: AggregateStore, id: string, effects: NewEffect[]): Promise<Note> {
  const pending = stampEffects('notes', null, { _id: id }, effects);
  return store.notes.insert({ _id: id, text: 'left', pending, hasPending: true });
}

function failOnce(): () => void {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls === 1) throw new Error('once');
  };
}

describe('relay', () => {
  it('carries out in order what a dead process left behind', async () => {
    const store = openAggregateStore();
    await leaveBehind(store, 'a', [auditNote, redraw, refresh]);

    expect(await store.relay.sweep()).toBe(1);

    expect(store.carriedOut).toEqual([
      'audit notes:a:1:0',
      'cards.redraw notes:a:1:1',
      'reminders.refresh notes:a:1:2',
    ]);
    expect(await store.notes.get('a')).toMatchObject({ pending: [], hasPending: false });
    expect(await store.relay.sweep()).toBe(0);
  });

  it('sweeps every page of documents', async () => {
    const store = openAggregateStore();
    for (let n = 0; n < 230; n += 1) await leaveBehind(store, `n${n}`, [redraw]);

    expect(await store.relay.sweep()).toBe(230);

    expect(new Set(store.carriedOut).size).toBe(230);
  });

  it('repeats an effect under the same id when the process died before clearing', async () => {
    const store = openAggregateStore();
    const left = await leaveBehind(store, 'a', [redraw]);
    await store.relay.settle('notes', left);
    await store.notes.delete('a', 2);
    await leaveBehind(store, 'a', [redraw]);

    await store.relay.sweep();

    expect(store.carriedOut).toEqual(['cards.redraw notes:a:1:0', 'cards.redraw notes:a:1:0']);
  });

  it('keeps a failing effect and those behind it, then goes on where it stopped', async () => {
    const store = openAggregateStore();
    store.before['cards.redraw'] = failOnce();
    const left = await leaveBehind(store, 'a', [auditNote, redraw, refresh]);

    const settled = await store.relay.settle('notes', left);

    expect(settled.pending.map((effect) => effect.name)).toEqual(['cards.redraw', 'reminders.refresh']);
    expect(settled.hasPending).toBe(true);
    expect(store.errors.map(({ effect }) => effect.id)).toEqual(['notes:a:1:1']);

    await store.relay.sweep();

    expect(store.carriedOut.slice(1)).toEqual(['cards.redraw notes:a:1:1', 'reminders.refresh notes:a:1:2']);
  });

  it('goes past a document that fails again and again', async () => {
    const store = openAggregateStore();
    store.before['cards.redraw'] = () => {
      throw new Error('always');
    };
    await leaveBehind(store, 'a', [redraw]);
    await leaveBehind(store, 'b', [refresh]);

    expect(await store.relay.sweep()).toBe(2);

    expect(store.carriedOut).toEqual(['reminders.refresh notes:b:1:0']);
  });

  it('clears only what it did when another writer added effects meanwhile', async () => {
    const store = openAggregateStore();
    const left = await leaveBehind(store, 'a', [redraw]);
    store.before['cards.redraw'] = async () => {
      const current = await store.notes.get('a');
      if (current?.version !== 1) return;
      const added = stampEffects('notes', { _id: 'a', version: 1 }, { _id: 'a' }, [refresh]);
      await store.notes.replace({ ...current, text: 'other', pending: [...current.pending, ...added] });
    };

    const settled = await store.relay.settle('notes', left);

    expect(settled).toMatchObject({ text: 'other', hasPending: true, pending: [{ id: 'notes:a:2:0' }] });
  });

  it('bears two relays on one document at once', async () => {
    const store = openAggregateStore();
    const left = await leaveBehind(store, 'a', [auditNote, redraw, refresh]);

    const [one, two] = await Promise.all([
      store.relay.settle('notes', left),
      store.relay.settle('notes', left),
    ]);

    expect(new Set(store.carriedOut).size).toBe(3);
    expect([one.hasPending, two.hasPending]).toEqual([false, false]);
    expect(await store.notes.get('a')).toMatchObject({ pending: [], hasPending: false });
  });

  it('bears an effect that changes its own document', async () => {
    const store = openAggregateStore();
    store.before['cards.redraw'] = async () => {
      await changeDocument(
        store.relay,
        store.notes,
        'notes',
        async () => (await store.notes.get('a')) as Note,
        (note) => (note.text === 'mine' ? null : { doc: { ...note, text: 'mine' }, effects: [refresh] }),
      );
    };

    const note = await insertDocument(store.relay, store.notes, 'notes', { _id: 'a', text: 'new' }, [redraw]);

    expect(note).toMatchObject({ text: 'mine', hasPending: false });
    expect(store.carriedOut).toContain('reminders.refresh notes:a:2:0');
  });

  it('lets the change stand when the document is gone before it is cleared', async () => {
    const store = openAggregateStore();
    const left = await leaveBehind(store, 'a', [redraw]);
    store.before['cards.redraw'] = () => store.notes.delete('a', 1);

    await expect(store.relay.settle('notes', left)).resolves.toMatchObject({ _id: 'a' });
  });
});
