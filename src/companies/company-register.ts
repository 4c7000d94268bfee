/** Facts of a company as the state's register has them; '' for what is missing. */
export interface CompanyFacts {
  fullName: string;
  shortName: string;
  kpp: string;
  ogrn: string;
  legalAddress: string;
  /** Code of its main activity. */
  okved: string;
}

/** Register of companies outside the house. Asked only where the branch has chosen one. */
export interface CompanyRegister {
  /** Facts of the company with that INN; null where it is not known, not told in time, or nobody is asked. */
  find(inn: string): Promise<CompanyFacts | null>;
}

/** Asks nobody: nothing leaves the house. */
export const NO_COMPANY_REGISTER: CompanyRegister = Object.freeze({ find: async () => null });
