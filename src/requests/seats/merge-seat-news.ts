import type { NewEffect } from '../../effects/effect.ts';

/** Seats that moved alike are told of in one message, which names them all. */
export function mergeSeatNews(effects: NewEffect[]): NewEffect[] {
  const joined = new Map<string, NewEffect>();
  for (const effect of effects) {
    const seat = seatIn(effect);
    const key = JSON.stringify(withSeat(effect, ''));
    const known = joined.get(key);
    joined.set(key, known ? withSeat(known, [seatIn(known), seat].join(SEPARATOR)) : effect);
  }
  return [...joined.values()];
}

/** No id of a seat contains it. */
const SEPARATOR = ',';

/** The seats that a message about moves names. */
export function seatsOfNews(seats: string): string[] {
  return seats.split(SEPARATOR);
}

function seatIn(effect: NewEffect): string {
  return effect.name === 'tell' && effect.args.content.kind === 'news'
    ? String(effect.args.content.args.seat ?? '')
    : '';
}

function withSeat(effect: NewEffect, seat: string): NewEffect {
  if (effect.name !== 'tell' || effect.args.content.kind !== 'news') return effect;
  const { audience, content } = effect.args;
  return { name: 'tell', args: { audience, content: { ...content, args: { ...content.args, seat } } } };
}
