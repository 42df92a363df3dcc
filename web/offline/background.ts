/** What the app does once its first screen stands: opening without a network, reading without one, looking after storage. */
import { watch } from 'vue'
import { get } from '../platform/api.ts'
import { deviceNow, serverNow } from '../platform/clock.ts'
import { loadWords } from '../platform/locale.ts'
import { answered, keeping } from '../platform/query-cache.ts'
import { all, write } from './database.ts'
import { keep } from './kept.ts'
import { offer, type InstallEvent } from './install.ts'
import { outbox } from './outbox.ts'
import { registerWorker, wakeLater } from './register.ts'
import type { Acked } from './store.ts'
import BackgroundBar from './BackgroundBar.vue'
import { bar, wiped } from './bar.ts'
import { warmAnswers, warmProgram } from './warm.ts'

const hour = 3_600_000
/** As long as a server may be set back to a backup and ask for them again. */
const ackedFor = 72 * hour

interface Told {
  personId: string
  roles: string[]
  restored: string | null
}

interface Mark {
  id: string
}

/** A session that is older than this storage: the browser, or somebody, has cleared it meanwhile. */
async function lookForWipe(person: string) {
  const id = `person ${person}`
  const marks = await all<Mark>('marks')
  if (marks.some((mark) => mark.id === id)) return
  const { sessions } = await get<'/api/devices'>('/api/devices')
  const here = sessions.find((session) => session.current)
  const age = (serverNow() ?? deviceNow()) - (here?.createdAt ?? Infinity)
  wiped.value = age > hour / 6
  await write(['marks'], (store) => store('marks').put({ id }))
}

async function forgetOldAcks() {
  const now = serverNow() ?? deviceNow()
  const old = (await all<Acked>('acked')).filter(({ ackAt }) => ackAt < now - ackedFor)
  if (old.length) await write(['acked'], (store) => old.forEach(({ key }) => store('acked').delete(key)))
}

function keepAnswer(url: string, data: unknown) {
  const kept = keep(url, data)
  if (url !== '/api/me') return
  const { personId, roles, restored } = data as Told
  if (!roles.includes('student')) return
  if (restored)
    void import('./bring-back.ts').then((m) => m.bringBack(personId, restored)).catch(() => undefined)
  void lookForWipe(personId).catch(() => undefined)
  void kept.then(() => warmAnswers(personId)).catch(() => undefined)
}

/** Kept for the page about oneself: the browser offers it once, whenever it likes. */
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  offer.value = event as InstallEvent
})

export function startBackground() {
  void import('../own-routes.ts').catch(() => undefined)
  for (const [url, entry] of answered().sort(([a], [b]) => Number(b === '/api/me') - Number(a === '/api/me')))
    if (!entry.failure) keepAnswer(url, entry.data)
  keeping.keep = keepAnswer
  void registerWorker().then(() => watch(() => outbox.items, wakeLater, { immediate: true }))
  void warmProgram().catch(() => undefined)
  // Some browsers say no, and some yes and clear it all the same: nothing relies on it.
  void navigator.storage?.persist?.().catch(() => undefined)
  void forgetOldAcks().catch(() => undefined)
  void loadWords()
    .catch(() => undefined)
    .then(() => (bar.value = BackgroundBar))
}
