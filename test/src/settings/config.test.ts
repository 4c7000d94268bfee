import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig, loadDemoConfig, SETTING_NAMES } from '../../../src/settings/config.ts';

const APP = '11111111-1111-4111-8111-111111111111';
const TENANT = '22222222-2222-4222-8222-222222222222';
const FULL = { MicrosoftAppId: APP, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: TENANT };

function problemsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('needs nothing, and then listens on loopback only', () => {
    expect(loadConfig({})).toMatchObject({
      port: 3978,
      host: '127.0.0.1',
      credentials: null,
      mongodbUri: '',
    });
  });

  it('takes empty values as not given', () => {
    expect(loadConfig({ PORT: '', MicrosoftAppType: '', MicrosoftAppId: ' ' }).port).toBe(3978);
  });

  it('takes the day on which the secret runs out, and refuses what is no day', () => {
    expect(loadConfig({ SECRET_EXPIRES: '2027-05-01' }).secretExpires).toBe('2027-05-01');
    expect(loadConfig({}).secretExpires).toBeNull();
    for (const wrong of ['2027-02-30', '01.05.2027', 'soon']) {
      expect(problemsOf({ SECRET_EXPIRES: wrong })).toEqual([
        'SECRET_EXPIRES: is not a date such as 2027-05-01',
      ]);
    }
  });

  it('asks no register of companies without a key, and refuses what is no key', () => {
    expect(loadConfig({}).dadataToken).toBe('');
    expect(loadConfig({ DADATA_TOKEN: ' 0123abcd ' }).dadataToken).toBe('0123abcd');
    expect(loadDemoConfig({ DADATA_TOKEN: '0123abcd' }).dadataToken).toBe('');
    for (const wrong of ['two words', 'ключ', 'a\r\nX-Header: 1']) {
      expect(problemsOf({ DADATA_TOKEN: wrong })).toEqual([
        expect.stringMatching(/^DADATA_TOKEN: is no key/),
      ]);
    }
  });

  it.each(['1', '31'])('takes %s for the day on which reports are due, that day counted or not', (day) => {
    const config = loadConfig({ REPORT_DAY: day, REPORT_DUE_INCLUSIVE: 'false' });

    expect(config.reminders.report).toMatchObject({ day: Number(day), inclusive: false });
  });

  it.each(['0', '32', '1.5', 'пятого'])('refuses %s for that day with a sentence', (day) => {
    expect(problemsOf({ REPORT_DAY: day })).toEqual([expect.stringMatching(/^REPORT_DAY: /)]);
  });

  it('listens everywhere with credentials, for their tenant alone', () => {
    const config = loadConfig(FULL);

    expect(config.host).toBe('0.0.0.0');
    expect(config.allowedTenants).toEqual([TENANT]);
    expect(config.credentials).toMatchObject({ appId: APP, appType: 'SingleTenant' });
  });

  it('names what production lacks', () => {
    expect(problemsOf({ NODE_ENV: 'production' }).join()).toContain('MicrosoftAppId');
  });

  it.each([
    ['an unknown bot type', { ...FULL, MicrosoftAppType: 'SingelTenant' }, 'MicrosoftAppType'],
    ['no secret', { MicrosoftAppId: APP, MicrosoftAppTenantId: TENANT }, 'MicrosoftAppPassword'],
    ['no tenant', { MicrosoftAppId: APP, MicrosoftAppPassword: 'secret' }, 'MicrosoftAppTenantId'],
    ['a secret without an id', { MicrosoftAppPassword: 'secret' }, 'MicrosoftAppId'],
    ['half a certificate', { ...FULL, CertificateThumbprint: 'AA' }, 'CertificatePrivateKey'],
    [
      'a managed identity with a secret',
      { ...FULL, MicrosoftAppType: 'UserAssignedMsi' },
      'MicrosoftAppPassword',
    ],
    ['any tenant', { ...FULL, MicrosoftAppType: 'MultiTenant', MicrosoftAppTenantId: '' }, 'ALLOWED_TENANTS'],
    ['a tenant that is no id', { ALLOWED_TENANTS: 'contoso' }, 'ALLOWED_TENANTS'],
    ['a port that is no number', { PORT: 'http' }, 'PORT'],
    ['a store that is not MongoDB', { MONGODB_URI: 'postgres://x' }, 'MONGODB_URI'],
    ['writes without an answer', { MONGODB_URI: 'mongodb://x/?appName=a&w=0' }, 'w=0'],
  ])('refuses %s', (_, env, named) => {
    expect(problemsOf(env).join('\n')).toContain(named);
  });

  it('lists every problem at once', () => {
    expect(problemsOf({ PORT: '-1', LOG_LEVEL: 'loud', LEAP_DAY: 'never' })).toHaveLength(3);
  });

  it('never shows a secret in its problems', () => {
    const problems = problemsOf({ ...FULL, MicrosoftAppType: 'x', MicrosoftAppPassword: 'hush' });

    expect(problems.join()).not.toContain('hush');
  });
});

describe('.env.example', () => {
  it('names exactly what the configuration reads', () => {
    const names = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Za-z_]+)=/gm)].map(
      (match) => match[1],
    );

    expect(names.toSorted()).toEqual(SETTING_NAMES.toSorted());
  });
});
