import { words as staffEnglish } from '../../shared/notices/staff-words.en.ts'
import { words as staffChinese } from '../../shared/notices/staff-words.zh-CN.ts'
import { words as english } from '../../shared/notices/words.en.ts'
import { words as chinese } from '../../shared/notices/words.zh-CN.ts'
import { worker } from './scope.ts'

const books = {
  zh: { ...chinese, ...staffChinese },
  en: { ...english, ...staffEnglish },
}

interface Notice {
  kind: keyof typeof books.zh
  params: Record<string, string>
}

const reads = (language: string) => (/^zh/i.test(language) ? books.zh : books.en)

/** A date as the reader says it, without the year. */
const spelled = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text)
    ? new Intl.DateTimeFormat(navigator.language, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
        Date.parse(text),
      )
    : text

/** What a notice says; of a kind that this version does not know yet, that there is one. */
export function told({ kind, params }: Notice, language: string): string {
  const words = reads(language)
  return (words[kind] ?? words.some).replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    spelled(params[name] ?? ''),
  )
}

/**
 * Woken by an empty push: asks the own server what is new, and shows it. Whoever has been signed out meanwhile, or
 * has no network, is shown that there is something: a push that shows nothing is taken amiss by browsers.
 */
export async function pushed() {
  const [newest] = await unseen()
  const body = newest ? told(newest, navigator.language) : reads(navigator.language).some
  const { registration } = worker
  await registration.showNotification('到岗', { body, tag: 'notices', icon: '/icon-192.png' })
}

async function unseen(): Promise<Notice[]> {
  try {
    const answer = await fetch('/api/notices', { headers: { 'Accept-Language': navigator.language } })
    const { notices } = (await answer.json()) as { notices: (Notice & { seenAt: number | null })[] }
    return notices.filter(({ seenAt }) => seenAt === null)
  } catch {
    return []
  }
}

/** Opens the notices, in a window of the app that is there already if there is one. */
export async function opened() {
  const [open] = await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' })
  const path = '/notices'
  await (open ? open.navigate(path).then((page) => page?.focus()) : worker.clients.openWindow(path))
}
