import { createFileTakeUp } from '../src/attachments/file-take-up.ts';
import type { Messenger } from '../src/deliveries/messenger.ts';
import { createSender, type Sender } from '../src/deliveries/sending/sender.ts';
import { createHttpFileHost } from '../src/files/http-file-host.ts';
import { inTurn } from '../src/kernel/turn-id.ts';
import { within } from '../src/kernel/within.ts';
import type { Product } from '../src/product/product.ts';
import type { Readiness } from '../src/product/readiness.ts';
import { tellUndelivered, tellUnreachable } from '../src/requests/actions/tell-unreachable.ts';
import type { Config } from '../src/settings/config.ts';
import { createCardRenderer } from './cards/card-renderer.ts';
import type { Handlers } from './index.ts';
import { TeamsAdapter } from './teams/adapter.ts';
import { startServer } from './teams/server.ts';
import { TeamsAuth, type TeamsAuthOptions } from './teams/teams-auth.ts';
import { createTeamsMessenger } from './teams/teams-messenger.ts';
import { createVipBot } from './teams/vip-bot.ts';
import type { App } from './turn/app.ts';
import type { ContentRenderers } from './turn/content.ts';
import { createContentRenderer } from './turn/render-content.ts';

export interface StartBotOptions {
  listen: Pick<Config, 'host' | 'port'>;
  /** Empty only without credentials: then any tenant may speak. */
  allowedTenants: string[];
  auth: TeamsAuthOptions;
  /** Milliseconds that Teams waits for a turn; a longer one goes on after the answer. */
  turnWithinMs?: number;
  /** Milliseconds for Teams to answer a call. */
  answerWithinMs?: number;
  /** Milliseconds for calls to Teams at the end. */
  stopWithinMs?: number;
  isServiceUrl(url: string): boolean;
  /** True where files of Teams are fetched from and put to. */
  isFileUrl(url: string): boolean;
  /** Service for first chats; null where people must write first. */
  openChatsAt: { serviceUrl: string; botId: string } | null;
  /** True for the embedded store, which no other process shares. */
  soleProcess: boolean;
  /** True where a chat begins with its person, as a window of the demo: what is owed waits until then. */
  awaitsPeople?: boolean;
  handlers: Handlers;
  renderers: ContentRenderers;
  readiness(): Promise<Readiness>;
  /** Noted when a round of the sender has ended. */
  onRound?(): void;
}

export interface RunningBot {
  /** URL that Teams posts to. */
  url: string;
  port: number;
  app: App;
  sender: Sender;
  /** Takes up files that a dead process has left, unless that goes on already. */
  takeUpFiles(): Promise<void>;
  /** Answers and sends what is under way, then stops. The store stays open. */
  close(): Promise<void>;
}

const STOP_WITHIN_MS = 4_000;
/** Files on their way are taken up again by the next start. */
const CUT_OFF_WITHIN_MS = 500;

/** The product in Teams: door, SDK, handlers, and the sender of what is owed. */
export async function startBot(product: Product, options: StartBotOptions): Promise<RunningBot> {
  const auth = new TeamsAuth(options.auth, product.realClock);
  const adapter = new TeamsAdapter(auth, product.log);
  const messenger = createTeamsMessenger({
    connectorFor: (serviceUrl) => auth.connectorFor(serviceUrl),
    realClock: product.realClock,
    ...(options.answerWithinMs === undefined ? {} : { answerWithinMs: options.answerWithinMs }),
  });
  const fileHost = createHttpFileHost({ isFileUrl: options.isFileUrl });
  const app: App = { ...product, cards: createCardRenderer(undefined, botIdOf(options.auth)), fileHost };
  const bot = createVipBot({
    app,
    messenger,
    alone: options.soleProcess,
    turnWithinMs: options.turnWithinMs,
    ...options.handlers,
  });
  const sender = createBotSender(app, messenger, options);
  const fileTakeUp = createFileTakeUp(app, { alone: options.soleProcess });
  const server = await startServer({
    ...options.listen,
    door: { tenants: options.allowedTenants, isServiceUrl: options.isServiceUrl },
    log: product.log,
    process: (req, res) =>
      inTurn(product.newId(), () => adapter.process(req, res, (context) => bot.onTurn(context))),
    readiness: options.readiness,
  });
  sender.start();
  void fileTakeUp.run();

  async function close(): Promise<void> {
    const answered = server.close().then(() => bot.idle());
    if (await within(options.stopWithinMs ?? STOP_WITHIN_MS, answered)) {
      await sender.stop();
    } else {
      // Answers that cannot be sent to the end are owed, and sent by the next start.
      const stopped = sender.stop();
      messenger.end();
      await Promise.all([answered, stopped]);
    }
    await within(CUT_OFF_WITHIN_MS, fileTakeUp.settled());
  }

  return {
    url: `http://${options.listen.host}:${server.port}/api/messages`,
    port: server.port,
    app,
    sender,
    takeUpFiles: fileTakeUp.run,
    close,
  };
}

/** The bot as Teams calls it in chats; '' without credentials, where there is no Teams. */
function botIdOf({ appId }: TeamsAuthOptions): string {
  return appId === '' ? '' : `28:${appId}`;
}

function createBotSender(app: App, messenger: Messenger, options: StartBotOptions): Sender {
  return createSender(
    {
      ...app,
      messenger,
      openChatsAt: options.openChatsAt,
      render: createContentRenderer(app, options.renderers),
      random: Math.random,
      onUnreachable: (delivery) => tellUnreachable(app, delivery),
      onGivenUp: (delivery) => tellUndelivered(app, delivery),
      ...(options.onRound === undefined ? {} : { onRound: options.onRound }),
    },
    {
      takeOver: options.soleProcess,
      awaitsPeople: options.awaitsPeople ?? false,
      ...(options.stopWithinMs === undefined ? {} : { stopWithinMs: options.stopWithinMs }),
    },
  );
}
