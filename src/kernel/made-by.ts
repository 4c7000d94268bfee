/** The strings that an object of constants and builders makes: `'active' | 'manager:…'`. */
export type MadeBy<B> = { [N in keyof B]: B[N] extends (...args: never[]) => infer S ? S : B[N] }[keyof B];
