/** How often a test repeats itself: few times as a rule, the numbers of reliability.md with FULL=1. */
export const full = process.env.FULL === '1'
export const counts = <T extends number | number[]>(usual: T, inFull: T): T => (full ? inFull : usual)
