import { readFileSync } from 'node:fs';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Texts, Translator } from '../i18n/translate.ts';
import type { ManifestSettings } from '../settings/manifest-settings.ts';

const FOLDER = new URL('../../manifest/', import.meta.url);
const PACKAGE = new URL('../../package.json', import.meta.url);

/** A fixed time makes the same input the same zip. */
const ZIP_OPTIONS = { level: 9, mtime: '2026-01-01T00:00:00Z' } as const;

type Json = string | number | boolean | Json[] | { [key: string]: Json };

/** The files of the Teams app package by name, Russian being the default language. */
export function appPackageFiles(
  settings: ManifestSettings,
  translator: Translator,
): Record<string, Uint8Array> {
  const template = JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8')) as Json;
  const values = { ...settings, version: readVersion() };
  return {
    'manifest.json': toFile(fillIn(template, values, translator.in('ru'))),
    'en.json': toFile({ $schema: localizationSchema(template), ...localize(template, translator.in('en')) }),
    'color.png': readFileSync(new URL('color.png', FOLDER)),
    'outline.png': readFileSync(new URL('outline.png', FOLDER)),
  };
}

export function zipAppPackage(files: Record<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files)) entries[name] = [content, ZIP_OPTIONS];
  return zipSync(entries);
}

/** `setting:` and `text:` values of the template name what stands in their place. */
function fillIn(node: Json, values: Record<string, string>, texts: Texts): Json {
  if (Array.isArray(node)) return node.map((item) => fillIn(item, values, texts));
  if (typeof node === 'object') {
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, fillIn(value, values, texts)]),
    );
  }
  if (typeof node !== 'string') return node;
  const [scheme, name] = split(node);
  if (scheme === 'text') return texts.built(name);
  if (scheme !== 'setting') return node;
  const value = values[name];
  if (value === undefined) throw new TypeError(`the manifest names an unknown setting ${name}`);
  return value;
}

/** Texts of another language by the path Teams looks them up under, such as `bots[0].commandLists[0]…`. */
function localize(node: Json, texts: Texts, path = ''): Record<string, string> {
  if (typeof node === 'string') {
    const [scheme, name] = split(node);
    return scheme === 'text' ? { [path]: texts.built(name) } : {};
  }
  if (typeof node !== 'object') return {};
  const children = Array.isArray(node)
    ? node.map((item, n) => localize(item, texts, `${path}[${n}]`))
    : Object.entries(node).map(([key, value]) =>
        localize(value, texts, path === '' ? key : `${path}.${key}`),
      );
  return Object.assign({}, ...children);
}

function split(text: string): [string, string] {
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
}

function localizationSchema(template: Json): string {
  const { $schema } = template as { $schema: string };
  return $schema.replace('MicrosoftTeams.schema', 'MicrosoftTeams.Localization.schema');
}

function readVersion(): string {
  return (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version;
}

function toFile(content: Json): Uint8Array {
  return strToU8(`${JSON.stringify(content, null, 2)}\n`);
}
