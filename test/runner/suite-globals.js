/**
 * `@jest/globals` of the suite that runs now. Test helpers are loaded once a process and keep what they imported,
 * so each name forwards to the functions of the moment.
 */
let current = {};

export function setSuiteGlobals(globals) {
  current = globals;
}

export const afterAll = forward('afterAll');
export const afterEach = forward('afterEach');
export const beforeAll = forward('beforeAll');
export const beforeEach = forward('beforeEach');
export const describe = forward('describe');
export const expect = forward('expect');
export const it = forward('it');

function forward(name) {
  return new Proxy(() => undefined, {
    apply: (_, self, args) => Reflect.apply(current[name], self, args),
    get: (_, property) => current[name][property],
  });
}
