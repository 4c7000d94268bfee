import { beforeEach, describe, expect, it } from '@jest/globals';
import { AppError } from '../../../src/kernel/errors.ts';
import { openRepos, type Repos } from '../../../src/product/repos.ts';
import { type AnswerOnce, createAnswerOnce } from '../../../src/receipts/answer-once.ts';
import { createFixedClock, type FixedClock } from '../../helpers/fixed-clock.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';
import { until } from '../../helpers/until.ts';

const ID = 'chat|message';

let repos: Repos;
let realClock: FixedClock;
let answers: string[];

beforeEach(() => {
  repos = openRepos(openMemoryStore());
  realClock = createFixedClock('2026-11-24T05:00:00Z');
  answers = [];
});

function instance(alone: boolean): AnswerOnce {
  return createAnswerOnce({ receipts: repos.receipts, realClock }, { alone, waitMs: 10_000 });
}

function say(who: string): () => Promise<void> {
  return async () => {
    answers.push(who);
  };
}

const fail = async () => {
  answers.push('failed');
  throw new Error('the store is away');
};

describe.each([
  ['alone on its store', true],
  ['beside others', false],
])('a bot %s', (_, alone) => {
  it('answers once, at the same time, later and after a restart', async () => {
    const once = instance(alone);
    await Promise.all([once(ID, say('first')), once(ID, say('second'))]);
    await once(ID, say('third'));
    await instance(alone)(ID, say('after a restart'));

    expect(answers).toEqual(['first']);
  });
});

describe('an answer that died on the way', () => {
  it('is given by the next delivery, at once where nobody else answers', async () => {
    const once = instance(true);
    await expect(once(ID, fail)).rejects.toThrow('the store is away');

    await once(ID, say('again'));

    expect(answers).toEqual(['failed', 'again']);
  });

  it('is given by another process once the first has had its time', async () => {
    await expect(instance(false)(ID, fail)).rejects.toThrow('the store is away');
    realClock.advance(10_000);

    await instance(false)(ID, say('another'));

    expect(answers).toEqual(['failed', 'another']);
  });
});

describe('an answer that another process is giving', () => {
  it('is waited for, and not given twice', async () => {
    let finish = () => {};
    const first = instance(false)(ID, () => {
      answers.push('first');
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    await until(() => answers.length > 0);
    const second = instance(false)(ID, say('second'));

    finish();
    await Promise.all([first, second]);

    expect(answers).toEqual(['first']);
  });
});

describe('a store that does not answer', () => {
  it.each([true, false])('leaves nobody without an answer, alone or not: %s', async (alone) => {
    const silent = async () => Promise.reject(new AppError('STORE_SILENT'));
    const receipts = { ...repos.receipts, get: silent, insert: silent, replace: silent };
    const once = createAnswerOnce({ receipts, realClock }, { alone });

    await once(ID, say('first'));

    expect(answers).toEqual(['first']);
  });
});
