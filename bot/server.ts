import restify from 'restify';
import type { Logger } from '../src/logger.ts';
import { admit, type DoorRules } from './door.ts';

export interface ServerOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  door: DoorRules;
  log: Logger;
  /** Hands the request to the SDK. */
  process(req: restify.Request, res: restify.Response): Promise<void>;
  /** Whether the store answers. */
  isHealthy(): Promise<boolean>;
}

export interface RunningServer {
  port: number;
  /** Takes no more requests and waits for those it has. */
  close(): Promise<void>;
}

const MAX_BODY = 256 * 1024;

/** The two routes: messages from Teams, and whether the bot is alive. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = restify.createServer({ name: '', log: options.log });
  server.on('restifyError', (_req, _res, error, done) => {
    const code = error.body?.code ?? 'ERROR';
    error.toJSON = () => ({ code });
    error.toString = () => code;
    done();
  });
  server.pre(refuseEncoded);
  server.post('/api/messages', readJson(), async (req: restify.Request, res: restify.Response) => {
    await receive(options, req, res);
  });
  server.get('/health', (_req, res, next) => {
    options
      .isHealthy()
      .then((healthy) => res.send(healthy ? 200 : 503, { status: healthy ? 'ok' : 'store' }))
      .then(() => next(), next);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return { port: server.address().port, close: () => close(server) };
}

/** A compressed body would pass the limit before it is unpacked. */
function refuseEncoded(req: restify.Request, res: restify.Response, next: restify.Next): void {
  const encoding = req.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') {
    next();
    return;
  }
  res.send(415, { code: 'ENCODED' });
  next(false);
}

function readJson(): restify.Handler[] {
  const requireJson: restify.Handler = (req, res, next) => {
    const isJson = req.getContentType().toLowerCase() === 'application/json';
    if (!isJson) res.send(415, { code: 'NOT_JSON' });
    next(isJson ? undefined : false);
  };
  return [
    requireJson,
    ...restify.plugins.bodyParser({ maxBodySize: MAX_BODY, mapParams: false, rejectUnknown: true }),
  ];
}

async function receive(options: ServerOptions, req: restify.Request, res: restify.Response): Promise<void> {
  const met = admit(req.body, options.door);
  if ('refusal' in met) {
    const { status, code } = met.refusal;
    options.log.warn({ code }, 'request refused at the door');
    res.send(status, { code });
    return;
  }
  req.body = met.activity;
  await options.process(req, res);
}

function close(server: restify.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(resolve);
    server.server.closeIdleConnections();
  });
}
