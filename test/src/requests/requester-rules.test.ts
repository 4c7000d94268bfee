import { describe, expect, it } from '@jest/globals';
import { requestersOf, withRequester } from '../../../src/requests/requester-rules.ts';

const own = { author: 'author', onBehalfOf: null };
const forAnother = { author: 'author', onBehalfOf: 'principal' };

describe('whose request it is', () => {
  it("is the author's, and theirs for whom it was sent", () => {
    expect(requestersOf(own)).toEqual(['author']);
    expect(requestersOf(forAnother)).toEqual(['author', 'principal']);
  });

  it.each([
    [own, 'author', { author: 'successor', onBehalfOf: null }],
    [forAnother, 'author', { author: 'successor', onBehalfOf: 'principal' }],
    [forAnother, 'principal', { author: 'author', onBehalfOf: 'successor' }],
    [forAnother, 'stranger', forAnother],
  ])('of %j, a successor takes the place of the %s', (request, from, expected) => {
    expect(withRequester(request, from, 'successor')).toEqual(expected);
  });

  it('is one person’s once the two are the same', () => {
    expect(withRequester(forAnother, 'principal', 'author')).toEqual(own);
    expect(withRequester(forAnother, 'author', 'principal')).toEqual({
      author: 'principal',
      onBehalfOf: null,
    });
  });
});
