/** Whether somebody typed the own name: full-width letters and composed characters are the same ones. */
export const sameName = (typed: string, name: string): boolean =>
  typed.trim().normalize('NFKC') === name.trim().normalize('NFKC')
