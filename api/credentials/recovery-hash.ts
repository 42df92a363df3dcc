import { sha256Hex } from '../kernel/hash.ts'

/** How a recovery code (120 random bits) stands in the database. */
export const recoveryHash = (code: string): string => sha256Hex(`recovery/v1\n${code}`)
