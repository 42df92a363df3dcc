import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { sealAll } from '../../api/kernel/audit-seal.ts'
import { verifyChain } from '../../api/kernel/audit-verify.ts'
import { allCheckpoints, checkpoint } from '../../api/kernel/checkpoint.ts'
import { publicKeysOf } from '../../api/kernel/seal.ts'
import { genesis, linkHash } from '../../shared/audit/chain.ts'
import { operatorCtx } from '../kit/ctx.ts'
import { freshDatabase } from '../kit/database.ts'
import { testKeys } from '../kit/keys.ts'
import { logged } from '../kit/log.ts'

const publicKeys = publicKeysOf(testKeys)

test('a link hashes the number, the link before and the leaf, by the published recipe', () => {
  // { printf '\x01\0\0\0\0\0\0\0\x01'; head -c 32 /dev/zero; printf '\0abc' | openssl sha256 -binary; } | sha256sum
  expect(linkHash(1, genesis, 'abc')).toBe('662dba3a6c7bbcaf776d6bb8ba12029edcb3cb03a08c936af8104127250b4dbd')
})

describe('the sealer', () => {
  test('links all events once, over several batches, and gives the head', async () => {
    const ctx = operatorCtx(await freshDatabase())
    await logged(ctx, 1_203)
    const head = await sealAll(ctx)
    expect(head.seq).toBe(1_203)
    expect(await sealAll(ctx)).toEqual(head)
    expect(await verifyChain(ctx.db)).toEqual({ ok: true, head, checked: 1_203, unsealed: 0 })
  })

  test('has nothing to do on an empty log', async () => {
    const ctx = operatorCtx(await freshDatabase())
    expect((await sealAll(ctx)).seq).toBe(0)
    expect(await verifyChain(ctx.db)).toMatchObject({ ok: true, checked: 0, unsealed: 0 })
  })

  test('ten at once, with events still coming, make one chain', async () => {
    const ctx = operatorCtx(await freshDatabase())
    await logged(ctx, 700)
    const sealers = Array.from({ length: 10 }, () => sealAll(ctx))
    await Promise.all([...sealers, logged(ctx, 50)])
    await sealAll(ctx)
    expect(await verifyChain(ctx.db)).toMatchObject({ ok: true, checked: 750, unsealed: 0 })
  })

  test('says that the log is broken where an event stands in it twice', async () => {
    const ctx = operatorCtx(await freshDatabase())
    await logged(ctx, 3)
    await sealAll(ctx)
    await ctx.db.client.execute('drop index audit_event_id_unique')
    await ctx.db.client.execute(
      'insert into audit_event (id, at, actor_id, action, target, bytes) select id, at, actor_id, action, target, bytes from audit_event where n = 2',
    )
    await expect(sealAll(ctx)).rejects.toThrow('audit-broken')
  })
})

describe('verification', () => {
  test('reports the events that wait for the sealer', async () => {
    const ctx = operatorCtx(await freshDatabase())
    await logged(ctx, 5)
    await sealAll(ctx)
    await logged(ctx, 2)
    expect(await verifyChain(ctx.db)).toMatchObject({ ok: true, checked: 5, unsealed: 2 })
  })

  test('of the last links only takes the earlier ones as they are', async () => {
    const ctx = operatorCtx(await freshDatabase())
    await logged(ctx, 50)
    await sealAll(ctx)
    expect(await verifyChain(ctx.db, { last: 10 })).toMatchObject({ ok: true, checked: 10 })
    expect(await verifyChain(ctx.db, { last: 100 })).toMatchObject({ ok: true, checked: 50 })
  })
})

describe('a checkpoint', () => {
  test('is signed, made once for one head, and holds', async () => {
    const ctx = operatorCtx(await freshDatabase())
    await logged(ctx, 4)
    const made = await checkpoint(ctx)
    expect(made).toMatchObject({ seq: 4, at: ctx.clock.now(), kid: testKeys.current })
    expect(await checkpoint(ctx)).toEqual(made)
    await logged(ctx, 1)
    await checkpoint(ctx)
    const { checkpoints } = await ctx.db.read({ checkpoints: allCheckpoints(ctx) })
    expect(checkpoints.map((c) => c.seq)).toEqual([4, 5])
    expect(await verifyChain(ctx.db, { checkpoints, publicKeys })).toMatchObject({ ok: true })
  })

  test('of an empty log holds too', async () => {
    const ctx = operatorCtx(await freshDatabase())
    const checkpoints = [await checkpoint(ctx)]
    expect(await verifyChain(ctx.db, { checkpoints, publicKeys })).toMatchObject({ ok: true })
  })

  test('signed with a key that is not ours fails', async () => {
    const ctx = operatorCtx(await freshDatabase())
    await logged(ctx, 1)
    const checkpoints = [await checkpoint(ctx)]
    expect(await verifyChain(ctx.db, { checkpoints, publicKeys: {} })).toMatchObject({
      ok: false,
      seq: 1,
      flaw: 'checkpoint-forged',
    })
  })
})

test('log, chain and checkpoints take neither updates nor deletions', async () => {
  const ctx = operatorCtx(await freshDatabase())
  await logged(ctx, 1)
  await checkpoint(ctx)
  for (const table of ['audit_event', 'audit_link', 'audit_checkpoint']) {
    const change = table === 'audit_event' ? sql`at = 0` : sql`h = ''`
    await expect(ctx.db.query.run(sql`update ${sql.raw(table)} set ${change}`)).rejects.toThrow()
    await expect(ctx.db.query.run(sql`delete from ${sql.raw(table)}`)).rejects.toThrow()
  }
})
