import { z } from 'zod';
import type { FieldError } from '../../src/forms/field.ts';
import { addToRequest, ROW_FIELD } from '../../src/requests/actions/add-to-request.ts';
import type { Addition } from '../../src/requests/kinds/definition.ts';
import { additionsNow, rowsIn } from '../../src/requests/route/addition-rules.ts';
import { isSettled } from '../../src/requests/route/watched-dates.ts';
import { openRequest, type RequestView } from '../../src/requests/views/open-request.ts';
import { openRequestCard, requestPiece, resultReply, withCurrentCard } from '../requests/request-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CardPiece, Turn } from '../turn/turn.ts';
import { presentAdditionForm } from './addition-form.ts';

const Target = z.object({ request: z.string().min(1).max(80), addition: z.string().min(1).max(40) });

/** Opens the form of an addition above the card. */
const onAskAddition: ActionHandler = {
  verb: 'request.ask-addition',
  handle: async (turn, data) => {
    const target = readData(Target, data);
    const view = await openRequest(turn.app, { actor: turn.person._id, requestId: target.request });
    const addition = view.abilities.owner ? findAddition(view, target.addition) : undefined;
    if (!addition) {
      const text = turn.texts.t('requests.notices.late');
      return openRequestCard(turn, target.request, { text, tone: 'warning' });
    }
    const form = drawForm(turn, view, addition, suggested(view, addition), {});
    return { kind: 'cards', cards: [form, await requestPiece(turn, target.request)] };
  },
};

const onAddToRequest: ActionHandler = {
  verb: 'request.add',
  handle: (turn, data) => {
    const target = readData(Target, data);
    const { app, person, texts } = turn;
    return withCurrentCard(turn, target.request, async () => {
      const click = { actor: person._id, requestId: target.request, addition: target.addition, values: data };
      const { outcome, errors } = await addToRequest(app, click);
      const view = await openRequest(app, { actor: person._id, requestId: target.request });
      const addition = findAddition(view, target.addition);
      if (outcome === 'invalid' && addition) {
        return { kind: 'card', ...drawForm(turn, view, addition, data, errors) };
      }
      const settled = outcome === 'done' || outcome === 'repeated';
      const said = `requests.kinds.${view.definition.id}.additions.${target.addition}.added`;
      const text = settled && texts.has(said) ? texts.built(said) : texts.t('requests.notices.late');
      return resultReply(turn, target.request, { text, tone: settled ? 'default' : 'warning' });
    });
  },
};

export const additionActions: ActionHandler[] = [onAskAddition, onAddToRequest];

function findAddition({ definition, request }: RequestView, id: string): Addition | undefined {
  return additionsNow(definition, request).find((each) => each.id === id);
}

function drawForm(
  { app, texts }: Turn,
  view: RequestView,
  addition: Addition,
  typed: Record<string, unknown>,
  errors: Record<string, FieldError>,
): CardPiece {
  const data = presentAdditionForm({ view, addition, typed, errors, rendering: app.newId(), texts });
  return { card: app.cards.render('requests/form', { ...data }, data.header.title) };
}

/** Fills in what is taken down most often: the first row that is not done, and today. */
function suggested({ definition, request, today }: RequestView, { fields, list }: Addition) {
  const watched = definition.dates?.find(({ from }) => 'list' in from && from.list === list);
  const rows = list === undefined ? [] : rowsIn(request, list);
  const first = rows.findIndex((_, n) => !isSettled(definition, request, `${watched?.id}-${n}`));
  const days = Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'date' && field.notAfter === 'today' ? [[name, today] as const] : [],
  );
  return { ...Object.fromEntries(days), ...(first < 0 ? {} : { [ROW_FIELD]: String(first) }) };
}
