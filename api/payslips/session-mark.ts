import type { Me } from '../kernel/authorise.ts'
import { sha256Hex } from '../kernel/hash.ts'

/** Names the session in views and statements. Its token changes with every second factor, this does not. */
export const sessionMark = ({ session }: Pick<Me, 'session'>) => sha256Hex(`session/v1\n${session?.id ?? ''}`)
