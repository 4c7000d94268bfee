import type { CompanyRegister } from '../src/companies/company-register.ts';
import { createDadata } from '../src/companies/dadata.ts';
import { isLoopbackFileUrl, isTeamsFileUrl } from '../src/files/file-url-rules.ts';
import { startScheduler } from '../src/jobs/scheduler.ts';
import type { Clock } from '../src/kernel/clock.ts';
import type { Logger } from '../src/kernel/logger.ts';
import { ensureFirstAdmin } from '../src/people/directory/ensure-first-admin.ts';
import { createProduct } from '../src/product/create-product.ts';
import { openStore } from '../src/product/open-store.ts';
import type { Product } from '../src/product/product.ts';
import { createReadiness } from '../src/product/readiness.ts';
import { COLLECTIONS } from '../src/product/repos.ts';
import { createVitalSigns } from '../src/product/vital-signs.ts';
import { applySettings } from '../src/settings/apply-settings.ts';
import type { Config } from '../src/settings/config.ts';
import { refuseHalfRestored } from '../src/storage/backups/restore-marks.ts';
import { migrateStore, requireStoreVersion } from '../src/storage/store-version.ts';
import { endInOrder, type Part } from './end-in-order.ts';
import { createHandlers } from './index.ts';
import { RENDERERS } from './renderers.ts';
import { type RunningBot, startBot } from './start.ts';
import { isLoopbackService, isTeamsService } from './teams/door.ts';
import { teamsAuthOptions } from './teams/teams-auth.ts';
import type { CommandHandler } from './turn/turn.ts';

export interface RunBotOptions {
  config: Config;
  /** Business time. */
  clock: Clock;
  realClock: Clock;
  log: Logger;
  /** Commands that only the demo has; `runDue` is one pass of the scheduler, and waits for its messages. */
  commands?(runDue: () => Promise<void>): CommandHandler[];
  /** Register of companies in place of the one that the settings choose. */
  companies?: CompanyRegister;
  /** True where a chat begins with its person; what is owed waits until then. */
  awaitsPeople?: boolean;
  /** Called before anybody is answered. */
  prepare?(product: Product): Promise<void>;
}

export interface RunningProduct {
  product: Product;
  bot: RunningBot;
  /**
   * Ends the scheduler, answers and sends what is under way, closes the store; each within its time. Returns the names
   * of those that did not end.
   */
  close(doing?: (part: string) => void): Promise<string[]>;
}

/** Service for first chats when no activity has told a service URL yet. */
const TEAMS_SERVICE = 'https://smba.trafficmanager.net/teams/';

/** Store, product, bot and scheduler, in the order in which they need each other. */
export async function runBot(options: RunBotOptions): Promise<RunningProduct> {
  const { config, log, clock, realClock } = options;
  const store = await openStore({ ...config, alone: true });
  const parts: Part[] = [{ name: 'store', withinMs: 3_000, end: () => store.close() }];
  const close = (doing?: (part: string) => void) => endInOrder(parts.splice(0), log, doing);
  try {
    await refuseHalfRestored(store);
    await (config.mongodbUri === '' ? migrateStore(store, COLLECTIONS) : requireStoreVersion(store));
    const dadata = config.dadataToken === '' ? null : createDadata({ token: config.dadataToken, log });
    const companies = options.companies ?? dadata;
    const product = await createProduct({
      store,
      clock,
      realClock,
      log,
      send: config.send,
      ...(companies ? { companies } : {}),
    });
    await prepare(product, options);
    const vitalSigns = createVitalSigns(realClock);
    const passes = { runDue: async () => {} };
    const bot = await startBot(product, {
      listen: config,
      allowedTenants: config.allowedTenants,
      auth: teamsAuthOptions(config.credentials),
      isServiceUrl: config.credentials ? isTeamsService : isLoopbackService,
      isFileUrl: config.credentials ? isTeamsFileUrl : isLoopbackFileUrl,
      openChatsAt: config.credentials
        ? { serviceUrl: TEAMS_SERVICE, botId: `28:${config.credentials.appId}` }
        : null,
      soleProcess: config.mongodbUri === '',
      awaitsPeople: options.awaitsPeople ?? false,
      handlers: createHandlers({ commands: options.commands?.(() => passes.runDue()) ?? [] }),
      renderers: RENDERERS,
      readiness: createReadiness({ ...product, store, vitalSigns }),
      onRound: vitalSigns.noteRound,
    });
    parts.unshift({ name: 'bot', withinMs: 10_000, end: () => bot.close() });
    const scheduler = startScheduler({
      ...product,
      secretExpires: config.secretExpires,
      onPass: vitalSigns.notePass,
      takeUpFiles: bot.takeUpFiles,
    });
    passes.runDue = scheduler.runDue;
    parts.unshift({ name: 'scheduler', withinMs: 4_000, end: () => scheduler.stop() });
    if (!(await product.sendGate.isOpen()))
      log.warn('sending is off: nobody is written to who has not written');
    return { product, bot, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepare(product: Product, { config, prepare: more }: RunBotOptions): Promise<void> {
  await applySettings(product, config);
  if (config.firstAdmin !== '') {
    const tenantId = config.allowedTenants[0] ?? '';
    await ensureFirstAdmin(product, { tenantId, aadObjectId: config.firstAdmin });
  }
  await more?.(product);
  await product.relay.sweep();
}
