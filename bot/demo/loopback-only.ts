import { Server } from 'node:net';

/**
 * Preloaded into Playground, which would listen on every interface and has no door of its own:
 * anybody on the network could then speak as a director.
 */
const listen = Server.prototype.listen;

Server.prototype.listen = function listenOnLoopback(this: Server, ...args: unknown[]) {
  const [port, ...rest] = args;
  const callback = rest.find((arg) => typeof arg === 'function');
  if (typeof port !== 'number') return listen.apply(this, args as Parameters<typeof listen>);
  return listen.call(this, { port, host: '127.0.0.1' }, callback as () => void);
} as typeof listen;
