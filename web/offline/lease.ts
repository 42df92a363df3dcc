import { deviceNow } from '../platform/clock.ts'
import { newKey } from '../platform/new-key.ts'
import { found, write } from './database.ts'

/** For browsers without Web Locks: whoever holds the row does the work, the others leave it to them. */
interface Lease {
  id: string
  holder: string
  until: number
}

const me = newKey()
/** A page that dies in the middle holds up the others so long. */
const lasting = 20_000

async function take(id: string): Promise<boolean> {
  let mine = false
  await write(['marks'], (store) => {
    const marks = store('marks')
    void found<Lease | undefined>(marks.get(id)).then((held) => {
      const now = deviceNow()
      // A clock that was set back must not lock for long.
      mine = !held || held.holder === me || held.until < now || held.until > now + lasting
      if (mine) marks.put({ id, holder: me, until: now + lasting })
      return mine
    })
  })
  return mine
}

/** Does the work if nobody else is at it. Done twice it would be the same: every command carries its key. */
export async function withLease(what: string, work: () => Promise<void>) {
  const id = `lease ${what}`
  if (!(await take(id))) return
  const renewing = setInterval(() => void take(id), lasting / 4)
  try {
    await work()
  } finally {
    clearInterval(renewing)
    await write(['marks'], (store) => store('marks').delete(id))
  }
}
