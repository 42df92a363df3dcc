import { and, asc, eq } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { ConsentKind } from '../../shared/consents/consent.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { consent } from './table.ts'

/** What somebody has said, oldest first; `inForce` takes the newest of each kind. */
export const consentRead = ({ db }: Pick<Ctx, 'db'>, personId: string | SQL<string>, kind?: ConsentKind) =>
  db.query
    .select({ kind: consent.kind, version: consent.version, granted: consent.granted, at: consent.at })
    .from(consent)
    .where(and(eq(consent.personId, personId), kind && eq(consent.kind, kind)))
    .orderBy(asc(consent.at), asc(consent.id))
