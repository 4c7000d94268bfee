import type { Register, RegisterId } from '../register.ts';
import { applications } from './applications.ts';
import { appointments } from './appointments.ts';
import { contracts } from './contracts.ts';
import { discounts } from './discounts.ts';
import { greetings } from './greetings.ts';
import { notices } from './notices.ts';
import { projects } from './projects.ts';
import { requests } from './requests.ts';

/** Every register. */
export const REGISTERS: readonly Register[] = [
  discounts,
  contracts,
  projects,
  applications,
  appointments,
  notices,
  greetings,
  requests,
];

export function registerOf(id: RegisterId): Register {
  const found = REGISTERS.find((register) => register.id === id);
  if (!found) throw new TypeError(`no register ${id}`);
  return found;
}
