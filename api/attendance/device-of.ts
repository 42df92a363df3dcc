import type { Me } from '../kernel/authorise.ts'

/** The device that asks: the enrolled one of the session, or the session itself where none is enrolled. */
export const deviceOf = (me: Me): string => me.deviceId ?? me.session?.id ?? me.personId
