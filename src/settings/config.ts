import { z } from 'zod';
import { MANIFEST_SCHEMA, type ManifestSettings, toManifestSettings } from './manifest-settings.ts';
import type { ReminderSettings } from './reminder-settings.ts';

export type AppType = 'SingleTenant' | 'UserAssignedMsi' | 'MultiTenant';

export interface Credentials {
  appId: string;
  appType: AppType;
  tenantId: string;
  password: string;
  certificateThumbprint: string;
  certificatePrivateKey: string;
}

export interface Config {
  production: boolean;
  port: number;
  /** Loopback only without credentials. */
  host: string;
  logLevel: string;
  dataFile: string;
  /** '' chooses the embedded store. */
  mongodbUri: string;
  /** null: nobody proves who they are, so the bot listens on loopback only. */
  credentials: Credentials | null;
  /** Tenants whose people may speak to the bot. Empty only without credentials: then any. */
  allowedTenants: string[];
  /** ISO date on which the secret or certificate runs out; null when nobody has said. */
  secretExpires: string | null;
  /** `off`: nobody is written to who has not written. A restored copy is off until it is allowed to send. */
  send: 'on' | 'off';
  /** Key to DaData, which is then asked for companies by INN; '' asks nobody. */
  dadataToken: string;
  /** Entra object id of the first admin, or ''. */
  firstAdmin: string;
  /** Holder of the trade secret, whom the mark on files names; '' names nobody. */
  secretOwner: string;
  /** Dates that the regulation leaves to the branch; `applySettings` puts them into the store. */
  reminders: ReminderSettings;
}

/** Everything that is wrong with the environment, at once. */
export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The configuration is wrong:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const text = z.string().trim().default('');
const yesNo = z.enum(['true', 'false']).transform((value) => value === 'true');
const guid = z.union([z.literal(''), z.guid()]).transform((value) => value.toLowerCase());

const SCHEMA = z.object({
  NODE_ENV: text,
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DATA_FILE: z.string().trim().min(1).default('data/vip-desk.db'),
  MONGODB_URI: text
    .refine((uri) => uri === '' || /^mongodb(\+srv)?:\/\//.test(uri), 'is not a MongoDB URI')
    .refine((uri) => !/[?&]w=0(&|$)/i.test(uri), 'asks for writes that nobody answers (w=0)'),
  MicrosoftAppId: text.pipe(guid),
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMsi', 'MultiTenant']).default('SingleTenant'),
  MicrosoftAppTenantId: text.pipe(guid),
  MicrosoftAppPassword: text,
  CertificateThumbprint: text,
  CertificatePrivateKey: text,
  SECRET_EXPIRES: z.iso.date('is not a date such as 2027-05-01').optional(),
  ALLOWED_TENANTS: text
    .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
    .pipe(z.array(z.guid().transform((id) => id.toLowerCase()))),
  FIRST_ADMIN: text.pipe(guid),
  SEND: z.enum(['on', 'off']).default('on'),
  DADATA_TOKEN: text.refine(
    (token) => /^[\x21-\x7e]*$/.test(token),
    'is no key: it has spaces or other letters',
  ),
  REPORT_DAY: z.coerce.number().int().min(1).max(31).default(5),
  REPORT_PERIOD: z.enum(['month', 'quarter']).default('month'),
  REPORT_DUE_INCLUSIVE: yesNo.default(true),
  REPORT_ROLL: z.enum(['forward', 'backward', 'none']).default('forward'),
  TRADE_SECRET_OWNER: text.pipe(z.string().max(200)),
  LEAP_DAY: z.enum(['feb-28', 'mar-01']).default('feb-28'),
});

type Settings = z.infer<typeof SCHEMA>;

/** Names of every setting, for `.env.example`. */
export const SETTING_NAMES = [
  ...new Set([...Object.keys(SCHEMA.shape), ...Object.keys(MANIFEST_SCHEMA.shape)]),
];

/** Reads and checks the settings. Throws ConfigError with every problem. */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const parsed = SCHEMA.safeParse(withoutEmpty(env));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const settings = parsed.data;
  const production = settings.NODE_ENV === 'production';
  const problems = [...credentialProblems(settings), ...(production ? productionProblems(settings) : [])];
  if (problems.length > 0) throw new ConfigError(problems);
  return toConfig(settings, production);
}

