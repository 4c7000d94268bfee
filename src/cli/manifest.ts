import { mkdir, writeFile } from 'node:fs/promises';
import { ConfigError, loadManifestSettings } from '../config.ts';
import { createTranslator } from '../i18n/create-translator.ts';
import { appPackageFiles, zipAppPackage } from './app-package.ts';

const FILE = 'dist/vip-desk.zip';

try {
  const translator = createTranslator();
  const files = appPackageFiles(loadManifestSettings(), translator);
  await mkdir('dist', { recursive: true });
  await writeFile(FILE, zipAppPackage(files));
  console.log(translator.in('ru').t('manifest.cli.written', { file: FILE }));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.exitCode = 1;
  console.error(error.message);
}
