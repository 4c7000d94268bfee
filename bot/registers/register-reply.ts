import { listRegister } from '../../src/registers/lists/list-register.ts';
import type { CardPiece, Turn } from '../turn/turn.ts';
import { presentRegister, presentRegisterMenu, type RegisterPlace } from './register-card.ts';

/** A page of a register. Throws FORBIDDEN for who sees none. */
export async function registerPiece({ app, person, texts }: Turn, place: RegisterPlace): Promise<CardPiece> {
  const { register, first: _, ...filter } = place;
  const listed = await listRegister(app, { actor: person._id, register, filter, texts });
  const data = presentRegister(listed, place, app.newId());
  return { card: app.cards.render('registers/register', data, texts.t(`registers.titles.${register}`)) };
}

export function menuPiece({ app, texts }: Turn): CardPiece {
  return { card: app.cards.render('registers/menu', presentRegisterMenu(texts), texts.t('registers.title')) };
}
