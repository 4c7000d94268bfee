import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import { createLogger } from '../../src/kernel/logger.ts';
import { reportTo } from './child.ts';

/** The smallest bot that the SDK's own samples show: text in, the same text out. */
class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(`Echo: ${context.activity.text}`);
      await next();
    });
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new EchoBot();
const server = restify.createServer({ name: 'echo', log: createLogger('silent') });
const readBody = restify.plugins.bodyParser({
  maxBodySize: 256 * 1024,
  mapParams: false,
  rejectUnknown: true,
});
server.post('/api/messages', readBody, async (req: restify.Request, res: restify.Response) => {
  await adapter.process(req, res, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${server.address().port}/api/messages`;
  reportTo(process, url, () => new Promise<void>((resolve) => server.close(() => resolve())));
});