/** Loads settings for `npm run manifest`; the bot itself needs only the id of them. Throws ConfigError. */
export function loadManifestSettings(
  env: Record<string, string | undefined> = process.env,
): ManifestSettings {
  const parsed = MANIFEST_SCHEMA.safeParse(withoutEmpty(env));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  return toManifestSettings(parsed.data);
}

const DEMO_DEFAULTS = { DATA_FILE: 'data/demo/vip-desk.db', LOG_LEVEL: 'warn' };
/** The demo has no credentials and keeps to its own file, whatever the environment holds for production. */
const NOT_IN_DEMO = ['NODE_ENV', 'MONGODB_URI', 'ALLOWED_TENANTS', 'FIRST_ADMIN', 'DADATA_TOKEN'];

export function loadDemoConfig(env: Record<string, string | undefined> = process.env): Config {
  const kept = Object.entries(withoutEmpty(env)).filter(
    ([name]) => !NOT_IN_DEMO.includes(name) && !/^(MicrosoftApp|Certificate)/.test(name),
  );
  return loadConfig({ ...DEMO_DEFAULTS, ...Object.fromEntries(kept) });
}

/** The environment that a child process inherits, with additions. */
export function childEnvironment(more: Record<string, string>): Record<string, string | undefined> {
  return { ...process.env, ...more };
}

/** An empty line of an `.env` file means that the setting is not given. */
function withoutEmpty(env: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
}

function credentialProblems(settings: Settings): string[] {
  const secret = settings.MicrosoftAppPassword !== '';
  const halves = [settings.CertificateThumbprint, settings.CertificatePrivateKey].filter(
    (half) => half !== '',
  );
  if (settings.MicrosoftAppId === '') {
    return secret || halves.length > 0 ? ['MicrosoftAppId: is missing although a secret is set'] : [];
  }
  const problems: string[] = [];
  const managed = settings.MicrosoftAppType === 'UserAssignedMsi';
  if (halves.length === 1) problems.push('CertificateThumbprint and CertificatePrivateKey: one is missing');
  if (managed && secret) problems.push('MicrosoftAppPassword: a managed identity has none');
  if (!managed && !secret && halves.length === 0) {
    problems.push('MicrosoftAppPassword (or CertificateThumbprint and CertificatePrivateKey): is missing');
  }
  if (settings.MicrosoftAppType !== 'MultiTenant' && settings.MicrosoftAppTenantId === '') {
    problems.push('MicrosoftAppTenantId: is missing');
  }
  if (allowedTenantsOf(settings).length === 0) problems.push('ALLOWED_TENANTS: is missing');
  return problems;
}

function productionProblems(settings: Settings): string[] {
  return settings.MicrosoftAppId === ''
    ? ['MicrosoftAppId: is missing (with it MicrosoftAppPassword and MicrosoftAppTenantId)']
    : [];
}

function allowedTenantsOf(settings: Settings): string[] {
  if (settings.ALLOWED_TENANTS.length > 0) return settings.ALLOWED_TENANTS;
  return settings.MicrosoftAppTenantId === '' ? [] : [settings.MicrosoftAppTenantId];
}

function toConfig(settings: Settings, production: boolean): Config {
  const credentials = settings.MicrosoftAppId === '' ? null : toCredentials(settings);
  return {
    production,
    port: settings.PORT,
    host: credentials ? '0.0.0.0' : '127.0.0.1',
    logLevel: settings.LOG_LEVEL,
    dataFile: settings.DATA_FILE,
    mongodbUri: settings.MONGODB_URI,
    credentials,
    allowedTenants: allowedTenantsOf(settings),
    secretExpires: settings.SECRET_EXPIRES ?? null,
    send: settings.SEND,
    dadataToken: settings.DADATA_TOKEN,
    firstAdmin: settings.FIRST_ADMIN,
    secretOwner: settings.TRADE_SECRET_OWNER,
    reminders: {
      leapDay: settings.LEAP_DAY,
      report: {
        period: settings.REPORT_PERIOD,
        day: settings.REPORT_DAY,
        inclusive: settings.REPORT_DUE_INCLUSIVE,
        roll: settings.REPORT_ROLL,
      },
    },
  };
}

function toCredentials(settings: Settings): Credentials {
  return {
    appId: settings.MicrosoftAppId,
    appType: settings.MicrosoftAppType,
    tenantId: settings.MicrosoftAppTenantId,
    password: settings.MicrosoftAppPassword,
    certificateThumbprint: settings.CertificateThumbprint,
    certificatePrivateKey: settings.CertificatePrivateKey.replaceAll('\\n', '\n'),
  };
}
