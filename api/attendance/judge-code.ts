import { looksAtCodes, proofOf, wrongCodes } from '../../shared/attendance/proof.ts'
import type { Proof, Shown } from '../../shared/attendance/proof.ts'
import { roomKey } from '../../shared/attendance/room-code.ts'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustHold } from '../kernel/guard.ts'
import { codesLeft } from './code-read.ts'
import type { Codes } from './code-read.ts'
import { deviceOf } from './device-of.ts'
import { codeTry } from './table.ts'

/** The shift for which a code is given; without one it still counts as a try. */
export interface Target {
  seasonId: string
  date: string
  shift: string
}

export type Judged =
  { outcome: 'proven'; proof: Proof; target: Target } | { outcome: 'wrong' | 'not-looked-at'; target: Target }

/** What becomes of a code that is given for a shift: a bad one refuses nothing, too many are not looked at. */
export function judgeCode(
  ctx: Ctx,
  codes: Codes,
  className: string | undefined,
  target: Target,
  shown: Shown,
): Judged {
  const now = ctx.clock.now()
  const wrong = {
    lately: codes.wrong.filter(({ at }) => at > now - wrongCodes.within).length,
    ofShift: codes.wrong.filter((w) => w.date === target.date && w.shift === target.shift).length,
  }
  if (!looksAtCodes(wrong)) return { outcome: 'not-looked-at', target }
  const root = ctx.keys.derive('room')
  const rooms = codes.rooms
    .filter(({ classes }) => className !== undefined && classes.includes(className))
    .map(({ name }) => ({ name, key: roomKey(root, name) }))
  const proof = proofOf(shown, rooms, now)
  return proof ? { outcome: 'proven', proof, target } : { outcome: 'wrong', target }
}

/**
 * The try, for the batch of what it is part of. It holds only while codes are still looked at, so that a
 * thousand guesses at one instant are no more than ten one after the other.
 */
export function tryWrites(ctx: Ctx, me: Me, judged: Judged, punchId: string | null): Write[] {
  if (judged.outcome === 'not-looked-at') return []
  const { target, outcome } = judged
  const proof = judged.outcome === 'proven' ? judged.proof : undefined
  return [
    ...mustHold(ctx.db.query, codesLeft(ctx, { ...target, personId: me.personId })),
    ctx.db.query.insert(codeTry).values({
      id: ctx.newId(),
      ...target,
      personId: me.personId,
      outcome,
      at: ctx.clock.now(),
      deviceId: deviceOf(me),
      ...(proof ? { punchId, room: proof.room, step: proof.step } : {}),
    }),
  ]
}

/** What the log says of a proof; wrong codes are counted and not told. */
export const proofEvents = (judged: Judged | undefined, punchId: string): AuditEntry[] =>
  judged?.outcome === 'proven'
    ? [
        {
          action: 'attendance.prove',
          target: punchId,
          after: { room: judged.proof.room, step: judged.proof.step },
        },
      ]
    : []
