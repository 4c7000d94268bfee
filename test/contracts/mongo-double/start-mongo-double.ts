import { createServer, type Socket } from 'node:net';
import { createCommands, type RunCommand, WRITES } from './commands.ts';
import { type Doc, readRequest, takeMessages, writeReply } from './wire.ts';

/**
 * Speaks enough of MongoDB's wire protocol for the driver to run our commands against memory. It shows the
 * shapes of our commands and what we make of the answers, not what MongoDB itself would do.
 */
export interface MongoDouble {
  uri: string;
  /** Carries out the next writes but breaks the connection instead of answering. */
  loseAnswers(count: number): void;
  /** Every command so far. */
  log: Doc[];
  close(): Promise<void>;
}

export async function startMongoDouble(): Promise<MongoDouble> {
  let address = '';
  let toLose = 0;
  const log: Doc[] = [];
  const sockets = new Set<Socket>();
  const run: RunCommand = createCommands(() => address);

  const server = createServer((socket) => {
    sockets.add(socket);
    let received: Buffer = Buffer.alloc(0);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      const { messages, rest } = takeMessages(Buffer.concat([received, chunk]));
      received = rest;
      for (const message of messages) answer(socket, message);
    });
  });

  function answer(socket: Socket, message: Buffer): void {
    const request = readRequest(message);
    const reply = run(request.command);
    log.push(request.command);
    if (toLose > 0 && WRITES.some((name) => name in request.command)) {
      toLose -= 1;
      socket.destroy();
    } else {
      socket.write(writeReply(request, reply));
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const listening = server.address();
  address = `127.0.0.1:${typeof listening === 'object' ? listening?.port : 0}`;
  return {
    uri: `mongodb://${address}/double?replicaSet=double`,
    log,
    loseAnswers: (count) => {
      toLose = count;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
