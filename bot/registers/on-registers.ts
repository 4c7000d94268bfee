import { z } from 'zod';
import { registerOf } from '../../src/registers/kinds/index.ts';
import { PERIODS } from '../../src/registers/periods.ts';
import { REGISTER_IDS, type RegisterId, ROW_STATES } from '../../src/registers/register.ts';
import { clientPiece } from '../clients/client-reply.ts';
import { requestPiece } from '../requests/request-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler } from '../turn/turn.ts';
import { menuPiece, registerPiece } from './register-reply.ts';

const all = (value: unknown) => (value === 'all' ? '' : value);

const Place = z
  .object({
    register: z.enum(REGISTER_IDS),
    unit: z.preprocess(all, z.string().max(80).default('')),
    manager: z.preprocess(all, z.string().max(80).default('')),
    state: z.preprocess(all, z.union([z.enum(ROW_STATES), z.literal('')]).default('')),
    period: z.preprocess((value) => (value === '' ? undefined : value), z.enum(PERIODS).optional()),
    soon: z.preprocess((value) => value === true || value === 'true', z.boolean()),
    first: z.int().min(0).max(1_000_000).default(0),
  })
  .transform((place) => ({ ...place, period: place.period ?? registerOf(place.register).period ?? 'all' }));
const Id = z.string().min(1).max(160);

/** Each register by a name of its own. */
const NAMED: { register: RegisterId; words: string[] }[] = [
  { register: 'discounts', words: ['реестр скидок', 'скидки', 'register of discounts'] },
  { register: 'contracts', words: ['реестр договоров', 'договоры', 'register of contracts'] },
  { register: 'projects', words: ['реестр проектов', 'проекты', 'register of projects'] },
  { register: 'applications', words: ['реестр заявлений', 'заявления', 'register of applications'] },
  { register: 'appointments', words: ['реестр назначений', 'назначения', 'register of appointments'] },
  { register: 'notices', words: ['реестр уведомлений', 'уведомления', 'register of notices'] },
  { register: 'greetings', words: ['реестр поздравлений', 'register of greetings'] },
  { register: 'requests', words: ['реестр заявок', 'register of requests'] },
];

export const registerCommands: CommandHandler[] = [
  {
    id: 'registers',
    words: ['реестры', 'реестр', 'registers', 'register'],
    takesArgument: false,
    places: ['personal'],
    handle: async (turn) => ({ kind: 'card', ...menuPiece(turn) }),
  },
  ...NAMED.map(
    ({ register, words }): CommandHandler => ({
      id: `register-${register}`,
      words,
      takesArgument: false,
      places: ['personal'],
      handle: async (turn) => ({
        kind: 'card',
        ...(await registerPiece(turn, readData(Place, { register }))),
      }),
    }),
  ),
];

export const registerActions: ActionHandler[] = [
  {
    verb: 'register.show',
    handle: async (turn, data) => ({ kind: 'card', ...(await registerPiece(turn, readData(Place, data))) }),
  },
  {
    verb: 'register.menu',
    handle: async (turn) => ({ kind: 'card', ...menuPiece(turn) }),
  },
  {
    verb: 'register.request',
    handle: async (turn, data) => {
      const { number } = readData(z.object({ number: Id }), data);
      const list = await registerPiece(turn, readData(Place, data));
      return { kind: 'cards', cards: [await requestPiece(turn, number), list] };
    },
  },
  {
    verb: 'register.client',
    handle: async (turn, data) => {
      const { number } = readData(z.object({ number: Id }), data);
      const list = await registerPiece(turn, readData(Place, data));
      return { kind: 'cards', cards: [await clientPiece(turn, number), list] };
    },
  },
];
