import type { EpochMs } from '../time/instant.ts'

export interface Invited {
  readonly usedAt: EpochMs | null
  readonly revokedAt: EpochMs | null
  readonly expiresAt: EpochMs
}

/** An invitation works once and until its end. */
export type InvitationState = 'open' | 'used' | 'over'

export function invitationState({ usedAt, revokedAt, expiresAt }: Invited, now: EpochMs): InvitationState {
  if (usedAt !== null) return 'used'
  return revokedAt === null && expiresAt > now ? 'open' : 'over'
}

/** Wrong PINs on one invitation that asks for the PIN there is, before it is worth nothing. */
export const invitationPinTries = 5

/** 张*倩: enough to know oneself again, too little for whoever finds the slip. */
export function maskedName(name: string): string {
  const all = [...name]
  if (all.length < 2) return '*'
  if (all.length === 2) return `${all[0]}*`
  return `${all[0]}${'*'.repeat(all.length - 2)}${all.at(-1)}`
}
