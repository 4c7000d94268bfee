import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { appPackageFiles, zipAppPackage } from '../../../src/cli/app-package.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import { ConfigError, loadManifestSettings } from '../../../src/settings/config.ts';

const ENV = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  TEAMS_APP_ID: '99999999-2222-4333-8444-555555555555',
  DEVELOPER_NAME: 'Телеком',
  DEVELOPER_URL: 'https://telecom.example',
};

function build(env: Record<string, string> = ENV) {
  return unzipSync(zipAppPackage(appPackageFiles(loadManifestSettings(env), createTranslator())));
}

function json(file: Uint8Array | undefined): Record<string, unknown> {
  return JSON.parse(strFromU8(file ?? new Uint8Array())) as Record<string, unknown>;
}

async function validate(manifest: Uint8Array | undefined): Promise<string[]> {
  const file = join(await mkdtemp(join(tmpdir(), 'manifest-')), 'manifest.json');
  await writeFile(file, manifest ?? '');
  const [, problems] = await AppManifestUtils.readAndValidateTeamsManifest(file);
  return problems;
}

/** Width, height and colour type of a PNG's header. */
function pngHeader(png: Uint8Array | undefined) {
  const view = Buffer.from(png ?? []);
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20), colourType: view[25] };
}

describe('app package', () => {
  it('holds exactly the manifest, both icons and the English texts, without folders', () => {
    expect(Object.keys(build()).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
  });

  it('satisfies the released schema', async () => {
    expect(await validate(build()['manifest.json'])).toEqual([]);
  });

  it('breaks the schema when an id is not a GUID', async () => {
    const manifest = json(build()['manifest.json']);
    const broken = JSON.stringify({ ...manifest, id: 'vip-desk' });
    expect(await validate(Buffer.from(broken))).not.toEqual([]);
  });

  it('takes its ids from the environment', () => {
    const manifest = json(build()['manifest.json']);
    expect(manifest).toMatchObject({ id: ENV.TEAMS_APP_ID, bots: [{ botId: ENV.MicrosoftAppId }] });
  });

  it('uses the bot id as the app id when none is given', () => {
    const { TEAMS_APP_ID: _, ...env } = ENV;
    expect(json(build(env)['manifest.json'])).toMatchObject({ id: ENV.MicrosoftAppId });
  });

  it('names every missing setting at once', () => {
    expect(() => loadManifestSettings({})).toThrow(ConfigError);
    expect(() => loadManifestSettings({})).toThrow(
      /MicrosoftAppId: is missing\n- DEVELOPER_NAME: is missing\n- DEVELOPER_URL: is missing/,
    );
  });

  it('refuses addresses that are not https', () => {
    expect(() => loadManifestSettings({ ...ENV, DEVELOPER_URL: 'http://telecom.example' })).toThrow(
      /DEVELOPER_URL: is not an https address/,
    );
  });

  it('has a full-colour icon of 192 and a transparent outline of 32', () => {
    const files = build();
    expect(pngHeader(files['color.png'])).toMatchObject({ width: 192, height: 192 });
    expect(pngHeader(files['outline.png'])).toEqual({ width: 32, height: 32, colourType: 6 });
  });

  it('translates every text of the manifest', () => {
    const files = build();
    const russian = JSON.stringify(json(files['manifest.json']));
    const english = json(files['en.json']);
    const keys = Object.keys(english).filter((key) => key !== '$schema');
    const commands = russian.split('"title"').length - 1;
    expect(keys.length).toBe(4 + commands * 2);
    expect(russian).not.toMatch(/"(text|setting):/);
    for (const key of keys) expect(key).toMatch(LOCALIZED_KEY);
  });

  it('lets people send files in the personal chat and get them there', () => {
    expect(json(build()['manifest.json'])).toMatchObject({
      bots: [{ supportsFiles: true, scopes: expect.arrayContaining(['personal']) }],
    });
  });

  it('searches clients and requests from the compose box, and shows own ones before a word is typed', () => {
    const query = (id: string) => expect.objectContaining({ id, type: 'query', initialRun: true });
    expect(json(build()['manifest.json'])).toMatchObject({
      composeExtensions: [{ botId: ENV.MicrosoftAppId, commands: [query('clients'), query('requests')] }],
    });
  });

  it('makes the same zip from the same settings', () => {
    const files = appPackageFiles(loadManifestSettings(ENV), createTranslator());
    expect(zipAppPackage(files)).toEqual(zipAppPackage(files));
  });
});

/** The keys that the localisation schema knows, of those the package uses. */
const LOCALIZED_KEY = new RegExp(
  `^(${[
    String.raw`(name|description)\.(short|full)`,
    String.raw`bots\[0\]\.commandLists\[[0-2]\]\.commands\[([0-9]|1[0-1])\]\.(title|description)`,
    String.raw`composeExtensions\[0\]\.commands\[[0-9]\](\.parameters\[[0-4]\])?\.(title|description)`,
  ].join('|')})$`,
);
