import { readFileSync, writeFileSync } from 'node:fs';
import { REMINDER_KINDS } from '../../src/reminders/kinds/index.ts';
import { REQUEST_KINDS } from '../../src/requests/kinds/index.ts';
import { keysOf, reminderKeysOf } from '../helpers/kind-declarations.ts';
import { STUB } from '../src/i18n/stub.ts';

/** `npm run kind-texts`: a stub for each text that a kind of request or of reminder lacks, in both languages. */

const KEYS = [...REQUEST_KINDS.flatMap(keysOf), ...REMINDER_KINDS.flatMap(reminderKeysOf)];

type Texts = { [name: string]: string | Texts };

for (const locale of ['ru', 'en']) {
  for (const area of ['requests', 'fields', 'reminders']) {
    const path = new URL(`../../src/i18n/${locale}/${area}.json`, import.meta.url);
    const texts: Texts = JSON.parse(readFileSync(path, 'utf8'));
    for (const key of KEYS.filter((each) => each.startsWith(`${area}.`)))
      putStub(texts, key.split('.').slice(1));
    writeFileSync(path, `${JSON.stringify(texts, null, 2)}\n`);
  }
}

function putStub(texts: Texts, [name = '', ...rest]: string[]): void {
  const text = texts[name] ?? (rest.length === 0 ? STUB : {});
  texts[name] = text;
  if (typeof text === 'object') putStub(text, rest);
}
