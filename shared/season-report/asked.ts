/** What the parties ask for: class hours of the whole training, and minutes online at the desk of a day and a week. */
export const asked = { trainingHours: { from: 40, to: 48 }, deskDay: 420, deskWeek: 2_520 } as const

/** Beside the stages, by their keys: what else an allowance is made of. */
export const extraParts = ['supplement', 'overtime', 'logistics'] as const
