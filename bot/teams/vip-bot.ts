import type { TurnContext } from 'botbuilder';
import { type AnswerOnce, createAnswerOnce } from '../../src/receipts/answer-once.ts';
import { receiptId } from '../../src/receipts/receipt.ts';
import { errorReply } from '../turn/error-reply.ts';
import { loggedTurn } from '../turn/log-turn.ts';
import { pickTexts } from '../turn/pick-texts.ts';
import { emptyResult, runSearch, type SearchDeps } from '../turn/run-search.ts';
import { runTurn, type TurnDeps } from '../turn/run-turn.ts';
import type { Incoming, Reply } from '../turn/turn.ts';
import type { Admitted } from './activity.ts';
import { type ActionAnswer, type DeliverReplyDeps, deliverReply } from './deliver-reply.ts';
import { readActivity } from './read-activity.ts';

export interface VipBot {
  /** Handles every activity; the adapter calls it. */
  onTurn(context: TurnContext): Promise<void>;
  /** Resolves once every turn is through, those answered before they ended included. */
  idle(): Promise<void>;
}

/** Teams wants an answer within five seconds; what takes longer is shown when it is there. */
const TURN_WITHIN_MS = 3_000;

type VipBotDeps = TurnDeps &
  SearchDeps &
  DeliverReplyDeps & {
    /** No other process answers on this store. */
    alone: boolean;
    /** After that time what came in is answered before it is done. */
    turnWithinMs?: number;
  };

export function createVipBot(deps: VipBotDeps): VipBot {
  const running = new Set<Promise<unknown>>();
  const answerOnce = createAnswerOnce(deps.app, { alone: deps.alone });
  const inTime = <T>(work: Promise<T>) => orLate(work, deps.turnWithinMs ?? TURN_WITHIN_MS);

  function track<T>(work: Promise<T>): Promise<T> {
    running.add(work);
    const done = () => running.delete(work);
    work.then(done, done);
    return work;
  }

  async function onTurn(context: TurnContext): Promise<void> {
    // The SDK hands on what the door has let in.
    const incoming = readActivity(context.activity as unknown as Admitted);
    if (context.activity.type === 'invoke') {
      await answerInvoke(context, await invokeBody(incoming));
    } else if (incoming) {
      const work = track(actOnce(deps, answerOnce, incoming));
      // A file may take a minute to fetch; Teams would send the message again.
      await (incoming.kind === 'files' ? inTime(work) : work);
    }
  }

  async function invokeBody(incoming: Incoming | null): Promise<Record<string, unknown> | undefined> {
    switch (incoming?.kind) {
      case 'search':
      case 'lookup': {
        const found = await inTime(track(runSearch(deps, incoming)));
        return found === 'late' ? emptyResult(incoming) : found;
      }
      case 'consent':
        await inTime(track(act(deps, incoming)));
        return undefined;
      default:
        return toInvokeBody(incoming ? await actInTime(incoming) : null);
    }
  }

  /** The same click goes on after the answer, and its card then replaces the one that was clicked. */
  async function actInTime(incoming: Incoming): Promise<ActionAnswer | null> {
    const work = track(act(deps, incoming));
    const first = await inTime(work);
    if (first !== 'late') return first;
    track(work.then((answer) => showLate(deps, incoming, answer))).catch((error: unknown) => {
      deps.app.log.error({ err: error, activity: incoming.activityId }, 'late answer not shown');
    });
    const texts = pickTexts(deps.app.translator, null, incoming.teamsLocale);
    return { kind: 'message', text: texts.t('common.working') };
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.allSettled(running);
  }

  return { onTurn, idle };
}

function act(deps: VipBotDeps, incoming: Incoming): Promise<ActionAnswer | null> {
  return loggedTurn(deps, incoming, async (noteCode) => {
    const give = (reply: Reply) => {
      noteCode(reply.kind === 'text' ? reply.code : undefined);
      return deliverReply(deps, incoming, reply);
    };
    try {
      const reply = await runTurn(deps, incoming);
      if (reply) return await give(reply);
      noteCode(undefined);
      return null;
    } catch (error) {
      const texts = pickTexts(deps.app.translator, null, incoming.teamsLocale);
      return give(errorReply(deps.app.log, incoming, texts, error));
    }
  });
}

/** Teams delivers a message again when it saw no answer in time; a click is answered again each time. */
async function actOnce(deps: VipBotDeps, answerOnce: AnswerOnce, incoming: Incoming): Promise<void> {
  const { conversationId, activityId } = incoming;
  const work = async () => {
    await act(deps, incoming);
  };
  await (activityId === '' ? work() : answerOnce(receiptId(conversationId, activityId), work));
}

async function showLate(deps: VipBotDeps, incoming: Incoming, answer: ActionAnswer | null): Promise<void> {
  const reply = answer?.kind === 'card' ? answer : { kind: 'text' as const, text: answer?.text ?? '' };
  await deliverReply(deps, { ...incoming, viaSubmit: true }, reply);
}

/** The work goes on after that time. */
async function orLate<T>(work: Promise<T>, withinMs: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), withinMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** HTTP is 200 whenever the bot has run; the body says what came of it. */
async function answerInvoke(context: TurnContext, body: Record<string, unknown> | undefined): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

function toInvokeBody(answer: ActionAnswer | null): Record<string, unknown> {
  switch (answer?.kind) {
    case 'card':
      return {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: answer.card.card,
      };
    case 'message':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text };
    default:
      return {
        statusCode: 501,
        type: 'application/vnd.microsoft.error',
        value: { code: 'NotSupported', message: 'NotSupported' },
      };
  }
}
