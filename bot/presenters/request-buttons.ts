import type { Texts } from '../../src/i18n/translate.ts';
import type { RequestView } from '../../src/requests/open-request.ts';
import { agreeTitle } from './request-words.ts';
import type { ButtonView } from './view.ts';

/** Only what this reader may do now; the client's card last. */
export function presentRequestButtons(view: RequestView, texts: Texts): ButtonView[] {
  const { request, abilities, client } = view;
  const button = (key: string, verb: string, data: Record<string, unknown>): ButtonView => ({
    title: texts.t(`requests.buttons.${key}`),
    verb,
    data,
    tone: 'default',
    withInputs: false,
  });
  return [
    ...seatButtons(view, texts),
    ...(abilities.rework && client ? [button('rework', 'client.edit', { client: client._id })] : []),
    ...(abilities.withdraw
      ? [
          button('withdraw', 'request.ask-reason', {
            request: request._id,
            step: '',
            seat: '',
            revision: request.revision,
            act: 'withdraw',
          }),
        ]
      : []),
    ...(client ? [button('client', 'client.open', { client: client._id })] : []),
  ];
}

function seatButtons({ request, abilities }: RequestView, texts: Texts): ButtonView[] {
  const { seat } = abilities;
  if (!seat) return [];
  const { definition } = seat.step;
  const target = {
    request: request._id,
    step: definition.id,
    seat: seat.seat.id,
    revision: request.revision,
  };
  return seat.acts.map((act) => {
    const data = { ...target, act };
    if (act === 'agree') {
      return {
        title: agreeTitle(request.type, definition.id, texts),
        verb: definition.fields ? 'request.ask-record' : 'request.decide',
        data,
        tone: 'positive',
        withInputs: false,
      };
    }
    return {
      title: texts.t(`requests.buttons.${act}`),
      verb: 'request.ask-reason',
      data,
      tone: act === 'refuse' ? 'destructive' : 'default',
      withInputs: false,
    };
  });
}
