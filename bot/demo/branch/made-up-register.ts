import { readFileSync } from 'node:fs';
import type { CompanyRegister } from '../../../src/companies/company-register.ts';
import { fullCompanyName } from './client-record.ts';
import { MADE_UP_KPP, madeUpInn, madeUpOgrn } from './made-up-numbers.ts';

interface Newcomer {
  n: number;
  form: string;
  name: string;
  address: string;
  okved: string;
}

const NEWCOMERS: Newcomer[] = JSON.parse(readFileSync(new URL('./newcomers.json', import.meta.url), 'utf8'));

/** INN to try: its company is in no list yet. */
export const NEWCOMER_INN = madeUpInn(NEWCOMERS[0]?.n ?? 0);

/** The state's register as the demo has it: companies that nobody has registered yet. Nobody outside is asked. */
export function createMadeUpRegister(): CompanyRegister {
  const byInn = new Map(NEWCOMERS.map((newcomer) => [madeUpInn(newcomer.n), newcomer]));
  return {
    find: async (inn) => {
      const newcomer = byInn.get(inn);
      if (!newcomer) return null;
      const { n, form, name, address, okved } = newcomer;
      return {
        fullName: fullCompanyName(form, name),
        shortName: `${form} «${name}»`,
        kpp: MADE_UP_KPP,
        ogrn: madeUpOgrn(n),
        legalAddress: address,
        okved,
      };
    },
  };
}
