import type { Texts } from '../../src/i18n/translate.ts';
import type { RequestKind } from '../../src/requests/kinds/definition.ts';
import { entrySizeOf } from '../../src/requests/kinds/entry-fields.ts';
import { REQUEST_KINDS } from '../../src/requests/kinds/index.ts';
import { openStepOf } from '../../src/requests/request.ts';
import { seatsToReassign } from '../../src/requests/rights/reassign-rules.ts';
import { additionsNow } from '../../src/requests/route/addition-rules.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import type { ButtonView, PlaceView } from '../cards/view.ts';
import { type PlaceAct, placeId } from './form-target.ts';
import { agreesWith, placeAct } from './request-places.ts';
import { actKey, agreeInPlace, agreeTitle, kindTitle } from './request-words.ts';

type Sitting = NonNullable<RequestView['abilities']['seat']>;

/** Only what this reader may do now. A place opens on the card itself, and closes the others that do. */
export function presentRequestButtons(view: RequestView, places: PlaceView[], texts: Texts): ButtonView[] {
  const { request } = view;
  const buttons = [
    ...seatButtons(view, texts),
    ...ownerButtons(view, texts),
    ...reassignButtons(view, texts),
    ...(view.files.length > 0
      ? [plainButton(texts.t('files.buttons.list'), 'file.list', { request: request._id })]
      : []),
  ];
  return buttons.map((button) => closingOthers(button, places));
}

function plainButton(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}

/** The way to the client's own card, from its passport on this one. */
export function clientButton(client: string, texts: Texts): ButtonView {
  return plainButton(texts.t('requests.buttons.client'), 'client.open', { client });
}

function closingOthers(button: ButtonView, places: PlaceView[]): ButtonView {
  const [own] = button.toggles ?? [];
  if (own === undefined) return button;
  const others = places.filter(({ id }) => id !== own);
  return { ...button, toggles: [own, ...others.map(({ id }) => ({ elementId: id, isVisible: false }))] };
}

/** Buttons of the author, or of those who answer for the client; what somebody asks is answered above them. */
function ownerButtons(view: RequestView, texts: Texts): ButtonView[] {
  const { request, abilities, client, definition } = view;
  const next = startable(view);
  return [
    ...(abilities.rework ? [reworkButton(definition, request._id, client?._id ?? null, texts)] : []),
    ...(next
      ? [
          plainButton(
            texts.t('requests.buttons.next-kind', { kind: kindTitle(next, texts) }),
            'request.next-kind',
            { request: request._id },
          ),
        ]
      : []),
    ...additionButtons(view, texts),
    ...(abilities.withdraw ? [placeButton(view, { seat: '', act: 'withdraw' }, texts)] : []),
  ];
}

/** Buttons for those whose request it is: what may be taken down beside its route. */
function additionButtons({ abilities, definition, request }: RequestView, texts: Texts): ButtonView[] {
  if (!abilities.owner) return [];
  return additionsNow(definition, request).map(({ id }) => ({
    title: texts.built(`requests.kinds.${definition.id}.additions.${id}.add`),
    verb: 'request.ask-addition',
    data: { request: request._id, addition: id },
    tone: 'default',
    withInputs: false,
  }));
}

/** A passport is reworked on its own form. */
export function reworkButton(
  definition: RequestKind,
  request: string,
  client: string | null,
  texts: Texts,
): ButtonView {
  const target = definition.group
    ? { verb: 'request.rework', data: { request } }
    : { verb: 'client.edit', data: { client } };
  return { ...target, title: texts.t('requests.buttons.rework'), tone: 'positive', withInputs: false };
}

/** The kind that an answered request leads on to, for its owner. */
function startable({ definition, abilities, request }: RequestView): string | null {
  const type = definition.startsKind?.type;
  const answered = request.steps[0]?.status === 'done';
  const alive = request.status === 'open' || request.status === 'approved';
  const known = REQUEST_KINDS.some(({ id }) => id === type);
  return type && known && answered && alive && abilities.owner ? type : null;
}

/** Names no seat where there are several: the form asks which one. */
function reassignButtons({ request, abilities }: RequestView, texts: Texts): ButtonView[] {
  if (!abilities.reassign) return [];
  const [first, ...others] = seatsToReassign(request);
  const seat = first && others.length === 0 ? first.id : '';
  const step = openStepOf(request)?.definition.id ?? '';
  const target = { request: request._id, revision: request.revision, step, seat, act: 'reassign' };
  return [plainButton(texts.t('requests.buttons.reassign'), 'request.ask-reason', target)];
}

/** Opens the place of an act; that what it sends refuses is coloured there, not here. */
function placeButton(
  { request }: RequestView,
  place: { seat: string; act: PlaceAct },
  texts: Texts,
): ButtonView {
  const title = texts.t(`requests.buttons.${actKey(place.act, openStepOf(request)?.definition)}`);
  return { ...plainButton(title, '', {}), toggles: [placeId(place)] };
}

function seatButtons(view: RequestView, texts: Texts): ButtonView[] {
  const { seat, ask } = view.abilities;
  if (!seat) return [];
  const { step } = seat;
  const own = seat.seat.id;
  const acts = seat.acts.flatMap((act) =>
    act === 'agree'
      ? agreeButtons(view, seat, texts)
      : [placeButton(view, { seat: own, act: placeAct(act, step) }, texts)],
  );
  return [
    ...acts,
    ...(ask ? [placeButton(view, { seat: own, act: 'ask' }, texts)] : []),
    ...wordButtons(seat, texts),
  ];
}

/** A short entry stands above the buttons with a button of its own. */
function agreeButtons({ request, client }: RequestView, { seat, step }: Sitting, texts: Texts): ButtonView[] {
  const { definition } = step;
  const size = entrySizeOf(definition);
  if (size === 'short') return [];
  const isLong = size === 'long';
  const target = { step: definition.id, seat: seat.id, act: 'agree' };
  const title = isLong
    ? agreeTitle(request.type, definition.id, texts)
    : agreeInPlace(request.type, definition.id, texts);
  const name = client?.passport.shortName ?? request._id;
  return [
    {
      title,
      verb: isLong ? 'request.ask-record' : 'request.decide',
      data: { request: request._id, revision: request.revision, ...target },
      tone: 'positive',
      // A comment that was typed goes along, whichever of the two buttons is pressed.
      withInputs: !isLong,
      tooltip: texts.t('requests.buttons.of-what', { title: title.replace(/…$/, ''), name }),
    },
  ];
}

/** Opens a comment, or the remark that the step itself knows. */
function wordButtons(sitting: Sitting, texts: Texts): ButtonView[] {
  const size = agreesWith(sitting);
  if (size !== 'comment' && size !== 'remark') return [];
  const toggles = [placeId({ act: 'agree', seat: sitting.seat.id })];
  return [{ ...plainButton(texts.t(`requests.buttons.${size}`), '', {}), toggles }];
}
