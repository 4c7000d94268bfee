import type { FieldError, Fields } from '../../forms/field.ts';
import { BRANCH, ROLES, type Unit } from '../person.ts';

/** Zones of Russian branches, offered by the cards of people and units; a file may name any other. */
export const ZONES = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Barnaul',
  'Asia/Tomsk',
  'Asia/Novokuznetsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Chita',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Sakhalin',
  'Asia/Magadan',
  'Asia/Kamchatka',
];

/** Asked for somebody new only; it never changes. Not `id`, which buttons carry. */
export const PERSON_ID_FIELD = { objectId: { kind: 'text', required: true, max: 64 } } satisfies Fields;

export const PERSON_FIELDS = {
  name: { kind: 'text', required: true, min: 2, max: 200 },
  email: { kind: 'text', max: 200, check: 'email' },
  locale: { kind: 'choice', options: ['ru', 'en'] },
  zone: { kind: 'choice', options: 'zones' },
} satisfies Fields;

export const ROLE_FIELDS = {
  role: { kind: 'choice', options: [...ROLES], required: true },
  scope: { kind: 'choice', options: 'scopes', required: true },
} satisfies Fields;

export const UNIT_ID_FIELD = { unitId: { kind: 'text', required: true, max: 32 } } satisfies Fields;

export const UNIT_FIELDS = {
  nameRu: { kind: 'text', required: true, min: 2, max: 200 },
  nameEn: { kind: 'text', required: true, min: 2, max: 200 },
  zone: { kind: 'choice', options: 'zones', required: true },
  approvedManagers: { kind: 'number', min: 0, max: 999, integer: true },
} satisfies Fields;

/** Fields open to an admin: a number that the branch director has approved is changed by another proposal. */
export function unitFieldsFor(unit: Pick<Unit, '_id' | 'headcount'> | null): Fields {
  const { approvedManagers, ...named } = UNIT_FIELDS;
  return {
    ...(unit?._id === BRANCH ? {} : named),
    ...(unit?.headcount ? {} : { approvedManagers }),
  };
}

/** An Entra object id, as the admin centre shows it. */
export function checkPersonId(id: string): FieldError | null {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? null : { code: 'entra-id' };
}

export function checkUnitId(id: string): FieldError | null {
  return /^[a-z][a-z0-9-]{1,31}$/.test(id) && id !== 'branch' ? null : { code: 'unit-id' };
}
