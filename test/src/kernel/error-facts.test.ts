import { describe, expect, it } from '@jest/globals';
import { errorFacts } from '../../../src/kernel/error-facts.ts';
import { DuplicateKey } from '../../../src/storage/store.ts';
import { captureLog } from '../../helpers/captured-log.ts';

const NAME = 'Воронцова Елена';

describe('an error in the log', () => {
  it('says its type, its code and where it was thrown', () => {
    const error = Object.assign(new TypeError('no such thing'), { code: 'ECONNREFUSED' });

    const { type, code, frames } = errorFacts(error);

    expect([type, code]).toEqual(['TypeError', 'ECONNREFUSED']);
    expect(frames[0]).toMatch(/error-facts\.test\.ts:\d+:\d+/);
  });

  it('says the same of what caused it', () => {
    const cause = Object.assign(new Error('x'), { code: 11000 });

    expect(errorFacts(new DuplicateKey('clients', 'key'))).toMatchObject({ type: 'DuplicateKey' });
    expect(errorFacts(new Error('y', { cause }))).toMatchObject({ cause: { type: 'Error', code: 11000 } });
  });

  it.each([
    ['in its message', () => new Error(`duplicate key { name: "${NAME}" }`)],
    ['in a message that looks like a stack', () => new Error(`x\n    at ${NAME} (/a/b.ts:1:1)`)],
    ['as its name', () => Object.assign(new Error('x'), { name: NAME })],
    ['as its code', () => Object.assign(new Error('x'), { code: NAME })],
    ['in a request beside it', () => Object.assign(new Error('x'), { request: { body: NAME } })],
    ['in its cause', () => new Error('x', { cause: new Error(NAME) })],
    ['in what JSON could not be read of', () => parseFailure(`{"name": ${NAME}}`)],
    ['instead of an error', () => NAME],
  ])('keeps to itself what somebody typed: %s', (_, make) => {
    const { log, lines } = captureLog();

    log.error({ err: make() }, 'failed');

    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain('Воронцова');
  });
});

function parseFailure(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
