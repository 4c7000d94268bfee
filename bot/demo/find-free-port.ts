import { createServer } from 'node:net';

/** The port wished for if it is free, otherwise any: Playground would pick another one without a word. */
export async function findFreePort(wished: number): Promise<number> {
  return (await tryListen(wished)) ?? (await tryListen(0)) ?? wished;
}

function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const got = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(got));
    });
  });
}
