/** Types of what bot/teams/server.ts uses of restify 12, which has none of its own. */
declare module 'restify' {
  import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';

  export interface Request extends IncomingMessage {
    body?: Record<string, unknown>;
    getContentType(): string;
  }

  export interface Response extends ServerResponse {
    header(name: string, value: unknown): void;
    status(status: number): void;
    send(statusOrBody: unknown, body?: unknown): void;
  }

  export type Next = (outcome?: false | Error) => void;
  export type Handler = (req: Request, res: Response, next: Next) => void;

  export interface HttpError extends Error {
    statusCode: number;
    body?: { code?: string };
    toJSON?: () => unknown;
    toString: () => string;
  }

  export interface Server {
    server: HttpServer;
    pre(handler: Handler): void;
    get(path: string, ...handlers: (Handler | Handler[])[]): void;
    post(path: string, ...handlers: (Handler | Handler[] | AsyncHandler)[]): void;
    on(
      event: 'restifyError',
      listener: (req: Request, res: Response, error: HttpError, done: () => void) => void,
    ): void;
    listen(port: number, host: string, done: () => void): void;
    close(done: () => void): void;
    address(): { port: number };
    once(event: 'error', listener: (error: Error) => void): void;
  }

  /** Two arguments exactly, and nothing returned: a value would be logged with the whole response. */
  export type AsyncHandler = (req: Request, res: Response) => Promise<void>;

  export function createServer(options?: { name?: string; log?: unknown }): Server;
  export const plugins: {
    bodyParser(options?: { maxBodySize?: number; mapParams?: boolean; rejectUnknown?: boolean }): Handler[];
  };
}
