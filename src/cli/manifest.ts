import { mkdir, writeFile } from 'node:fs/promises';
import { createTranslator } from '../i18n/create-translator.ts';
import { loadManifestSettings } from '../settings/config.ts';
import { appPackageFiles, zipAppPackage } from './app-package.ts';
import { tellFailure } from './tell-failure.ts';

const FILE = 'dist/vip-desk.zip';

const translator = createTranslator();

try {
  const files = appPackageFiles(loadManifestSettings(), translator);
  await mkdir('dist', { recursive: true });
  await writeFile(FILE, zipAppPackage(files));
  console.log(translator.in('ru').t('manifest.cli.written', { file: FILE }));
} catch (error) {
  tellFailure(error, translator.in('ru'));
}
