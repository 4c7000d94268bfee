import { readFileSync, writeFileSync } from 'node:fs';
import { REQUEST_TYPES } from '../../src/requests/kinds/index.ts';
import { keysOf } from '../helpers/kind-declarations.ts';
import { STUB } from '../src/i18n/stub.ts';

/** `npm run kind-texts`: a stub for each text that a kind of request lacks, in both languages. */

type Texts = { [name: string]: string | Texts };

for (const locale of ['ru', 'en']) {
  for (const area of ['requests', 'fields']) {
    const path = new URL(`../../src/i18n/${locale}/${area}.json`, import.meta.url);
    const texts: Texts = JSON.parse(readFileSync(path, 'utf8'));
    const keys = REQUEST_TYPES.flatMap(keysOf).filter((key) => key.startsWith(`${area}.`));
    for (const key of keys) putStub(texts, key.split('.').slice(1));
    writeFileSync(path, `${JSON.stringify(texts, null, 2)}\n`);
  }
}

function putStub(texts: Texts, [name = '', ...rest]: string[]): void {
  const text = texts[name] ?? (rest.length === 0 ? STUB : {});
  texts[name] = text;
  if (typeof text === 'object') putStub(text, rest);
}
