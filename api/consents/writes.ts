import type { ConsentKind } from '../../shared/consents/consent.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { consent } from './table.ts'

interface Said {
  kind: ConsentKind
  version: string
  granted: boolean
}

export const consentWrites = (ctx: Ctx, personId: string, said: readonly Said[]): Write[] =>
  said.map(({ kind, version, granted }) =>
    ctx.db.query
      .insert(consent)
      .values({ id: ctx.newId(), personId, kind, version, granted, at: ctx.clock.now() }),
  )
