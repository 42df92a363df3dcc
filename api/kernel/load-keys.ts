/**
 * The ring together with what the database keeps for it, and the start-up test: a server with a wrong key file
 * would seal new data under a key that nobody keeps. It runs again whenever the key file has changed. A key that
 * is new to the database is learned, one that has left the file while nothing needs it any more is retired.
 */
import { eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { canaryOf, isCanaryOf } from './canary.ts'
import { CannotStart } from './cannot-start.ts'
import type { Ctx } from './ctx.ts'
import { refusedByConstraint } from './db.ts'
import { openKeys } from './keys.ts'
import type { Keys, KeyFile } from './keys.ts'
import { lastingSecret, nothingNeeds, onlyUnder, rootKey } from './root-key.ts'
import type { RootKeyRow } from './root-key.ts'
import { attested, keyWrites } from './root-key-writes.ts'
import { openUnderRoot, sealUnderRoot } from './root-seal.ts'

type Opened = Pick<Ctx, 'db' | 'clock' | 'newId'>

const name = 'lasting'
const lastingAt = { table: 'lasting_secret', column: 'sealed', rowId: name }

/** Throws CannotStart where the file is not this database's. `first` is what a new database begins to keep. */
export async function loadKeys(
  opened: Opened,
  file: KeyFile,
  first: () => Uint8Array = () => crypto.getRandomValues(new Uint8Array(32)),
): Promise<Keys> {
  for (let times = 3; ; times--) {
    try {
      return await loadOnce(opened, file, first)
    } catch (error) {
      // Another server that started at the same time was first: what it has kept is ours too.
      if (times === 1 || !refusedByConstraint(error)) throw error
    }
  }
}

async function loadOnce(opened: Opened, file: KeyFile, first: () => Uint8Array): Promise<Keys> {
  const { query } = opened.db
  const { known, kept, done } = await opened.db.read({
    known: query.select().from(rootKey),
    kept: query.select().from(lastingSecret).where(eq(lastingSecret.name, name)),
    done: isTrue(opened, onlyUnder(file.current)),
  })
  const ring = openKeys(file)
  for (const key of known) await mustBeOurs(ring, key)
  const gone = known.filter(({ kid, retiredAt }) => !ring.ids.includes(kid) && retiredAt === null)
  for (const { kid } of gone) await mustBeFree(opened, kid)
  if (known.length && !kept[0]) throw new CannotStart('This database has lost the secret of its indexes.')
  const lasting = kept[0] ? await openUnderRoot(ring, lastingAt, kept[0].sealed) : first()
  const keys = openKeys(file, { lasting, publicKeys: attestedOf(known, openKeys(file, { lasting })) })
  const added = ring.ids.filter((kid) => !known.some((key) => key.kid === kid))
  const writes = keyWrites(opened, keys, {
    isFirst: !known.length,
    learned: await Promise.all(added.map((kid) => learnedOf(ring, kid))),
    gone: gone.map(({ kid }) => kid),
    kept: kept[0] ? undefined : { name, sealed: await sealUnderRoot(ring, lastingAt, lasting) },
    rewrap: known.length > 0 && !done[0]?.is,
  })
  if (writes.length) await opened.db.write(writes)
  return keys
}

const learnedOf = async (ring: Keys, kid: string) => ({
  kid,
  canary: await canaryOf(ring, kid),
  publicKey: await publicKeyOf(ring, kid),
})

const publicKeyOf = async (ring: Keys, kid: string) => (await import('./seal.ts')).publicKeyOf(ring, kid)

async function mustBeOurs(ring: Keys, { kid, canary, publicKey, retiredAt }: RootKeyRow) {
  if (!ring.ids.includes(kid)) return
  if (retiredAt !== null && ring.current === kid)
    throw new CannotStart(`Key ${kid} was retired; the key file cannot make it the current one again.`)
  const same =
    canary === null ? (await publicKeyOf(ring, kid)) === publicKey : await isCanaryOf(ring, kid, canary)
  if (!same)
    throw new CannotStart(
      `Key ${kid} of the key file is not the key ${kid} with which this database is sealed.`,
    )
}

/**
 * What seals of keys that have left the ring are verified with. Each is attested by the secret that lasts: whoever
 * can write the database alone cannot put in a public key of his own and have his receipts believed.
 */
function attestedOf(known: readonly RootKeyRow[], keys: Keys): Record<string, string> {
  const strange = known.find((key) => !attested(keys, key))
  if (strange) throw new CannotStart(`The public half of key ${strange.kid} was not written by this server.`)
  return Object.fromEntries(known.map(({ kid, publicKey }) => [kid, publicKey]))
}

const isTrue = ({ db }: Pick<Ctx, 'db'>, condition: SQL) =>
  db.query.select({ is: sql<number>`${condition}` }).from(sql`(select 1)`)

/** A key that is not in the file may only be one that nothing is sealed with. */
async function mustBeFree({ db }: Opened, kid: string) {
  const { free } = await db.read({ free: isTrue({ db }, nothingNeeds(kid)) })
  if (!free[0]?.is)
    throw new CannotStart(`This database is sealed with key ${kid}, which the key file does not have.`)
}
